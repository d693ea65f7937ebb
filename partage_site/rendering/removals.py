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
    RemovalKind.MERGED: wording.field_of_a_letter,
    RemovalKind.INDENTED: wording.paragraph_as_code,
    RemovalKind.CALL: wording.call_of_no_note,
    RemovalKind.CONFLICT: wording.left_by_a_conflict,
}


_SAY_WHAT_WAS_MEANT = {
    RemovalKind.ANCHOR: wording.unknown_anchor,
    RemovalKind.SIGNS: wording.signs_unread,
    RemovalKind.TABLE: wording.no_table,
    RemovalKind.COLUMNS: wording.columns_by_tabs,
    RemovalKind.HOURS: wording.hours_run_on,
    RemovalKind.DETOUR: wording.link_by_a_detour,
    RemovalKind.LOST: wording.signs_lost,
    RemovalKind.UNDERLINE: wording.title_by_a_line,
}


def told(removal: Removal, place: Location) -> Diagnostic:
    """The problem that `removal`, which was typed at `place`, is."""
    if removal.kind is RemovalKind.HEADING:
        return wording.empty_heading(place)
    if say := _SAY_WHAT_WAS_MEANT.get(removal.kind):
        return say(place, removal.what, removal.near)
    return _SAY[removal.kind](place, removal.what)
