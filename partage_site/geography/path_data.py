"""Compact SVG path data: whole numbers, relative commands, no point that changes nothing.

Grammar: SVG 2, chapter "Paths": numbers need no separator before a minus sign, and pairs that follow a moveto
are linetos.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Grid = tuple[int, int]


def path_data(lines: Iterable[Sequence[Grid]]) -> str:
    """The `d` attribute that draws `lines`; one that ends where it starts is closed, a mere point is left out."""
    pen = (0, 0)
    parts: list[str] = []
    for line in lines:
        points = simplified(line)
        closed = points[0] == points[-1]
        corners = points[:-1] if closed else points
        if len(corners) < (3 if closed else 2):
            continue
        parts.append("m")
        parts.append(_steps(pen, corners))
        if closed:
            parts.append("z")
        pen = corners[0] if closed else corners[-1]
    return "".join(parts)


def simplified(line: Sequence[Grid]) -> list[Grid]:
    """`line` without points that repeat the one before or lie straight between their neighbours."""
    kept: list[Grid] = []
    for point in line:
        if kept and point == kept[-1]:
            continue
        while len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return kept


def _straight(a: Grid, b: Grid, c: Grid) -> bool:
    """Whether b lies on the segment from a to c; a spike that comes back on itself does not count."""
    forward = (b[0] - a[0], b[1] - a[1])
    onward = (c[0] - b[0], c[1] - b[1])
    turns = forward[0] * onward[1] - forward[1] * onward[0]
    return turns == 0 and forward[0] * onward[0] + forward[1] * onward[1] > 0


def _steps(pen: Grid, points: Iterable[Grid]) -> str:
    text = ""
    for x, y in points:
        for step in (x - pen[0], y - pen[1]):
            text += f"{'' if step < 0 or not text else ' '}{step}"
        pen = (x, y)
    return text
