"""The text of one source file, and the places in it."""

from __future__ import annotations

from functools import cached_property

from partage_site.diagnostics import Location

_LONGEST_EXCERPT = 200


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """The line and the column, from 1, of the sign at `at`, from 0."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


class SourceText:
    """The whole text of the file that people know as `file`; its lines end with `\\n` alone.

    It is held as UTF-8: for one « ’ », Python takes two bytes for every character, and ten thousand texts are held.
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._data = text.encode("utf-8", "surrogatepass")

    @property
    def text(self) -> str:
        """All of it, decoded now."""
        return self._data.decode("utf-8", "surrogatepass")

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines, without their ends."""
        return tuple(self.text.split("\n"))

    def place(self, line: int, column: int = 0, length: int = 1) -> Location:
        """The place at `line` and `column` (from 1; a column of 0 is the whole line), with its excerpt.

        A line beyond the last one is the last one. A line too long to read keeps its beginning, if the place
        is in it.
        """
        line = min(max(line, 1), len(self.lines))
        excerpt = self.lines[line - 1]
        if len(excerpt) > _LONGEST_EXCERPT:
            shown = column + length <= _LONGEST_EXCERPT
            excerpt = excerpt[:_LONGEST_EXCERPT] + "…" if shown else ""
        return Location(self.file, line, column, excerpt, max(length, 1))

    def first(self, found: str, line: int) -> int:
        """The first line from `line` on that holds `found`; `line` where none does."""
        lines = range(max(line, 1), len(self.lines) + 1)
        return next((number for number in lines if found and found in self.lines[number - 1]), line)

    def find(self, line: int, found: str) -> Location:
        """The place of `found` in `line`, as what a link leads to before anything else; else that whole line."""
        line = min(max(line, 1), len(self.lines))
        text = self.lines[line - 1]
        column = (text.find(f"]({found}") + 3 if f"]({found}" in text else text.find(found) + 1) if found else 0
        return self.place(line, column, len(found) if column else 1)
