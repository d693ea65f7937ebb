"""Characters that the site's fonts cannot draw: a font of the reader's machine shows them, or a box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from partage_site.diagnostics import Diagnostic
from partage_site.sources.document import Document
from partage_site.sources.text import line_and_column
from partage_site.wording import sources as wording

# What draws nothing by itself: ends of lines, and what joins or tints the parts of one sign (👩‍🏫, ✍️).
_NOT_DRAWN = "\n\t\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff"


def read_coverage(assets: Path) -> re.Pattern[str] | None:
    """What finds a character that one of the fonts under `assets` lacks; None where nothing says what they have.

    `fonts/_coverage.txt` holds the ranges that all of them have, `U+0020-007E,U+00A0-00A3`, made with the fonts.
    """
    path = assets / "fonts" / "_coverage.txt"
    if not path.is_file():
        return None
    ranges = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", path.read_text("ascii"))
    signs = "".join(f"{_escaped(first)}-{_escaped(last or first)}" for first, last in ranges)
    return re.compile(f"[^{signs}{_NOT_DRAWN}]")


def uncovered_signs(document: Document, lacking: re.Pattern[str]) -> Iterator[Diagnostic]:
    """A warning for each character of `document` that `lacking` finds, at its first place; comments excepted."""
    text = document.text.text
    told: set[str] = set()
    for found in lacking.finditer(text):
        if found[0] in told:  # looked at first: a text may be foreign from end to end
            continue
        line, column = line_and_column(text, found.start())
        commented = line < document.body_line and document.text.lines[line - 1][: column - 1].lstrip().startswith("#")
        if not commented:
            told.add(found[0])
            yield wording.uncovered_sign(document.text.place(line, column), found[0])


def _escaped(code: str) -> str:
    return re.escape(chr(int(code, 16)))
