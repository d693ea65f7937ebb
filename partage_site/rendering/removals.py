"""What is told of each thing that a body lost."""

from __future__ import annotations

from partage_site.diagnostics import Diagnostic, Location
from partage_site.rendering.parts import Removal, RemovalKind
from partage_site.wording import prose as wording

_SAY = {
    RemovalKind.TAG: wording.tag_removed,
    RemovalKind.ATTRIBUTE: wording.attribute_removed,
    RemovalKind.ADDRESS: wording.address_removed,
    RemovalKind.CELL: wording.cell_without_column,
    RemovalKind.DEFINITION: wording.unused_definition,
    RemovalKind.NOTE: wording.uncalled_note,
    RemovalKind.FENCE: wording.open_fence,
    RemovalKind.INDENTED: wording.paragraph_as_code,
    RemovalKind.CALL: wording.call_of_no_note,
}


def told(removal: Removal, place: Location) -> Diagnostic:
    """The problem that `removal`, which was typed at `place`, is."""
    match removal.kind:
        case RemovalKind.HEADING:
            return wording.empty_heading(place)
        case RemovalKind.ANCHOR:
            return wording.unknown_anchor(place, removal.what, removal.near)
        case RemovalKind.SIGNS:
            return wording.signs_unread(place, removal.what, removal.near)
        case RemovalKind.TABLE:
            return wording.no_table(place, removal.what, removal.near)
        case RemovalKind.COLUMNS:
            return wording.columns_by_tabs(place, removal.what, removal.near)
        case kind:
            return _SAY[kind](place, removal.what)
