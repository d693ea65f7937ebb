"""A body as its author typed it, made into safe French HTML whose links and pictures wait for their addresses.

Markdown, then sanitising, then one walk that sets typography, headings, tables and placeholders. Pure: the same
text always gives the same `Prose`, and nothing here knows the catalogue.
"""

from __future__ import annotations

from partage_site.rendering.limits import UnreadableProse
from partage_site.rendering.parts import Prose, Removal, RemovalKind


def write_prose(text: str) -> Prose:
    """The `Prose` of `text`, its first heading of level 2, under a page's h1, and no level jumped.

    Raises UnreadableProse for a text that cannot be laid out.
    """
    # Imported here, as a build in which no body changed reads no Markdown.
    from partage_site.rendering.annotating import annotate
    from partage_site.rendering.engine import to_html
    from partage_site.rendering.locating import Places
    from partage_site.rendering.lost_signs import lost_in
    from partage_site.rendering.pasted import pasted_in
    from partage_site.rendering.sanitising import sanitise
    from partage_site.rendering.slips import slips_in

    read = to_html(text)
    html, removed = sanitise(read.html)
    places = Places(text)
    removals = [Removal(kind, what, places.of_markup(what)) for kind, what in removed]
    removals += [Removal(RemovalKind.DEFINITION, label, places.of_definition(label)) for label in read.unused]
    removals += [Removal(RemovalKind.CELL, cell, places.of_cell(cell)) for cell in read.lost_cells]
    removals += [Removal(RemovalKind.NOTE, label, line) for label, line in places.uncalled_notes()]
    removals += [Removal(RemovalKind.CALL, label, line) for label, line in places.calls_of_no_note()]
    slips = list(slips_in(places))
    # `[^1] : Source` is no call of a note: it is the note.
    notes = {slip.what.partition("]")[0] for slip in slips}
    removals = [each for each in removals if each.kind is not RemovalKind.CALL or f"[^{each.what}" not in notes]
    removals += [*slips, *pasted_in(places, html), *lost_in(places, html)]
    return annotate(html, places, removals)


def written(text: str) -> bytes | None:
    """The `Prose` of `text` as JSON; None for a text that cannot be laid out."""
    try:
        return write_prose(text).as_json()
    except UnreadableProse:
        return None
