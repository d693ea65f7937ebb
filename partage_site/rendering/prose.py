"""A body as its author typed it, made into safe French HTML whose links and pictures wait for their addresses.

Markdown, then sanitising, then one walk that sets typography, headings, tables and placeholders. Pure: the same
text always gives the same `Prose`, and nothing here knows the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Literal

from partage_site.rendering.limits import UnreadableProse
from partage_site.rendering.typography import polish, with_superscripts

__all__ = ["Heading", "Prose", "Reference", "Removal", "UnreadableProse", "write_inline", "write_prose"]

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# Placeholders are made of signs that sanitising takes out of every text, so that no content can forge one.
_PLACEHOLDER = re.compile("\ufdd0([lpi])([0-9]*)\ufdd1")
PREFIX = "\ufdd0i\ufdd1"


def link_placeholder(index: int) -> str:
    """Stands for the address of the reference `index`."""
    return f"\ufdd0l{index}\ufdd1"


def picture_placeholder(index: int) -> str:
    """Stands for the whole picture of the reference `index`."""
    return f"\ufdd0p{index}\ufdd1"


@dataclass(frozen=True)
class Heading:
    """A heading of a body: its level on the page (2 to 6), the id to link to, its words as plain text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Reference:
    """A link or an image. `target` as typed, HTML entities decoded; `line` from 1 in the body; `text` the words of
    the link, or the image's alternative text; `title` its title, `alone` whether an image is a paragraph of its own.
    """

    target: str
    kind: Literal["link", "image"]
    line: int
    text: str
    title: str = ""
    alone: bool = False


@dataclass(frozen=True)
class Removal:
    """Something that was taken out: `<script>`, `onclick`, `javascript:…`, or `titre vide`."""

    what: str
    line: int


@dataclass(frozen=True)
class Prose:
    """A written body. `html` is safe but holds placeholders: only `resolved` makes it fit for a page.

    `plain` has all its words, whitespace folded. A link within the body (`#inscription`) is among the
    `references`, so that it can be checked, but `resolved` asks nobody about it.
    """

    html: str
    headings: tuple[Heading, ...]
    plain: str
    references: tuple[Reference, ...]
    removals: tuple[Removal, ...]

    def resolved(
        self, link: Callable[[Reference], str], picture: Callable[[Reference], str], *, prefix: str = ""
    ) -> str:
        """The HTML for a page. `link` gives an address, escaped here; `picture` gives trusted HTML, taken as it is;
        `prefix`, made of characters that an id may hold, keeps the ids of several bodies of one page apart.
        """

        def replacement(found: re.Match[str]) -> str:
            if found[1] == "i":
                return escape(prefix)
            reference = self.references[int(found[2])]
            return escape(link(reference)) if found[1] == "l" else picture(reference)

        return _PLACEHOLDER.sub(replacement, self.html)


def write_prose(text: str, *, base_level: int = 2) -> Prose:
    """The `Prose` of `text`, its first heading at `base_level` (2 under a page's h1) and no level jumped.

    Raises UnreadableProse for a text that cannot be laid out.
    """
    # Imported here, as a build in which no body changed reads no Markdown.
    from partage_site.rendering.annotating import annotate
    from partage_site.rendering.engine import to_html
    from partage_site.rendering.locating import Places
    from partage_site.rendering.sanitising import sanitise

    html, removed = sanitise(to_html(text))
    places = Places(text)
    removals = [Removal(what, places.of_markup(what)) for what in removed]
    return annotate(html, places, removals, base_level)


def write_inline(text: str) -> str:
    """The HTML of a short text that is no Markdown (a title, a summary): escaped, typographic, ordinals raised."""
    return with_superscripts(escape(polish(_UNPRINTABLE.sub("", text))))
