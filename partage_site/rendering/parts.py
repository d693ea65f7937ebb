"""What a written body is made of: safe HTML with placeholders, headings, what it links to, what was taken out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from enum import StrEnum
from html import escape
from typing import Literal, NamedTuple

from partage_site.artifact import json_bytes

# Placeholders are made of signs that sanitising takes out of every text, so that no content can forge one.
_PLACEHOLDER = re.compile("\ufdd0([lpi])([0-9]*)\ufdd1")
PREFIX = "\ufdd0i\ufdd1"


def link_placeholder(index: int) -> str:
    """Stands for the address of the reference `index`."""
    return f"\ufdd0l{index}\ufdd1"


def picture_placeholder(index: int) -> str:
    """Stands for the whole picture of the reference `index`."""
    return f"\ufdd0p{index}\ufdd1"


class Heading(NamedTuple):
    """A heading of a body: its level on the page (2 to 6), the id to link to, its words as plain text."""

    level: int
    id: str
    text: str


class Reference(NamedTuple):
    """A link or an image. `target` as typed, HTML entities decoded; `line` from 1 in the body; `text` the words of
    the link, or the image's alternative text; `title` its title.
    """

    target: str
    kind: Literal["link", "image"]
    line: int
    text: str
    title: str = ""


class RemovalKind(StrEnum):
    """What was taken out (`<script>`, `onclick`, `javascript:…`, a heading without a word), what nobody would see (a
    cell beyond the columns, a link definition that no link uses, a note that nothing calls), what leads nowhere (the
    call of no note, a link to no heading), what is seen with its signs (`[ici] (https://…)`, a table without its line
    of dashes), as one line (columns that tabs set apart, the hours of a day) or as code (a paragraph that a tab begins,
    a text to its end), what a letter would have filled in, a link that leads by way of who counts its readers, signs
    that are taken for Markdown's (`étudiant*es`), a line of dashes that makes a title of the one above, and what git
    left of a conflict.
    """

    TAG = "tag"
    ATTRIBUTE = "attribute"
    ADDRESS = "address"
    HEADING = "heading"
    CELL = "cell"
    DEFINITION = "definition"
    NOTE = "note"
    CALL = "call"
    ANCHOR = "anchor"
    SIGNS = "signs"
    TABLE = "table"
    FENCE = "fence"
    COLUMNS = "columns"
    HOURS = "hours"
    INDENTED = "indented"
    MERGED = "merged"
    DETOUR = "detour"
    LOST = "lost"
    UNDERLINE = "underline"
    CONFLICT = "conflict"


class Removal(NamedTuple):
    """Something that its author wrote and readers do not have. `what` is its name as typed: a tag with its brackets,
    a label without; `line` from 1 in the body; `near` what was most likely meant, if anything was.
    """

    kind: RemovalKind
    what: str
    line: int
    near: str = ""


class Prose(NamedTuple):
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

    def as_json(self) -> bytes:
        """The whole of it on one line, for `from_json`."""
        return json_bytes(self)

    @classmethod
    def from_json(cls, said: bytes) -> Prose:
        """What `as_json` told."""
        html, headings, plain, references, removals = json.loads(said)
        return cls(
            html,
            tuple(Heading(*heading) for heading in headings),
            plain,
            tuple(Reference(*reference) for reference in references),
            tuple(Removal(RemovalKind(kind), *said) for kind, *said in removals),
        )
