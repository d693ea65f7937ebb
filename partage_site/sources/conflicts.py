"""The marks that git leaves in a file of which two versions were not made one."""

from __future__ import annotations

import re

from partage_site.diagnostics import Report
from partage_site.sources.text import SourceText
from partage_site.wording import sources as wording

_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?\r?$", re.MULTILINE)
# Of a conflict among the fields, the middle line alone: it does not end them, since `---` does further down.
_HALF_CONFLICT = re.compile(r"\s*---[ \t]*\n(?:(?!---|={7}$).*\n)*(?=={7}\n(?:(?!---).*\n)*---[ \t]*$)", re.MULTILINE)


def conflict_line(text: str) -> int:
    """The line, from 1, of the first mark in `text`; 0 where there is none."""
    found = _CONFLICT.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def has_conflict(text: SourceText, report: Report) -> bool:
    """Whether a merge was left half done in a source, which is reported; what its two sides say cannot be read."""
    line = conflict_line(text.text)
    if not line and "\n=======\n" in text.text and (half := _HALF_CONFLICT.match(text.text)):
        line = text.text.count("\n", 0, half.end()) + 1
    if line:
        report.add(wording.merge_conflict(text.place(line)))
    return line > 0
