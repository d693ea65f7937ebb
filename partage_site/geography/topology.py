"""Outlines of departments: a shared border is kept once, so that neighbours stay coincident whatever is done.

Formats: TopoJSON (arcs as differences in a quantised grid; a negative index `~i` is arc i backwards) and
GeoJSON (RFC 7946).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from partage_site.geography.tables import read_shapes

Point = tuple[float, float]
Line = tuple[Point, ...]
P = TypeVar("P", bound=tuple[float, float])


@dataclass(frozen=True)
class Area:
    """A department: `arcs` are the indices of the arcs around it, ring after ring."""

    code: str
    arcs: tuple[int, ...]


@dataclass(frozen=True)
class Topology:
    """Areas and the arcs around them, as latitudes and longitudes in degrees."""

    arcs: tuple[Line, ...]
    areas: tuple[Area, ...]

    def borders(self, group_of: Callable[[str], str | None]) -> tuple[frozenset[int], frozenset[int]]:
        """The arcs (directed) around the groups of departments, and those (undirected) between two groups.

        `group_of` gives the group of a department's code, None for one that is left out.
        """
        sides: dict[int, list[tuple[int, str]]] = {}
        for area in self.areas:
            group = group_of(area.code)
            if group is not None:
                for arc in area.arcs:
                    sides.setdefault(max(arc, ~arc), []).append((arc, group))
        outer = frozenset(uses[0][0] for uses in sides.values() if len(uses) == 1)
        inner = frozenset(arc for arc, uses in sides.items() if len({group for _, group in uses}) > 1)
        return outer, inner


def directed(arcs: tuple[tuple[P, ...], ...], index: int) -> tuple[P, ...]:
    """The arc of a TopoJSON index, turned round if the index says so."""
    return arcs[index] if index >= 0 else arcs[~index][::-1]


def joined(lines: Iterable[tuple[P, ...]]) -> tuple[tuple[P, ...], ...]:
    """`lines` end to end as far as they follow each other; a closed one ends where it starts."""
    starts: dict[P, list[tuple[P, ...]]] = {}
    for line in lines:
        starts.setdefault(line[0], []).append(line)
    ends = {line[-1] for each in starts.values() for line in each}
    # Open chains first, from a start that nothing leads to; what is left are rings.
    order = sorted(starts, key=lambda point: (point in ends, point))
    chains = []
    for start in order:
        while starts[start]:
            chain = list(starts[start].pop())
            while chain[-1] != chain[0] and starts.get(chain[-1]):
                chain.extend(starts[chain[-1]].pop()[1:])
            chains.append(tuple(chain))
    return tuple(chains)


@cache
def load_shared(file: str) -> Topology:
    """The departments of a TopoJSON file, which share their borders."""
    raw = read_shapes(file)
    (wide, tall), (west, south) = raw["transform"]["scale"], raw["transform"]["translate"]
    arcs = []
    for steps in raw["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            line.append((y * tall + south, x * wide + west))
        arcs.append(tuple(line))
    areas = raw["objects"]["departements"]["geometries"]
    return Topology(
        tuple(arcs), tuple(Area(area["properties"]["code"], tuple(_indices(area["arcs"]))) for area in areas)
    )


@cache
def load_islands(file: str) -> Topology:
    """The departments of a GeoJSON file, none of which touches another: each ring is an arc."""
    arcs: list[Line] = []
    areas = []
    for feature in read_shapes(file)["features"]:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        first = len(arcs)
        arcs.extend(tuple((lat, lon) for lon, lat in ring) for polygon in polygons for ring in polygon)
        areas.append(Area(feature["properties"]["code"], tuple(range(first, len(arcs)))))
    return Topology(tuple(arcs), tuple(areas))


def _indices(arcs: Any) -> Iterable[int]:
    for each in arcs:
        if isinstance(each, int):
            yield each
        else:
            yield from _indices(each)
