"""Texts that would hold the build up: refused by what can be counted, else by the time that they take.

The clock decides only whether a text is refused, never what is written; and it is the processor time of this
thread, so that a busy or sleeping machine refuses nothing. That time is never more than what the clock on the wall
counts, which costs a tenth to ask, and is asked first.
"""

from __future__ import annotations

import re
import time

from partage_site.diagnostics import PartageError

MOST_CHARACTERS = 500_000
MOST_IN_A_LINE = 50_000
MOST_ABBREVIATIONS = 100
MOST_NOTES = 1_000
SECONDS = 1.0

_ABBREVIATION = re.compile(r"^\*\[", re.MULTILINE)
_NOTE = re.compile(r"^ {0,3}\[\^", re.MULTILINE)
_SIGNS = re.compile(r"[\[\]*_<>&`|!:#\\]")


class UnreadableProse(PartageError):
    """A text that cannot be laid out: `reason` in French, `line` counted from 1 in the text, 0 when unknown."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def refuse_excess(text: str) -> None:
    """Raises UnreadableProse for what no page holds: half a million characters, endless lines, columns or notes."""
    if len(text) > MOST_CHARACTERS:
        raise UnreadableProse(f"plus de {MOST_CHARACTERS // 1000}\u202f000 caractères")
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MOST_IN_A_LINE:
            raise UnreadableProse(f"une ligne de plus de {MOST_IN_A_LINE // 1000}\u202f000 caractères", number)
    if len(_ABBREVIATION.findall(text)) > MOST_ABBREVIATIONS:
        raise UnreadableProse(f"plus de {MOST_ABBREVIATIONS} définitions d’abréviations")
    if len(_NOTE.findall(text)) > MOST_NOTES:
        raise UnreadableProse(f"plus de {MOST_NOTES // 1000}\u202f000 notes")


def heaviest_line(text: str) -> int:
    """The line, counted from 1, with the most signs of Markdown: where a text that takes too long most likely does."""
    lines = text.split("\n")
    return max(range(len(lines)), key=lambda index: (len(_SIGNS.findall(lines[index])), -index)) + 1


class Budget:
    """The processor time that one text may take in this thread, asked about from inside the reader's loops."""

    def __init__(self) -> None:
        self._end = self._earliest = float("inf")

    def start(self) -> None:
        """Gives `SECONDS` from now on."""
        self._end, self._earliest = time.thread_time() + SECONDS, time.monotonic() + SECONDS

    def check(self) -> None:
        """Raises UnreadableProse once the time is used up."""
        if time.monotonic() > self._earliest and time.thread_time() > self._end:
            raise UnreadableProse("trop de signes de mise en forme enchevêtrés")
