"""A small map that says where in France something is: a point, or a region and what it holds."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Locator:
    """One SVG, in units of its `viewBox`: `spots` are the points, `region` the path data of the region around them
    (empty for a map that is one region), `inside` the name of that region.

    Path data are not in its `repr`, by which pages are told apart: the rest says them all.
    """

    title: str
    width: int
    height: int
    inside: str
    spots: tuple[tuple[float, float], ...]
    land: str = field(repr=False)
    borders: str = field(repr=False)
    region: str = field(repr=False)
