"""Moves markers that stand too close apart, as little as that takes, so that each can be pressed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import cos, dist, pi, sin, sqrt

from partage_site.geography.curves import Spot

_ROUNDS = 400
_GOLDEN_ANGLE = pi * (3 - sqrt(5))


def set_out(spots: Sequence[Spot], apart: float, width: float, height: float) -> tuple[Spot, ...]:
    """Whole coordinates at least `apart` from each other, inside the frame by half of that, near `spots`.

    Depends on the order of `spots` only where two coincide. Pairs are pushed apart together, each half of the
    way; what a crowd still holds together then goes to the nearest free spot; and two change places when that
    brings them nearer to their own.
    """
    inset = apart / 2
    # Rounding moves a spot by at most 0.71, so two of them by 1.42.
    gap = apart + 1.5

    def inside(x: float, y: float) -> Spot:
        return min(max(x, inset), width - inset), min(max(y, inset), height - inset)

    moved = [inside(*spot) for spot in spots]
    for _ in range(_ROUNDS):
        close = [(i, j) for i, j in combinations(range(len(moved)), 2) if dist(moved[i], moved[j]) < gap - 0.01]
        if not close:
            break
        for i, j in close:
            away_x, away_y = _push(moved[i], moved[j], gap, j)
            moved[i] = inside(moved[i][0] - away_x, moved[i][1] - away_y)
            moved[j] = inside(moved[j][0] + away_x, moved[j][1] + away_y)
    settled: list[Spot] = []
    for spot in moved:
        around = (inside(*near) for near in _spiral(spot, gap, width + height))
        free = (near for near in around if all(dist(near, other) >= gap - 0.05 for other in settled))
        settled.append(next(free, spot))
    return _exchanged(spots, [(round(x), round(y)) for x, y in settled])


def _exchanged(homes: Sequence[Spot], spots: list[Spot]) -> tuple[Spot, ...]:
    """`spots` dealt out again, two at a time, as long as that makes the sum of the squared ways home shorter."""

    def cost(home: int, spot: int) -> float:
        return dist(homes[home], spots[spot]) ** 2

    changed = True
    while changed:
        changed = False
        for i, j in combinations(range(len(spots)), 2):
            if cost(i, j) + cost(j, i) < cost(i, i) + cost(j, j) - 1e-6:
                spots[i], spots[j] = spots[j], spots[i]
                changed = True
    return tuple(spots)


def _push(one: Spot, other: Spot, gap: float, turn: int) -> Spot:
    """Half of the way that takes `other` to `gap` from `one`; two that coincide part as `turn` tells."""
    apart = dist(one, other)
    missing = max(gap - apart, 0.0) / 2
    if apart < 1e-6:
        return missing * cos(turn * _GOLDEN_ANGLE), missing * sin(turn * _GOLDEN_ANGLE)
    return missing * (other[0] - one[0]) / apart, missing * (other[1] - one[1]) / apart


def _spiral(start: Spot, gap: float, reach: float) -> Iterator[Spot]:
    """Spots around `start`, itself first, further and further, as far as `reach`."""
    turn = 0
    while (radius := gap / 6 * sqrt(turn)) <= reach:
        yield start[0] + radius * cos(turn * _GOLDEN_ANGLE), start[1] + radius * sin(turn * _GOLDEN_ANGLE)
        turn += 1
