"""Points → the map of France, panel by panel.

Every point is a marker in exactly one panel, or in `unplaced`: its own, as long as a panel has room for all, else one
that neighbours share. Nothing depends on the order in which the points are given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from math import dist
from typing import NamedTuple

from partage_site.geography.curves import Bezier, Spot, path_of, sample
from partage_site.geography.frames import (
    MAINLAND,
    PARIS_REGION,
    PARIS_REGION_DEPARTMENTS,
    Frame,
    frame,
    frame_ids,
    frame_of,
)
from partage_site.geography.labels import PlacedLabel, Surroundings, place_labels
from partage_site.geography.outlines import outline
from partage_site.geography.panels import GroupMarker, MapDrawing, MapPoint, Marker, Missing, Panel, Unplaced
from partage_site.geography.rope import order_along, tie
from partage_site.geography.setting_out import set_out
from partage_site.wording import places as wording

# In units of a panel's `label_size`: the radius of a knot, which holds its number.
KNOT_SIZE = 0.7
# With more points than that in a panel, those of one square share a knot, whose list has them all.
MOST = 80
_SQUARE = 2.0  # in targets
# Units between the spots of a rope that labels avoid.
_ROPE_STEP = 5


class _Knot(NamedTuple):
    """Where a marker stands and where it should; `point` is None for the group."""

    point: MapPoint | None
    label: str
    true: Spot
    spot: Spot


def draw_map(points: Iterable[MapPoint], *, enlarge: bool = True) -> MapDrawing:
    """The map of `points`, whose ids are distinct.

    Points of Île-de-France go to the enlarged panel, one group marker standing for them on the mainland, as
    soon as two of them would be too close there to be pressed; otherwise, or without `enlarge`, each is on the
    mainland. The rope of the mainland comes in from the edge of its frame.
    """
    given = sorted(points, key=lambda point: point.id)
    missing = {point.id: reason for point in given if (reason := _missing(point))}
    shown = [point for point in given if point.id not in missing]
    inset = [point for point in shown if point.department in PARIS_REGION_DEPARTMENTS]
    mainland = frame(MAINLAND)
    if not enlarge or not _crowded([_true(mainland, point) for point in inset], mainland.target):
        inset = []
    panels: list[Panel] = []
    number = 1
    for panel_id in frame_ids():
        own = [point for point in shown if point not in inset and frame_of(point.department) == panel_id]
        group = inset if panel_id == MAINLAND else []
        panel = _draw_panel(frame(panel_id), inset if panel_id == PARIS_REGION else own, group, number)
        panels.append(panel)
        number += len(panel.markers)
    return MapDrawing(tuple(panels), tuple(Unplaced(*each) for each in missing.items()))


def _missing(point: MapPoint) -> Missing | None:
    if point.latitude is None or point.longitude is None:
        return Missing.NO_POINT
    panel = frame_of(point.department)
    if panel is None:
        return Missing.NO_OUTLINE
    return None if frame(panel).holds(point.latitude, point.longitude) else Missing.OUT_OF_FRAME


def _true(shape: Frame, point: MapPoint) -> Spot:
    return shape.place(point.latitude or 0.0, point.longitude or 0.0)


def _crowded(spots: Sequence[Spot], target: float) -> bool:
    return any(dist(one, other) < target for one, other in combinations(spots, 2))


def _draw_panel(shape: Frame, points: Sequence[MapPoint], group: Sequence[MapPoint], number: int) -> Panel:
    knots = _tied_knots(shape, _gathered(shape, points), group)
    spots = tuple(knot.spot for knot in knots)
    radius = KNOT_SIZE * shape.sheet.label_size
    ways_in = _ways_in(shape, spots[0]) if knots and shape.id == MAINLAND else ()
    rope = tie(spots, 1.5 * radius, ways_in)
    around = Surroundings(shape.width, shape.height, spots, radius + 2, _spots_along(rope))
    texts = place_labels([knot.label for knot in knots], around, shape.sheet.label_size)
    own = [(knot.point, knot, text) for knot, text in zip(knots, texts, strict=True) if knot.point]
    gathered = [(knot, text) for knot, text in zip(knots, texts, strict=True) if not knot.point]
    return Panel(
        id=shape.id,
        title=shape.title,
        width=shape.width,
        height=shape.height,
        land=outline(shape.id).land,
        borders=outline(shape.id).borders,
        rope=path_of(rope),
        markers=tuple(_marker(*each, at, radius) for at, each in enumerate(own, number)),
        group=_group_marker(*gathered[0], group, number + len(own)) if gathered else None,
        target=round(shape.target, 1),
        knot=round(radius, 1),
        label_size=shape.sheet.label_size,
    )


def _gathered(shape: Frame, points: Sequence[MapPoint]) -> Sequence[MapPoint]:
    """`points`, or one for each square of the panel when there are too many to be set out."""
    if len(points) <= MOST:
        return points
    squares: dict[tuple[int, int], list[MapPoint]] = {}
    side = _SQUARE * shape.target
    for point in points:
        x, y = _true(shape, point)
        squares.setdefault((int(x / side), int(y / side)), []).append(point)
    return [_one_for(inside) if len(inside) > 1 else inside[0] for inside in squares.values()]


def _one_for(points: Sequence[MapPoint]) -> MapPoint:
    """A point for all of `points`: the place of the one in their middle, the list that most of them are in."""
    middle = sorted(points, key=lambda point: (point.latitude, point.longitude, point.id))[len(points) // 2]
    lists = Counter((point.around, point.region) for point in points)
    around, region = max(lists, key=lambda each: (lists[each], each))
    ids = tuple(point.id for point in points)
    return replace(middle, label=wording.crowd(len(points)), state="", path=around, region=region, stands_for=ids)


def _tied_knots(shape: Frame, points: Sequence[MapPoint], group: Sequence[MapPoint]) -> list[_Knot]:
    """The knots of a panel, set out, along its rope."""
    wanted: list[tuple[MapPoint | None, str, Spot]] = [(point, point.label, _true(shape, point)) for point in points]
    if group:
        xs, ys = zip(*(_true(shape, point) for point in group), strict=True)
        label = f"{frame(PARIS_REGION).title} ({len(group)})"
        wanted.append((None, label, (sum(xs) / len(group), sum(ys) / len(group))))
    spots = set_out([true for _, _, true in wanted], shape.target, shape.width, shape.height)
    return [_Knot(*wanted[at], spots[at]) for at in order_along(spots)]


def _marker(point: MapPoint, knot: _Knot, text: PlacedLabel | None, number: int, radius: float) -> Marker:
    moved = dist(knot.true, knot.spot) > radius / 2
    anchor = (round(knot.true[0], 1), round(knot.true[1], 1)) if moved else None
    leads = (point.path, point.stands_for, point.region if point.stands_for else "")
    return Marker(point.id, point.label, point.state, *leads, number, *knot.spot, anchor, text)


def _group_marker(knot: _Knot, text: PlacedLabel | None, group: Sequence[MapPoint], first: int) -> GroupMarker:
    return GroupMarker(PARIS_REGION, knot.label, (first, first + len(group) - 1), *knot.spot, text)


def _spots_along(rope: Sequence[Bezier]) -> tuple[Spot, ...]:
    return tuple(spot for part in rope for spot in sample(part, int(dist(part[0], part[3]) / _ROPE_STEP) + 4))


def _ways_in(shape: Frame, first: Spot) -> tuple[Spot, ...]:
    """Where the rope may come from: the top edge to the right of its first knot, then to its left."""
    x, y = first
    lean = min(max(0.8 * y, 40.0), shape.width / 4)
    return tuple((along, 0.0) for along in (x + lean, x + lean / 3, x - lean / 3, x - lean) if 0 < along < shape.width)
