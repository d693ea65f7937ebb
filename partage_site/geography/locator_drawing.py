"""Draws the small map that says where in France something is."""

from __future__ import annotations

from collections.abc import Iterable
from math import dist

from partage_site.geography.curves import Spot
from partage_site.geography.frames import frame, frame_of
from partage_site.geography.locator import Locator
from partage_site.geography.outlines import outline, region_outline
from partage_site.geography.regions import Region, departments

# Shown about 200 pixels wide: coarser units leave out what would not be seen.
WIDTH = 240
# What is nearer than a knot is wide is shown by one.
KNOT = 12

Point = tuple[float, float]


def draw_locator(latitude: float, longitude: float, department: str) -> Locator | None:
    """Where a point in degrees is in France, or in its overseas department; None if that has no outline."""
    panel = frame_of(department)
    if panel is None:
        return None
    return _locator(panel, departments()[department].region, [(latitude, longitude)])


def draw_region(region: Region, points: Iterable[Point] = ()) -> Locator | None:
    """Where a region is in France, and `points` in degrees that it holds; None if it has no outline."""
    panel = frame_of(region.departments[0])
    return None if panel is None else _locator(panel, region, points)


def _locator(panel: str, region: Region, points: Iterable[Point]) -> Locator:
    shape, land = frame(panel, WIDTH), outline(panel, WIDTH)
    path = "" if region.overseas else region_outline(region, WIDTH)
    spots: list[Spot] = []
    for x, y in sorted(shape.place(*point) for point in points):
        if all(dist((x, y), spot) >= KNOT for spot in spots):
            spots.append((round(x, 1), round(y, 1)))
    return Locator(shape.title, shape.width, shape.height, region.name, tuple(spots), land.land, land.borders, path)
