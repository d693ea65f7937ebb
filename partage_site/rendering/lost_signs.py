"""Signs that people mean as they are typed and Markdown takes for its own: readers would lose them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partage_site.rendering.locating import Places
from partage_site.rendering.parts import Removal, RemovalKind

# « étudiant*es », « tou*te*s »: what follows a star is how a French feminine or plural ends.
_ENDING = r"\*{1,2}(?:[a-zéèê]{0,5}es?|[sx])"
_STARRED = re.compile(rf"(?<![\w*\\])[^\W\d_]{{2,30}}(?:{_ENDING}){{1,3}}(?![\w*])")
# Each text is asked about all of this: the sign itself is looked for a tenth as long as the words around it.
_STAR = re.compile(r"\*(?<=[^\W\d_]\*)\*?\w")
_MORE = re.compile(r"^[ \t]*(?:[-*•][ \t]+)?(?P<typed>\+[ \u00a0](?P<than>d(?:e[ \u00a0]|['’]).*\S))", re.MULTILINE)
# A line of dashes under the first line of a paragraph makes a title of it. Many dashes under words that end no sentence
# are meant so; « --- », and « -- » above a signature, are not.
_DASHES = re.compile(r"\n-+ *(?:\n|\Z)")
_UNDERLINED = re.compile(
    r"(?<!\S\n)^ {0,3}(?!(?:[-*+•>#]|\d{1,9}[.)])[ \t]|\|)(?P<words>\S[^\n]*+)\n"
    r"(?P<line>-{1,3}|(?<=[.,;:…]\n)-+) *$",
    re.MULTILINE,
)
# What git puts between two versions; under seven signs it may be a title's. Its bars begin the one that both changed.
_LEFT_BY_GIT = re.compile(r"(?<!^[^\n]{7}\n)^={7}$|^\|{7} [^|\n]+$", re.MULTILINE)


def lost_in(places: Places, html: str) -> Iterator[Removal]:
    """Stars within words, « + de » that begins a line, lines of signs that make a title or that git left; each with
    what to type. `html` is what Markdown made of the text."""
    prose = places.prose
    told: set[str] = set()
    for found in _STARRED.finditer(prose) if _STAR.search(prose) else ():
        typed = found.group()
        if typed not in html and typed not in told:
            told.add(typed)
            yield Removal(RemovalKind.LOST, typed, places.line_of(found.start()), re.sub(r"\*+", "·", typed))
    for found in _MORE.finditer(prose) if "+" in prose else ():
        yield Removal(RemovalKind.LOST, found["typed"], places.line_of(found.start("typed")), f"Plus {found['than']}")
    for found in _UNDERLINED.finditer(prose) if "<h" in html and _DASHES.search(prose) else ():
        yield Removal(RemovalKind.UNDERLINE, found["line"], places.line_of(found.start("line")), found["words"].strip())
    for found in _LEFT_BY_GIT.finditer(prose) if "=======" in prose or "||||||| " in prose else ():
        yield Removal(RemovalKind.CONFLICT, found.group(), places.line_of(found.start()))
