"""Path data is short and draws the same line."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from partage_site.geography.path_data import Grid, path_data, simplified


def drawn(path: str) -> list[list[Grid]]:
    """The lines that relative path data draws, each closed one ending where it starts."""
    lines: list[list[Grid]] = []
    x = y = 0
    for command, numbers in re.findall(r"([mz])([^mz]*)", path):
        if command == "z":
            x, y = lines[-1][0]
            lines[-1].append((x, y))
            continue
        values = [int(value) for value in re.findall(r"-?\d+", numbers)]
        lines.append([])
        for dx, dy in zip(values[::2], values[1::2], strict=True):
            x, y = x + dx, y + dy
            lines[-1].append((x, y))
    return lines


def test_relative_and_without_needless_separators() -> None:
    assert path_data([[(10, 10), (20, 5), (18, 20), (10, 10)]]) == "m10 10 10-5-2 15z"


def test_a_point_that_changes_nothing_is_left_out() -> None:
    assert simplified([(0, 0), (1, 1), (1, 1), (2, 2), (2, 5), (2, 3)]) == [(0, 0), (2, 2), (2, 5), (2, 3)]


def test_what_has_no_extent_is_left_out() -> None:
    assert path_data([[(3, 3), (3, 3)], [(1, 1), (2, 2), (1, 1)]]) == ""


_grid = st.tuples(st.integers(-50, 50), st.integers(-50, 50))


@given(st.lists(st.lists(_grid, min_size=2, max_size=12), max_size=4))
def test_reading_the_path_gives_the_lines_again(lines: list[list[Grid]]) -> None:
    expected = [simplified(line) for line in lines]
    kept = [line for line in expected if len(line) >= (4 if line[0] == line[-1] else 2)]
    assert drawn(path_data(lines)) == kept
