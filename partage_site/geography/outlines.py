"""Land and borders of a panel as path data, cut from one set of rounded arcs so that neighbours coincide."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from partage_site.geography.frames import MAINLAND, PARIS_REGION, Frame, frame, frame_of
from partage_site.geography.path_data import Grid, path_data
from partage_site.geography.regions import Region, departments
from partage_site.geography.topology import directed, joined


@dataclass(frozen=True)
class Outline:
    """Path data of a panel, in its units: `land` is closed, `borders` (between regions, or between the
    departments of Île-de-France) are open lines drawn once."""

    land: str
    borders: str


@cache
def outline(panel: str, width: int | None = None) -> Outline:
    """What a panel draws, at its own width or at `width` units."""
    shape = frame(panel, width)
    arcs = _rounded(shape)
    outer, _ = shape.topology.borders(lambda code: "land" if shape.sheet.shows(code) else None)
    _, inner = shape.topology.borders(_group_of(panel))
    return Outline(path_data(_rings(arcs, outer)), path_data(_between(arcs, inner)))


@cache
def region_outline(region: Region, width: int | None = None) -> str:
    """The closed outline of a region in the panel where it is drawn; empty for one that has none."""
    panel = frame_of(region.departments[0])
    if panel is None:
        return ""
    shape = frame(panel, width)
    outer, _ = shape.topology.borders(lambda code: region.name if code in region.departments else None)
    return path_data(_rings(_rounded(shape), outer))


def _group_of(panel: str) -> Callable[[str], str | None]:
    if panel == PARIS_REGION:
        return lambda code: code
    if panel == MAINLAND:
        return lambda code: departments()[code].region.name
    return lambda _: None


def _rounded(shape: Frame) -> tuple[tuple[Grid, ...], ...]:
    def on_grid(point: tuple[float, float]) -> Grid:
        x, y = shape.place(*point)
        return round(x), round(y)

    return tuple(tuple(on_grid(point) for point in arc) for arc in shape.topology.arcs)


def _rings(arcs: tuple[tuple[Grid, ...], ...], indices: Iterable[int]) -> Iterable[tuple[Grid, ...]]:
    return joined(directed(arcs, index) for index in sorted(indices))


def _between(arcs: tuple[tuple[Grid, ...], ...], indices: Iterable[int]) -> Iterable[tuple[Grid, ...]]:
    return joined(arcs[index] for index in sorted(indices))
