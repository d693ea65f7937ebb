"""The seven panels of the map: what each shows, its size in units and how a point is placed in it.

A unit is what the `viewBox` counts in. Each panel says the smallest width, in CSS pixels, at which pages show it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from partage_site.geography.projection import lambert93, local_plane
from partage_site.geography.regions import departments
from partage_site.geography.topology import Point, Topology, load_islands, load_shared

MAINLAND = "hexagone"
PARIS_REGION = "ile-de-france"
PARIS_REGION_DEPARTMENTS = frozenset({"75", "77", "78", "91", "92", "93", "94", "95"})
OVERSEAS = ("971", "972", "973", "974", "976")

# WCAG 2.2, criterion 2.5.8: targets of 24 CSS pixels, or as far from each other.
TARGET_PX = 24


@dataclass(frozen=True)
class Sheet:
    """What is fixed of a panel: its title, the file of its outlines, its size.

    `width`, `margin` (around the land) and `label_size` are in units, `smallest_px` in CSS pixels.
    """

    title: str
    file: str
    width: int
    margin: int
    smallest_px: int
    label_size: float
    codes: frozenset[str] | None = None

    def load(self) -> Topology:
        """The departments among which the panel's are."""
        return load_islands(self.file) if self.codes else load_shared(self.file)

    def shows(self, code: str) -> bool:
        """Whether the outline of this department is part of the panel."""
        return self.codes is None or code in self.codes


_SHEETS = {
    MAINLAND: Sheet("France hexagonale et Corse", "departements-metro.topojson", 1000, 44, 324, 24),
    PARIS_REGION: Sheet("Île-de-France", "departements-idf.topojson", 640, 28, 288, 24),
} | {code: Sheet("", "departements-drom.geojson", 240, 34, 104, 24, frozenset({code})) for code in OVERSEAS}


@dataclass(frozen=True)
class Frame:
    """A panel's geometry. `scale` is units per metre, `west` and `north` the metres at the top left corner;
    `middle` is the parallel (degrees) of an overseas panel, None for Lambert-93."""

    id: str
    sheet: Sheet
    width: int
    height: int
    scale: float
    west: float
    north: float
    middle: float | None

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point in degrees falls, in units from the top left corner."""
        x, y = _metres(latitude, longitude, self.middle)
        return (x - self.west) * self.scale, (self.north - y) * self.scale

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a point in degrees falls within the panel."""
        x, y = self.place(latitude, longitude)
        return 0 <= x <= self.width and 0 <= y <= self.height

    @property
    def title(self) -> str:
        """The panel's name as readers see it."""
        return self.sheet.title or departments()[self.id].name

    @property
    def target(self) -> float:
        """The units that are `TARGET_PX` at the smallest size: the least distance between two markers."""
        return TARGET_PX * self.width / self.sheet.smallest_px

    @property
    def topology(self) -> Topology:
        """The borders that the panel shows."""
        return self.sheet.load()


def frame_ids() -> tuple[str, ...]:
    """The panels in the order in which they are read."""
    return tuple(_SHEETS)


@cache
def frame(panel: str, width: int | None = None) -> Frame:
    """The geometry of a panel, with its own width or, for a smaller drawing with fewer details, `width` units."""
    sheet = _SHEETS[panel]
    full = width or sheet.width
    margin = sheet.margin * full / sheet.width
    coast = list(_coast(sheet))
    latitudes = [latitude for latitude, _ in coast]
    middle = None if sheet.codes is None else (min(latitudes) + max(latitudes)) / 2
    xs, ys = zip(*(_metres(*point, middle) for point in coast), strict=True)
    # Overseas panels are squares, so that they line up whatever the shape of the island.
    span = max(xs) - min(xs) if sheet.codes is None else max(max(xs) - min(xs), max(ys) - min(ys))
    scale = (full - 2 * margin) / span
    height = full if sheet.codes else round((max(ys) - min(ys)) * scale + 2 * margin)
    west = (min(xs) + max(xs)) / 2 - full / 2 / scale
    north = (min(ys) + max(ys)) / 2 + height / 2 / scale
    return Frame(panel, sheet, full, height, scale, west, north, middle)


def frame_of(department: str) -> str | None:
    """The panel where a department is drawn (the mainland's for Île-de-France too); None without outline."""
    if department in OVERSEAS:
        return department
    return MAINLAND if department in departments() and not department.startswith(("97", "98")) else None


def _metres(latitude: float, longitude: float, middle: float | None) -> tuple[float, float]:
    return lambert93(latitude, longitude) if middle is None else local_plane(latitude, longitude, middle)


def _coast(sheet: Sheet) -> Iterable[Point]:
    topology = sheet.load()
    for area in topology.areas:
        if sheet.shows(area.code):
            for arc in area.arcs:
                yield from topology.arcs[max(arc, ~arc)]
