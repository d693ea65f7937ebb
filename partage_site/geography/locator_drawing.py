"""Draws the small map that says where in France something is."""

from __future__ import annotations

from partage_site.geography.frames import frame, frame_of
from partage_site.geography.locator import Locator
from partage_site.geography.outlines import outline, region_path
from partage_site.geography.regions import Region, departments
from partage_site.geography.setting_out import Spot

# Shown about 200 pixels wide: coarser units leave out what would not be seen.
WIDTH = 240


def draw_locator(latitude: float, longitude: float, department: str) -> Locator | None:
    """Where a point in degrees is in France, or in its overseas department; None if that has no outline."""
    panel = frame_of(department)
    if panel is None:
        return None
    x, y = frame(panel, WIDTH).place(latitude, longitude)
    return _locator(panel, departments()[department].region, (round(x, 1), round(y, 1)))


def draw_region(region: Region) -> Locator | None:
    """Where a region is in France; None if it has no outline."""
    panel = frame_of(region.departments[0])
    return None if panel is None else _locator(panel, region, None)


def _locator(panel: str, region: Region, spot: Spot | None) -> Locator:
    shape, land = frame(panel, WIDTH), outline(panel, WIDTH)
    path = "" if region.overseas else region_path(region, WIDTH)
    return Locator(shape.title, shape.width, shape.height, region.name, spot, land.land, land.borders, path)
