"""What is pasted from word processors and spreadsheets, and Markdown takes for other things than it was there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partage_site.rendering.locating import Places
from partage_site.rendering.parts import Removal, RemovalKind

# The signs of Word's lists, and the dashes that it makes of hyphens; « • » is understood.
_SIGNS = "–—·▪●○◦‣✓✔➢➤→"
_SIGN = re.compile(f"[{_SIGNS}]")
_LISTED = re.compile(rf"(?:^[ \t]{{0,3}}[{_SIGNS}][ \t\u00a0]+\S.*(?:\n|\Z)){{2,}}", re.MULTILINE)
_CELLS = re.compile(rf"(?:^(?![-*+•{_SIGNS}]\t|\w{{1,3}}[.)]\t)[^\s|#>].*\t[ \t]*\S.*(?:\n|\Z)){{2,}}", re.MULTILINE)
_INDENTED = re.compile(r"^(?:\t| {4,})[ \t]*(?P<words>\S.*\S)", re.MULTILINE)
# French prose, and no code: words, and the end of a sentence.
_SENTENCE = re.compile(r"(?=(?:[^\n]*?[^\W\d_]{2,}[ ,’']+){3})[^\n{}<>=$|\\;]*[.!?…]\W*")
_SHOWN = 6  # rows of a table; what is longer is understood all the same


def pasted_in(places: Places, html: str) -> Iterator[Removal]:
    """Lists, columns and first lines that were set out by signs and tabs, each with what Markdown wants; `html` is what
    it made of the text."""
    prose = places.prose
    for items in _LISTED.finditer(prose) if _SIGN.search(prose) else ():
        at = items.start()
        for line in items.group().splitlines(keepends=True):
            yield Removal(RemovalKind.SIGNS, line.strip(), places.line_of(at), f"- {line.strip()[1:].strip()}")
            at += len(line)
    for rows in _CELLS.finditer(prose) if "\t" in prose else ():
        cells = [re.split(r"\t+", row.strip()) for row in rows.group().splitlines()]
        if len({len(row) for row in cells}) == 1:
            head, *others = (f"| {' | '.join(row)} |" for row in cells)
            table = [head, "|" + "---|" * len(cells[0]), *others]
            yield Removal(RemovalKind.COLUMNS, cells[0][0], places.line_of(rows.start()), "\n".join(table[:_SHOWN]))
    for found in _INDENTED.finditer(prose) if "<pre><code>" in html else ():
        words = found["words"]
        if f"<pre><code>{words}" in html and _SENTENCE.fullmatch(words):
            yield Removal(RemovalKind.INDENTED, words, places.line_of(found.start()))
