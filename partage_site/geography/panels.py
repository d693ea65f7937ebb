"""The map of France as plain frozen data: what a template needs to print each panel as SVG.

Coordinates are in the units of the panel's `viewBox`, from its top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from partage_site.geography.curves import Spot
from partage_site.geography.labels import PlacedLabel


@dataclass(frozen=True)
class MapPoint:
    """What is to be marked: latitude and longitude in degrees, None when only the region is known.

    `path` is where its knot leads, `around` where a knot leads that it shares with others, the list of its `region`;
    these and `state` are handed on to the marker as they are. `stands_for` are the ids of the points that it took the
    place of.
    """

    id: str
    label: str
    latitude: float | None
    longitude: float | None
    department: str
    state: str = ""
    path: str = ""
    around: str = ""
    region: str = ""
    stands_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class Marker:
    """A knot. `anchor` is the true place when the knot had to be moved from it: a thin line ties them.

    `number` counts from 1 over the whole map, along the rope of each panel; `text` is None where no room is left.
    `stands_for` are the ids of the points that share it, and `region` whose list it leads to; none for a point that
    has it to itself.
    """

    id: str
    label: str
    state: str
    path: str
    stands_for: tuple[str, ...]
    region: str
    number: int
    x: float
    y: float
    anchor: Spot | None
    text: PlacedLabel | None


@dataclass(frozen=True)
class GroupMarker:
    """A knot of the mainland that stands for the points of the enlarged Île-de-France, whose panel it leads to;
    `numbers` are the first and the last of theirs."""

    panel: str
    label: str
    numbers: tuple[int, int]
    x: float
    y: float
    text: PlacedLabel | None


@dataclass(frozen=True)
class Panel:
    """One SVG. `target` is the diameter of what is pressed (24 CSS pixels at the smallest width), `knot` the
    radius of a knot, `label_size` the font size that labels were placed for; all in units."""

    id: str
    title: str
    width: int
    height: int
    land: str
    borders: str
    rope: str
    markers: tuple[Marker, ...]
    group: GroupMarker | None
    target: float
    knot: float
    label_size: float


class Missing(Enum):
    """Why a point is on no panel."""

    NO_POINT = auto()
    NO_OUTLINE = auto()
    OUT_OF_FRAME = auto()


@dataclass(frozen=True)
class Unplaced:
    """A point that the map cannot show."""

    id: str
    reason: Missing


@dataclass(frozen=True)
class MapDrawing:
    """Every panel, those without markers included, in reading order; and the points that are on none."""

    panels: tuple[Panel, ...]
    unplaced: tuple[Unplaced, ...]
