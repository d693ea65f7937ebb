"""Smooth curves through points: what the rope, a figure's history and the timeline are drawn with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import dist

Spot = tuple[float, float]
Bezier = tuple[Spot, Spot, Spot, Spot]

_SAMPLES = 14


def smooth_path(points: Sequence[Spot], tension: float = 1.0) -> str:
    """The `d` attribute of a smooth open curve through `points`, with one decimal; empty for fewer than two.

    `tension` goes from 1, roundest, to 0, straight from point to point.
    """
    return path_of(curve(points, tension))


def curve(points: Sequence[Spot], tension: float = 1.0) -> tuple[Bezier, ...]:
    """One cubic Bézier from each point to the next, by a centripetal Catmull-Rom spline.

    Formula: Barry and Goldman, "A recursive evaluation algorithm for a class of Catmull-Rom splines", 1988;
    centripetal parameters (Yuksel, Schaefer and Keyser, 2011) keep a segment from looping on itself. Points
    that repeat the one before are left out.
    """
    knots = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
    beziers = []
    for at, (start, end) in enumerate(pairwise(knots)):
        before = knots[at - 1] if at else None
        after = knots[at + 2] if at + 2 < len(knots) else None
        first = _handle(before, start, end) if before else None
        second = _handle(after, end, start) if after else None
        # An end of the rope has no neighbour: it leaves towards the handle at the other side.
        first = first or _between(start, second or end, 0.5)
        second = second or _between(end, first, 0.5)
        beziers.append((start, _between(start, first, tension), _between(end, second, tension), end))
    return tuple(beziers)


def path_of(beziers: Sequence[Bezier]) -> str:
    """The `d` attribute that draws `beziers`, which follow each other, with one decimal."""
    if not beziers:
        return ""
    curves = ("C" + " ".join(_number(value) for spot in bezier[1:] for value in spot) for bezier in beziers)
    return f"M{_number(beziers[0][0][0])} {_number(beziers[0][0][1])}" + "".join(curves)


def sample(bezier: Bezier, count: int = _SAMPLES) -> tuple[Spot, ...]:
    """`count` + 1 points of a Bézier, its ends included."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = bezier
    spots = []
    for step in range(count + 1):
        t = step / count
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        spots.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return tuple(spots)


def crosses_itself(beziers: Sequence[Bezier]) -> bool:
    """Whether two parts of the curve meet elsewhere than where one follows the other."""
    runs = [tuple(pairwise(sample(bezier))) for bezier in beziers]
    if any(_meet(*one, *other) for run in runs for one, other in _apart(run)):
        return True
    for (i, one), (j, other) in combinations(enumerate(runs), 2):
        if _boxes_meet(beziers[i], beziers[j]):
            # Neighbours share a knot: the piece that ends there and the one that starts there are no crossing.
            shared = {(len(one) - 1, 0)} if j == i + 1 else set()
            for a, first in enumerate(one):
                for b, second in enumerate(other):
                    if (a, b) not in shared and _meet(*first, *second):
                        return True
    return False


def _apart(run: Sequence[tuple[Spot, Spot]]) -> Iterator[tuple[tuple[Spot, Spot], tuple[Spot, Spot]]]:
    return ((run[i], run[j]) for i, j in combinations(range(len(run)), 2) if j > i + 1)


def _handle(before: Spot, knot: Spot, after: Spot) -> Spot:
    """The control point at `knot` on the side of `after`."""
    near, far = dist(before, knot) ** 0.5, dist(knot, after) ** 0.5
    weight = 2 * near**2 + 3 * near * far + far**2
    x, y = (
        (near**2 * after[axis] - far**2 * before[axis] + weight * knot[axis]) / (3 * near * (near + far))
        for axis in (0, 1)
    )
    return x, y


def _between(start: Spot, end: Spot, share: float) -> Spot:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _number(value: float) -> str:
    return f"{round(value, 1) + 0.0:g}"


def _boxes_meet(one: Bezier, other: Bezier) -> bool:
    return all(
        min(spot[axis] for spot in one) <= max(spot[axis] for spot in other)
        and min(spot[axis] for spot in other) <= max(spot[axis] for spot in one)
        for axis in (0, 1)
    )


def _meet(a: Spot, b: Spot, c: Spot, d: Spot) -> bool:
    """Whether the segments ab and cd cross or touch; in one line, whether they overlap."""
    c_side, d_side, a_side, b_side = _side(a, b, c), _side(a, b, d), _side(c, d, a), _side(c, d, b)
    if not (c_side or d_side or a_side or b_side):
        return all(min(a[i], b[i]) < max(c[i], d[i]) and min(c[i], d[i]) < max(a[i], b[i]) for i in _extent(a, b, c, d))
    return c_side * d_side <= 0 and a_side * b_side <= 0


def _extent(*spots: Spot) -> tuple[int, ...]:
    """The axes along which `spots` are not all alike."""
    return tuple(axis for axis in (0, 1) if len({spot[axis] for spot in spots}) > 1)


def _side(a: Spot, b: Spot, c: Spot) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
