"""The map of the programmes, and the small map that says where one of them is: drawn once for ever.

What draws them is imported where they are drawn, which most builds need not do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from partage_site.cache import Cache
from partage_site.catalogue.catalogue import Catalogue
from partage_site.catalogue.whereabouts import Whereabouts
from partage_site.geography.locator import Locator
from partage_site.geography.regions import UnknownRegion, find_region
from partage_site.models.packing import remembered_record

if TYPE_CHECKING:
    from partage_site.geography.panels import MapDrawing

# Up to so many programmes of Île-de-France, one map with one rope through all reads better than an inset.
FEW = 4


class ProgrammeMap(NamedTuple):
    """The drawing, and the number of each programme's knot by its identifier."""

    drawing: MapDrawing
    numbers: Mapping[str, int]

    def number_of(self, programme: str) -> int:
        """The number of a programme's knot, 0 when it has none."""
        return self.numbers.get(programme, 0)

    @property
    def placeless(self) -> int:
        """How many programmes have no knot as only their region is known."""
        from partage_site.geography.panels import Missing

        return sum(each.reason is Missing.NO_POINT for each in self.drawing.unplaced)

    @property
    def beyond(self) -> int:
        """How many programmes have no knot as no panel shows where they are."""
        return len(self.drawing.unplaced) - self.placeless


def programme_map(catalogue: Catalogue, cache: Cache) -> ProgrammeMap:
    """The map of all programmes; one of which only the region is known is on no panel."""
    from partage_site.geography.drawing import draw_map
    from partage_site.geography.frames import PARIS_REGION_DEPARTMENTS
    from partage_site.geography.panels import MapDrawing, MapPoint

    points = []
    for entry in catalogue.programmes.values():
        if place := catalogue.place(entry):
            latitude, longitude = place.point or (None, None)
            code = place.department_code or _a_department(place)
            name, state, around = entry.record.name, entry.record.status.value, region_path(place.region_slug)
            points.append(MapPoint(entry.id, name, latitude, longitude, code, state, entry.path, around, place.region))
    near_paris = sum(point.department in PARIS_REGION_DEPARTMENTS for point in points)
    enlarge = near_paris > FEW
    inputs = (sorted(points, key=lambda point: point.id), enlarge)
    drawing = remembered_record(cache, "maps", MapDrawing, inputs, lambda: draw_map(points, enlarge=enlarge))
    markers = [marker for panel in drawing.panels for marker in panel.markers]
    numbers = {each: marker.number for marker in markers for each in marker.stands_for or (marker.id,)}
    lost = {point.id for point in points} - numbers.keys() - {unplaced.id for unplaced in drawing.unplaced}
    if lost:
        raise ValueError(f"programmes neither on the map nor said to be off it: {sorted(lost)}")
    return ProgrammeMap(drawing, numbers)


def region_path(slug: str) -> str:
    """The address of the list of a region's programmes."""
    return f"/programmes/region/{slug}/"


def _a_department(place: Whereabouts) -> str:
    """A department of the region of `place`: enough to choose the panel of a point whose town is not told."""
    region = find_region(place.region)
    return "" if isinstance(region, UnknownRegion) else region.departments[0]


def locate(place: Whereabouts | None, cache: Cache) -> Locator | None:
    """Where `place` is in France: its point, else its region; None for what no outline shows."""
    if place is None:
        return None
    if place.point is None:
        return locate_region(place.region, cache)
    spot = (*place.point, place.department_code or _a_department(place))

    def draw() -> Locator | None:
        from partage_site.geography.locator_drawing import draw_locator

        return draw_locator(*spot)

    return _located(cache, spot, draw)


def locate_region(name: str, cache: Cache, points: Iterable[tuple[float, float]] = ()) -> Locator | None:
    """Where the region of this name is in France, and `points` in degrees that it holds; None without outline."""
    region = find_region(name)
    if isinstance(region, UnknownRegion):
        return None
    held = tuple(points)

    def draw() -> Locator | None:
        from partage_site.geography.locator_drawing import draw_region

        return draw_region(region, held)

    return _located(cache, (region, held), draw)


@dataclass(frozen=True)
class _Located:
    locator: Locator | None


def _located(cache: Cache, inputs: object, draw: Callable[[], Locator | None]) -> Locator | None:
    return remembered_record(cache, "locators", _Located, inputs, lambda: _Located(draw())).locator
