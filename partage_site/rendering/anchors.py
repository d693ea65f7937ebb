"""Links to the headings of a text: one beside each, to copy the address of its part; those that authors type."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from difflib import get_close_matches
from urllib.parse import unquote

from markupsafe import Markup

from partage_site.rendering.parts import Heading
from partage_site.slugs import is_slug, slugify

_HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)


class Ids:
    """The ids of one text, none of them twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}  # by slug, the last number that tells its ids apart

    def __contains__(self, each: object) -> bool:
        return each in self._taken

    def claim(self, slug: str) -> str:
        """`slug`, with a number where it is taken."""
        number, found = self._last.get(slug, 1), slug
        while found in self._taken:
            number += 1
            found = f"{slug}-{number}"
        self._taken.add(found)
        self._last[slug] = number
        return found


def anchored(html: Markup) -> Markup:
    """`html`, written prose, with a link after each heading of level 2 or 3 that has an id.

    The link stands beside the heading, not in it: whoever hears the heading hears its words alone.
    """
    return Markup(_HEADING.sub(_with_link, html))


def _with_link(found: re.Match[str]) -> str:
    words = re.sub(r"<[^>]+>", "", found[3]).replace('"', "&quot;")
    link = f'<a class="anchor" href="#{found[2]}" aria-label="Lien vers cette partie\u00a0: {words}">#</a>'
    return f'<div class="titled">{found[0]}{link}</div>'


def as_anchor(fragment: str) -> str:
    """The id that a heading has here, from that which a forge gives it (`été`, `%C3%A9t%C3%A9`)."""
    typed = unquote(fragment)
    return fragment if is_slug(typed) or not any(map(str.isalnum, typed)) else slugify(typed)


def heading_of(fragment: str, ids: Container[str]) -> str | None:
    """The one of `ids` that `fragment` means, itself where it is empty; None where there is none."""
    anchor = fragment if not fragment or fragment in ids else as_anchor(fragment)
    return anchor if not anchor or anchor in ids else None


def nearest_heading(fragment: str, headings: Iterable[Heading]) -> str:
    """The id of the heading that `fragment`, which is of none, most resembles; empty where it resembles none."""
    near = get_close_matches(as_anchor(fragment), [heading.id for heading in headings], n=1, cutoff=0.5)
    return near[0] if near else ""
