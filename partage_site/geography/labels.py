"""Where the names beside the knots go: never on each other, on a knot or out of the frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from partage_site.geography.curves import Spot

Side = Literal["start", "middle", "end"]

# Advance widths of Bricolage Grotesque at weight 600, in ems, rounded up; a letter not listed counts as wide.
_WIDTHS = {
    char: width
    for width, chars in (
        (0.24, "',;’.: \u00a0\u202f·"),
        (0.28, "il|îï!I`jÎ"),
        (0.36, ')](["-1\\}/J{°'),
        (0.44, "ft*?r«»"),
        (0.54, "7L+<=>z~–s"),
        (0.60, "TZ^_cvxçFaekéèêëàâä2345EgouyùûüôöÉÈÊË"),
        (0.66, "#Ybdhnpq$9PS068RV"),
        (0.72, "ABCKXÀÂÇDGHOQUÔÙÛ"),
        (0.84, "…&N—w"),
    )
    for char in chars
}
_WIDEST = 1.0
_ASCENT, _DESCENT = 0.78, 0.24
_ROPE_COST = 100.0
# Units: the rope has a width, and a name set close to it is hard to read.
_ROPE_MARGIN = 4
_LEFT_OUT_COST = 1000.0


class Box(NamedTuple):
    """A rectangle, in units."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two have a point in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def count(self, spots: Iterable[Spot], margin: float = 0) -> int:
        """How many of `spots` are inside, or nearer than `margin` to it."""
        left, top, right, bottom = self.left - margin, self.top - margin, self.right + margin, self.bottom + margin
        return sum(left < x < right and top < y < bottom for x, y in spots)


@dataclass(frozen=True)
class PlacedLabel:
    """A text: the point of its baseline where SVG's `text-anchor` (start, middle, end) holds it, and its box."""

    text: str
    x: float
    y: float
    anchor: Side
    box: Box


@dataclass(frozen=True)
class Surroundings:
    """What labels must avoid: the frame's edges, the knots (all of one radius) and, if they can, the rope."""

    width: float
    height: float
    knots: tuple[Spot, ...]
    radius: float
    rope: tuple[Spot, ...]


def text_width(text: str, size: float) -> float:
    """The width of `text` in the unit of `size`, its font size; an estimate, never much below the real one."""
    return size * sum(_WIDTHS.get(char, _WIDEST) for char in text)


def place_labels(texts: Sequence[str], around: Surroundings, size: float) -> tuple[PlacedLabel | None, ...]:
    """A label for each knot in `around`, in their order; None where there is no room or no text.

    The most constrained are placed first, each where it costs least; then a label takes a better place, and
    those that stood there take another, as long as that lowers the cost of the whole.
    """
    choices = [tuple(_choices(text, at, around, size)) for at, text in enumerate(texts)]
    placed: dict[int, _Choice] = {}
    for at in sorted(range(len(texts)), key=lambda at: (len(choices[at]), at)):
        _settle(at, choices[at], placed)
    while (better := _improved(placed, choices)) is not None:
        placed = better
    return tuple(placed[at].label if at in placed else None for at in range(len(texts)))


class _Choice(NamedTuple):
    cost: float
    label: PlacedLabel


def _settle(at: int, choices: Sequence[_Choice], placed: dict[int, _Choice]) -> None:
    """Adds to `placed` the cheapest of `choices` that meets no label there, if there is one."""
    free = [choice for choice in choices if not _met(choice, placed)]
    if free:
        placed[at] = min(free, key=lambda choice: choice.cost)


def _met(choice: _Choice, placed: dict[int, _Choice]) -> list[int]:
    return [at for at, other in placed.items() if choice.label.box.meets(other.label.box)]


def _improved(placed: dict[int, _Choice], choices: Sequence[Sequence[_Choice]]) -> dict[int, _Choice] | None:
    """`placed` after one label took a better place and those that it met there found another; None if none can."""
    cost = _total(placed, choices)
    for at, own in enumerate(choices):
        others = {other: choice for other, choice in placed.items() if other != at}
        for choice in own:
            if at in placed and choice.cost >= placed[at].cost:
                continue
            met = _met(choice, others)
            tried = {other: kept for other, kept in others.items() if other not in met} | {at: choice}
            for other in met:
                _settle(other, choices[other], tried)
            if _total(tried, choices) < cost - 1e-9:
                return tried
    return None


def _total(placed: dict[int, _Choice], choices: Sequence[Sequence[_Choice]]) -> float:
    """What a placing costs, a label that is left out although it has a text counting as the worst."""
    left_out = sum(bool(own) and at not in placed for at, own in enumerate(choices))
    return sum(choice.cost for choice in placed.values()) + left_out * _LEFT_OUT_COST


def _choices(text: str, at: int, around: Surroundings, size: float) -> Iterator[_Choice]:
    if not text:
        return
    for preference, (x, y, anchor) in enumerate(_positions(around.knots[at], around.radius, size)):
        left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * text_width(text, size)
        box = Box(left, y - _ASCENT * size, left + text_width(text, size), y + _DESCENT * size)
        inside = box.left >= 0 and box.top >= 0 and box.right <= around.width and box.bottom <= around.height
        on_knot = any(box.meets(_square(knot, around.radius)) for knot in around.knots)
        if inside and not on_knot:
            on_rope = box.count(around.rope, _ROPE_MARGIN)
            cost = preference + (_ROPE_COST + on_rope if on_rope else 0)
            yield _Choice(cost, PlacedLabel(text, round(x, 1), round(y, 1), anchor, box))


def _positions(knot: Spot, radius: float, size: float) -> Iterator[tuple[float, float, Side]]:
    """Baselines around a knot, those that read best first: beside it, above and below, at its corners."""
    x, y = knot
    gap, middle = radius + size / 4, (_ASCENT - _DESCENT) / 2 * size
    above, below = y - gap - _DESCENT * size, y + gap + _ASCENT * size
    beside: tuple[tuple[float, Side], ...] = ((x + gap, "start"), (x - gap, "end"))
    for start, anchor in beside:
        yield start, y + middle, anchor
    for lift in (-0.55, 0.55):
        for start, anchor in beside:
            yield start, y + middle + lift * size, anchor
    for shift in (0.0, 1.5 * size, -1.5 * size):
        for baseline in (above, below):
            yield x + shift, baseline, "middle"
    corners: tuple[tuple[float, Side], ...] = ((x - radius / 2, "start"), (x + radius / 2, "end"))
    for baseline in (above, below):
        for start, anchor in corners:
            yield start, baseline, anchor


def _square(spot: Spot, radius: float) -> Box:
    return Box(spot[0] - radius, spot[1] - radius, spot[0] + radius, spot[1] + radius)
