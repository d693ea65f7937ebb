"""What is pasted from word processors, spreadsheets and letters, and means other things here than it did there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from urllib.parse import unquote

from partage_site.rendering.locating import Places
from partage_site.rendering.parts import Removal, RemovalKind

# The signs of Word's lists, and the dashes that it makes of hyphens; « • » is understood.
_SIGNS = "–—·▪●○◦‣✓✔➢➤→"
_SIGN = re.compile(f"[{_SIGNS}]")
_LISTED = re.compile(rf"(?:^[ \t]{{0,3}}[{_SIGNS}][ \t\u00a0]+\S.*(?:\n|\Z)){{2,}}", re.MULTILINE)
# Lines that are set out already: items, headings, rows, definitions, code.
_SET_OUT = re.compile(rf"\t| {{4}}|\s*(?:[-*+•#>:{_SIGNS}]|\w{{1,3}}[.)]|\[[^\]]+\]:)|.*\|")
_LINE_ENDED = re.compile(r"(?: {2}|\\|<br ?/?>[ \t]*)\n")
# « 9h30 Accueil » above « De 10 h à 12 h : ateliers »: a day's programme, a line each.
_HOUR = r"(?:[Dd]e |[Dd]ès |[ÀàVv](?:ers)? )?\d{1,2}[ \u00a0\u202f]?(?:[hH](?![^\W\d_])|:\d\d)"
_HOURS = re.compile(rf"(?:^ {{0,3}}(?:\*\*)?{_HOUR}.*+(?:\n|\Z)){{2,}}", re.MULTILINE)
_INDENTED = re.compile(r"^(?=\t| {4})[ \t]+(?P<words>\S.*)", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{2,}")
# What a letter has in the place of its reader's name: `*|FNAME|*`, `{{ contact.PRENOM }}`, `%PRENOM%`.
_MERGED = re.compile(r"\*\|[A-Z][A-Z\d_:]*\|\*|\{\{ ?[\w.]+ ?\}\}|(?<![\w%])%[A-Z_]{3,}%(?![\w%])")
# Mail programs and search engines that note who follows a link, then lead to where it went.
_DETOUR = re.compile(
    r"https?://(?:www\.google\.[a-z.]+/url|[\w.]+\.safelinks\.protection\.outlook\.com/|l\.facebook\.com/l\.php)"
    r"\?(?:[^\s()\"'<>]{0,1500}&(?:amp;)?)?(?:q|u|url)=(?P<meant>https?[^\s()\"'<>&]+)[^\s()\"'<>]*"
)
_SHOWN = 6  # rows of a table; what is longer is understood all the same


def pasted_in(places: Places, html: str) -> Iterator[Removal]:
    """Lists, columns and first lines that signs, hours and tabs set out, fields of a letter, links by way of others:
    each with what to type. `html` is what Markdown made of the text."""
    prose = places.prose
    for items in _LISTED.finditer(prose) if _SIGN.search(prose) else ():
        at, lines = items.start(), items.group().splitlines(keepends=True)
        if all(map(_LINE_ENDED.search, lines[:-1])):  # « — Bonjour ! » and its answer, each on its line
            continue
        for line in lines:
            yield Removal(RemovalKind.SIGNS, line.strip(), places.line_of(at), f"- {line.strip()[1:].strip()}")
            at += len(line)
    yield from _columns(prose) if "\t" in prose else ()
    yield from _hours(places)
    for found in _INDENTED.finditer(prose) if "<pre><code>" in html else ():
        words = found["words"].rstrip()
        if f"<pre><code>{words}" in html and _is_sentence(words):
            yield Removal(RemovalKind.INDENTED, words, places.line_of(found.start()))
    for found in _MERGED.finditer(prose) if "*|" in prose or "{{" in prose or "%" in prose else ():
        yield Removal(RemovalKind.MERGED, found.group(), places.line_of(found.start()))
    for found in _DETOUR.finditer(prose) if "://" in prose else ():
        yield Removal(RemovalKind.DETOUR, found.group(), places.line_of(found.start()), unquote(found["meant"]))


def _hours(places: Places) -> Iterator[Removal]:
    """Lines in a row that each begin with an hour, and that nothing keeps apart."""
    for found in _HOURS.finditer(places.prose):
        lines = found.group().splitlines(keepends=True)
        if not all(map(_LINE_ENDED.search, lines[:-1])):
            items = "\n".join(f"- {line.strip()}" for line in lines[:_SHOWN])
            yield Removal(RemovalKind.HOURS, lines[0].strip(), places.line_of(found.start()), items)


def _columns(prose: str) -> Iterator[Removal]:
    """Lines in a row that tabs cut into as many cells."""
    numbered = enumerate(prose.split("\n"), 1)
    for cut, group in groupby(numbered, lambda each: "\t" in each[1].strip() and not _SET_OUT.match(each[1])):
        rows = list(group) if cut else []
        cells = [re.split(r"\t+", line.strip()) for _, line in rows]
        if len(rows) > 1 and len(set(map(len, cells))) == 1:
            head, *others = (f"| {' | '.join(map(str.strip, row))} |" for row in cells)
            table = [head, "|" + "---|" * len(cells[0]), *others]
            yield Removal(RemovalKind.COLUMNS, cells[0][0], rows[0][0], "\n".join(table[:_SHOWN]))


def _is_sentence(words: str) -> bool:
    """Whether `words` are French prose, and no code."""
    return (
        len(words) < 2000 and words[-1] in ".!?…" and not {*words} & {*"{}<>=$|\\;"} and len(_WORD.findall(words)) > 3
    )
