"""A body as its author typed it, made into safe French HTML whose links and pictures wait for their addresses.

Markdown, then sanitising, then one walk that sets typography, headings, tables and placeholders. Pure: the same
text always gives the same `Prose`, and nothing here knows the catalogue.
"""

from __future__ import annotations

import re
from html import escape

from partage_site.rendering.limits import UnreadableProse
from partage_site.rendering.parts import Heading, Prose, Reference, Removal
from partage_site.rendering.typography import polish, with_superscripts

__all__ = ["Heading", "Prose", "Reference", "Removal", "UnreadableProse", "write_inline", "write_prose"]

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def write_prose(text: str, *, base_level: int = 2) -> Prose:
    """The `Prose` of `text`, its first heading at `base_level` (2 under a page's h1) and no level jumped.

    Raises UnreadableProse for a text that cannot be laid out.
    """
    # Imported here, as a build in which no body changed reads no Markdown.
    from partage_site.rendering.annotating import annotate
    from partage_site.rendering.engine import to_html
    from partage_site.rendering.locating import Places
    from partage_site.rendering.sanitising import sanitise

    read = to_html(text)
    html, removed = sanitise(read.html)
    places = Places(text)
    removals = [Removal(what, places.of_markup(what)) for what in removed]
    removals += [Removal(f"[{label}]:", places.of_definition(label)) for label in read.unused]
    removals += [Removal(f"| {cell}", places.of_cell(cell)) for cell in read.lost_cells]
    removals += [Removal(what, line) for what, line in places.lone_notes()]
    return annotate(html, places, removals, base_level)


def write_inline(text: str) -> str:
    """The HTML of a short text that is no Markdown (a title, a summary): escaped, typographic, ordinals raised."""
    return with_superscripts(escape(polish(_UNPRINTABLE.sub("", text))))
