"""The rope: one short open line from knot to knot that neither crosses itself nor runs through another knot."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import dist

from partage_site.geography.curves import Bezier, Spot, crosses_itself, curve, sample

_STARTS = 8
_TENSIONS = (1.0, 0.85, 0.7, 0.5, 0.3, 0.0)


def order_along(spots: Sequence[Spot]) -> tuple[int, ...]:
    """The indices of `spots` in the order of a short path through all, from its end that is higher on the page.

    Nearest neighbour from several starts, then 2-opt (Croes, 1958) on an open path, which leaves no crossing.
    """
    if len(spots) < 2:
        return tuple(range(len(spots)))
    count = range(len(spots))
    apart = [[dist(one, other) for other in spots] for one in spots]

    def length(path: Sequence[int]) -> float:
        return sum(apart[i][j] for i, j in pairwise(path))

    greedy = sorted((_nearest_first(start, apart) for start in count), key=lambda path: (length(path), path))
    best = min((_uncrossed(path, apart) for path in greedy[:_STARTS]), key=lambda path: (length(path), path))
    first, last = spots[best[0]], spots[best[-1]]
    return tuple(best if (first[1], first[0]) <= (last[1], last[0]) else reversed(best))


def tie(knots: Sequence[Spot], clearance: float, lead_in: Sequence[Spot] = ()) -> tuple[Bezier, ...]:
    """The curve through `knots`, the roundest that does not cross itself and passes other knots by `clearance`.

    With `lead_in`, the points from which the rope may come, it starts at the first of them that allows such a
    curve, or at its first knot when none does.
    """
    for passing in (clearance, 0.0):
        for tension in _TENSIONS:
            for start in (*((spot,) for spot in lead_in), ()):
                beziers = curve((*start, *knots), tension)
                if not crosses_itself(beziers) and _passes(beziers, (*start, *knots), passing):
                    return beziers
    return curve(knots, 0.0)


def _passes(beziers: Sequence[Bezier], knots: Sequence[Spot], clearance: float) -> bool:
    """Whether each part stays `clearance` away from the knots that it does not tie."""
    return not any(
        dist(spot, knot) < clearance
        for at, bezier in enumerate(beziers)
        for place, knot in enumerate(knots)
        if place not in (at, at + 1)
        for spot in sample(bezier)
    )


def _nearest_first(start: int, apart: Sequence[Sequence[float]]) -> list[int]:
    path, left = [start], set(range(len(apart))) - {start}
    while left:
        nearest = min(left, key=lambda other: (apart[path[-1]][other], other))
        path.append(nearest)
        left.remove(nearest)
    return path


def _uncrossed(path: list[int], apart: Sequence[Sequence[float]]) -> list[int]:
    """`path` after every reversal of a stretch, ends included, that makes it shorter."""
    improved = True
    while improved:
        improved = False
        for first in range(len(path) - 1):
            for last in range(first + 1, len(path)):
                gain = 0.0
                if first:
                    gain += apart[path[first - 1]][path[first]] - apart[path[first - 1]][path[last]]
                if last < len(path) - 1:
                    gain += apart[path[last]][path[last + 1]] - apart[path[first]][path[last + 1]]
                if gain > 1e-9:
                    path[first : last + 1] = path[first : last + 1][::-1]
                    improved = True
    return path
