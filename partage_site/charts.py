"""Pictures drawn from data: the history of a figure, the editions of the yearly meetings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from partage_site.catalogue.catalogue import Catalogue
from partage_site.geography.curves import smooth_path
from partage_site.geography.labels import text_width
from partage_site.models.event import EventStatus
from partage_site.models.key_figure import KeyFigure, PastValue
from partage_site.rendering import french

CURVE_WIDTH, CURVE_HEIGHT, CURVE_MARGIN = 320, 120, 12

# The timeline: a row a series, so many editions and years at most, sizes in the units of the picture.
TIMELINE_WIDTH, TIMELINE_MARGIN, TIMELINE_ROW, TIMELINE_FOOT = 960, 40, 60, 32
TIMELINE_LETTERS = 17  # as the style sheet has them
TIMELINE_EDITIONS, TIMELINE_YEARS = 24, 12
TIMELINE_APART = 36  # what is pressed of a knot; all the editions have that room in one row


class CurvePoint(NamedTuple):
    """A value of a figure: where it stands in the picture, and what it was."""

    x: float
    y: float
    year: int
    value: str


class Curve(NamedTuple):
    """A figure over the years, as one line through its values; sizes in the units of the picture."""

    width: int
    height: int
    path: str
    points: tuple[CurvePoint, ...]


class Edition(NamedTuple):
    """An edition on the timeline: the centre of its knot, its event, its row (one for each series).

    `name_y` is the line on which its acronym is written, None where there is no room for it.
    """

    x: float
    y: float
    title: str
    path: str
    acronym: str
    name_y: float | None = None


class Timeline(NamedTuple):
    """The editions of the yearly meetings, tied by one rope; `years` are marks along the foot, in units.

    The picture runs from the first day of a year to the last of another, each marked in its middle, so that an
    edition stands nearest to the mark of its own.
    """

    width: int
    height: int
    rope: str
    editions: tuple[Edition, ...]
    years: tuple[tuple[float, int], ...]


def history_curve(figure: KeyFigure) -> Curve | None:
    """The history of `figure` and the value that it has now, as a smooth line from the first year to the last; None
    with fewer than two values."""
    known = [*figure.history]
    if figure.year and figure.year not in {point.year for point in known}:
        known.append(PastValue(year=figure.year, value=figure.value))
    past = sorted(known, key=lambda point: point.year)
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


def timeline(catalogue: Catalogue) -> Timeline | None:
    """The latest editions of all series that have begun, from left to right, a row for each series.

    None with fewer than two.
    """
    rows = {name: number for number, name in enumerate(catalogue.series)}
    past = [event for event in catalogue.events.values() if (event.record.first_day or date.max) <= catalogue.today]
    held = [event for event in past if event.record.status is not EventStatus.CANCELLED]
    dated = [event for event in held if event.record.series in rows]
    shown = sorted(dated[:TIMELINE_EDITIONS], key=lambda event: (event.record.first_day, event.id))
    if len(shown) < 2:
        return None
    days = [event.record.first_day for event in shown if event.record.first_day]
    first, last = days[0].year, days[-1].year
    start = date(first, 1, 1)
    span, inner = date(last, 12, 31) - start, TIMELINE_WIDTH - 2 * TIMELINE_MARGIN

    def across(day: date) -> float:
        return round(TIMELINE_MARGIN + (day - start) / span * inner, 1)

    editions = _apart(
        Edition(
            x=across(day),
            y=TIMELINE_MARGIN + TIMELINE_ROW * rows[event.record.series or ""],
            title=event.record.title,
            path=event.path,
            acronym=catalogue.series[event.record.series or ""].record.acronym,
        )
        for event, day in zip(shown, days, strict=True)
    )
    step = max(1, -(-(last - first + 1) // TIMELINE_YEARS))
    return Timeline(
        width=TIMELINE_WIDTH,
        height=2 * TIMELINE_MARGIN + TIMELINE_ROW * (len(rows) - 1) + TIMELINE_FOOT,
        rope=smooth_path([(edition.x, edition.y) for edition in editions], 0.6),
        editions=tuple(_named(editions)),
        years=tuple((across(date(year, 7, 1)), year) for year in range(first, last + 1, step)),
    )


def _apart(editions: Iterable[Edition]) -> list[Edition]:
    """`editions`, those of a row moved so far that each knot can be pressed, from left to right; the last keep to the
    frame, and push those before them back.
    """
    rows: dict[float, list[Edition]] = {}
    for edition in editions:
        row = rows.setdefault(edition.y, [])
        row.append(edition._replace(x=max(edition.x, row[-1].x + TIMELINE_APART if row else 0)))
    for row in rows.values():
        limit = float(TIMELINE_WIDTH - TIMELINE_MARGIN)
        for at in reversed(range(len(row))):
            row[at] = row[at]._replace(x=min(row[at].x, limit))
            limit = row[at].x - TIMELINE_APART
    return sorted((edition for row in rows.values() for edition in row), key=lambda edition: edition.x)


def _named(editions: Iterable[Edition]) -> Iterator[Edition]:
    """`editions`, from left to right, with their names: above the first row and under the others, since the rope comes
    from between; left out where it would touch the one before in its row.
    """
    ends: dict[float, float] = {}
    for edition in editions:
        width = text_width(edition.acronym, TIMELINE_LETTERS)
        if edition.x - width / 2 < ends.get(edition.y, 0):
            yield edition
            continue
        ends[edition.y] = edition.x + width / 2 + TIMELINE_LETTERS / 2
        first = edition.y == TIMELINE_MARGIN
        yield edition._replace(name_y=edition.y + (-TIMELINE_LETTERS if first else 2 * TIMELINE_LETTERS))
