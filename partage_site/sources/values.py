"""What a source says, as plain values with the place of each."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from partage_site.diagnostics import Diagnostic

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
KeyPath: TypeAlias = tuple[str | int, ...]


class Mark(NamedTuple):
    """A place: line and column from 1 at the top of the file, and how many characters of that line."""

    line: int
    column: int
    length: int


class Tree(NamedTuple):
    """Plain values; where each key stands, and each value and item; what was wrong; whether the values are likely what
    was meant nonetheless."""

    values: dict[str, Value]
    keys: dict[KeyPath, Mark]
    places: dict[KeyPath, Mark]
    problems: tuple[Diagnostic, ...]
    as_meant: bool = True
