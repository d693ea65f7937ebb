"""Pictures drawn from data: the map of the programmes, where one of them is, the history of a figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partage_site.catalogue.catalogue import Catalogue
from partage_site.catalogue.whereabouts import Whereabouts
from partage_site.geography.curves import smooth_path
from partage_site.geography.drawing import MapDrawing, MapPoint, draw_map
from partage_site.geography.frames import PARIS_REGION_DEPARTMENTS
from partage_site.geography.locator import Locator, draw_locator, draw_region
from partage_site.geography.regions import UnknownRegion, find_region
from partage_site.models.key_figure import KeyFigure
from partage_site.rendering import french

# Up to so many programmes of Île-de-France, one map with one rope through all reads better than an inset.
FEW = 4
CURVE_WIDTH, CURVE_HEIGHT, CURVE_MARGIN = 320, 120, 12


@dataclass(frozen=True)
class ProgrammeMap:
    """The drawing, and the number of each programme's knot by its identifier."""

    drawing: MapDrawing
    numbers: Mapping[str, int]

    def number_of(self, programme: str) -> int:
        """The number of a programme's knot, 0 when it has none."""
        return self.numbers.get(programme, 0)


@dataclass(frozen=True)
class CurvePoint:
    """A value of a figure: where it stands in the picture, and what it was."""

    x: float
    y: float
    year: int
    value: str


@dataclass(frozen=True)
class Curve:
    """A figure over the years, as one line through its values; sizes in the units of the picture."""

    width: int
    height: int
    path: str
    points: tuple[CurvePoint, ...]


def programme_map(catalogue: Catalogue) -> ProgrammeMap:
    """The map of all programmes; one of which only the region is known is on no panel."""
    points = []
    for entry in catalogue.programmes.values():
        if place := catalogue.place(entry):
            latitude, longitude = place.point or (None, None)
            code = place.department_code or ""
            points.append(MapPoint(entry.id, entry.record.name, latitude, longitude, code, entry.record.status.value))
    near_paris = sum(point.department in PARIS_REGION_DEPARTMENTS for point in points)
    drawing = draw_map(points, enlarge=near_paris > FEW, lead_in=True)
    numbers = {marker.id: marker.number for panel in drawing.panels for marker in panel.markers}
    return ProgrammeMap(drawing, numbers)


def locate(place: Whereabouts | None) -> Locator | None:
    """Where `place` is in France: its point, else its region; None for what no outline shows."""
    if place is None:
        return None
    if place.point and place.department_code:
        return draw_locator(*place.point, place.department_code)
    region = find_region(place.region)
    return None if isinstance(region, UnknownRegion) else draw_region(region)


def history_curve(figure: KeyFigure) -> Curve | None:
    """The history of `figure` as a smooth line from its first year to its last; None with fewer than two values."""
    past = sorted(figure.history, key=lambda point: point.year)
    if len(past) < 2:
        return None
    years, values = [point.year for point in past], [float(point.value) for point in past]
    low, span = min(0.0, *values), max(values) - min(0.0, *values) or 1.0
    points = tuple(
        CurvePoint(
            x=round(
                CURVE_MARGIN + (year - years[0]) / (years[-1] - years[0] or 1) * (CURVE_WIDTH - 2 * CURVE_MARGIN),
                1,
            ),
            y=round(CURVE_HEIGHT - CURVE_MARGIN - (value - low) / span * (CURVE_HEIGHT - 2 * CURVE_MARGIN), 1),
            year=year,
            value=french.number(point.value),
        )
        for year, value, point in zip(years, values, past, strict=True)
    )
    return Curve(CURVE_WIDTH, CURVE_HEIGHT, smooth_path([(point.x, point.y) for point in points], 0.5), points)


def total_told(catalogue: Catalogue) -> str:
    """How many programmes the network counts, as the key figure `programmes` says; empty when it is not told."""
    figure = catalogue.figures.get("programmes")
    return french.number(figure.record.value) if figure else ""
