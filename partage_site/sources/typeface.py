"""Characters that the site's fonts cannot draw: a font of the reader's machine shows them, or a box."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from partage_site.diagnostics import Diagnostic
from partage_site.sources.document import Document
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


def uncovered_signs(documents: Iterable[Document], lacking: re.Pattern[str]) -> Iterator[Diagnostic]:
    """A warning for each character of each document that `lacking` finds, at its first place; comments excepted."""
    for document in documents:
        told: set[str] = set()
        for found in lacking.finditer(document.text.text):
            if found[0] in told:  # looked at first: a text may be foreign from end to end
                continue
            before = document.text.text[: found.start()]
            line, start = before.count("\n") + 1, before.rfind("\n") + 1
            commented = line < document.body_line and before[start:].lstrip().startswith("#")
            if not commented:
                told.add(found[0])
                yield wording.uncovered_sign(document.text.place(line, len(before) - start + 1), found[0])


def _escaped(code: str) -> str:
    return re.escape(chr(int(code, 16)))
