"""The calendars (RFC 5545): all events, those of each series, each event alone.

Hours are written in UTC, which every client shows in its reader's zone without knowing the rules of Paris.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from partage_site.artifact import Artifact
from partage_site.catalogue.addresses import redirects_of
from partage_site.catalogue.catalogue import Catalogue, existing, uid_of
from partage_site.clock import PARIS
from partage_site.models.dates import day_of
from partage_site.models.event import Event, EventStatus
from partage_site.rendering.notices import notices
from partage_site.rendering.page import Listing
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry

PRODUCER = "-//ParTAGE Inter-Écoles//FR"
REFRESH = timedelta(days=1)
SEQUENCE_EPOCH = date(2000, 1, 1)
_BEGIN, _END = b"BEGIN:VEVENT", b"END:VCALENDAR"
_HERE = b"\0"
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


class CalendarEvent(NamedTuple):
    """An event as calendars hold it: the files of a calendar of it alone, the lines that name it, its component."""

    files: tuple[str, ...]
    series: str | None
    names: bytes
    component: bytes


def derive(catalogue: Catalogue, writer: Writer, pages: Sequence[Listing]) -> Iterator[Artifact]:
    """A calendar of all, one for each series, one for each event that has a day; a postponed one keeps its first.

    The last two also stand where they were before their file was renamed: whoever subscribed is not told of it.
    """
    del pages
    name, cache = catalogue.settings.name, writer.cache
    begin, rest, end = cache.remembered("calendars", b"", _frame).split(_HERE)
    written = [
        _written(entry, start, catalogue, writer)
        for entry in catalogue.events.values()
        if not entry.record.draft and (start := entry.record.start or entry.record.former_start)
    ]

    def calendar(title: str, events: Iterable[bytes]) -> bytes:
        told = cache.remembered("calendars", title.encode(), lambda: _names(title))
        return b"".join((begin, told, rest, *events, end))

    all_events = calendar(f"{name}\u00a0: rendez-vous", (event.component for event in written))
    yield Artifact("evenements.ics", all_events)
    for series in catalogue.series.values():
        if not series.record.draft:
            inside = (event.component for event in written if event.series == series.id)
            made = calendar(f"{series.record.acronym}, {name}", inside)
            yield from (Artifact(file, made) for file in _files(series))
    for event in written:
        made = b"".join((begin, event.names, rest, event.component, end))
        yield from (Artifact(file, made) for file in event.files)


def _files(entry: Entry[Any]) -> tuple[str, ...]:
    """The calendars of `entry` alone, beside its address and those that it had."""
    above = entry.kind.path.partition("{")[0]
    old = (path for path, _ in redirects_of(entry) if re.fullmatch(rf"{above}[a-z0-9-]+/", path))
    return tuple(f"{path.strip('/')}.ics" for path in (entry.path, *old))


def _frame() -> bytes:
    """A calendar without events, with a mark where its name stands, and another where its events stand."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-timezone", PARIS.key)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    lines = bytes(calendar.to_ical(sorted=False))
    return lines.replace(b"X-WR-TIMEZONE", _HERE + b"X-WR-TIMEZONE").replace(_END, _HERE + _END)


def _names(name: str) -> bytes:
    """The lines that name a calendar: as RFC 7986 has it, and as most programs read it."""
    from icalendar.parser import Contentline, Parameters
    from icalendar.prop import vText

    lines = (Contentline.from_parts(key, Parameters(), vText(_text(name))) for key in ("NAME", "X-WR-CALNAME"))
    return b"".join(bytes(line.to_ical()) + b"\r\n" for line in lines)


def _written(entry: Entry[Event], start: date | datetime, catalogue: Catalogue, writer: Writer) -> CalendarEvent:
    """The event as calendars hold it."""

    def make() -> bytes:
        from icalendar import Event as Component

        component = Component()
        for name, value in _properties(entry, start, catalogue, writer):
            component.add(name, value)
        return _names(entry.record.title) + bytes(component.to_ical(sorted=False))

    told = f"{writer.base!r}\n{catalogue.seen(entry)}".encode()
    names, begin, component = writer.cache.remembered("vevents", told, make).partition(_BEGIN)
    return CalendarEvent(_files(entry), entry.record.series, names, begin + component)


def _properties(
    entry: Entry[Event], start: date | datetime, catalogue: Catalogue, writer: Writer
) -> Iterator[tuple[str, Any]]:
    event, place, page = entry.record, catalogue.place(entry), writer.base.absolute(entry.path)
    first, after = span(start, event.end if event.start else None)
    yield "uid", _text(uid_of(entry))
    yield "dtstamp", _midnight(event.modified_on) if event.modified_on else _instant(start)
    if event.modified_on:
        yield "last-modified", _midnight(event.modified_on)
        yield "sequence", max(0, (event.modified_on - SEQUENCE_EPOCH).days)
    yield "dtstart", first
    yield "dtend", after
    yield "summary", _text(event.title)
    yield "status", _status(event)
    yield "description", "\n".join(map(_text, _description(event, page)))
    yield "url", page
    location = _location(event, (place.town or place.region) if place else "")
    if location:
        yield "location", _text(location)
    if place and place.point:
        yield "geo", place.point
    themes = [_text(theme.record.name) for theme in existing(catalogue.themes, event.themes) if not theme.record.draft]
    if themes:
        yield "categories", themes


def span(start: date | datetime, end: date | datetime | None) -> tuple[date, date]:
    """DTSTART and DTEND, which is the first moment after: the day after the last, or the hour of the end in UTC.

    An hour without an end, or with an end that is no later, lasts until its day ends in Paris.
    """
    if not isinstance(start, datetime):
        return start, day_of(end or start) + timedelta(days=1)
    first = start.astimezone(UTC)
    if isinstance(end, datetime) and end.astimezone(UTC) > first:
        return first, end.astimezone(UTC)
    next_midnight = datetime.combine(start.date() + timedelta(days=1), time(), PARIS)
    return first, next_midnight.astimezone(UTC)


def _status(event: Event) -> str:
    if event.status is EventStatus.CANCELLED:
        return "CANCELLED"
    return "CONFIRMED" if event.start else "TENTATIVE"


def _description(event: Event, page: str) -> Iterator[str]:
    yield from notices(event)
    if event.summary:
        yield event.summary
    if event.online:
        yield f"En ligne\u00a0: {event.online}"
    if event.registration and event.status is not EventStatus.CANCELLED:
        yield f"Inscription\u00a0: {event.registration}"
    yield page


def _location(event: Event, town: str) -> str:
    """Venue, address and town, as the event's page has them; for an event that is online alone, where to join it."""
    parts = dict.fromkeys(part for part in (event.venue, event.address, town) if part)
    return ", ".join(parts) or event.online or ""


def _instant(moment: date | datetime) -> datetime:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else _midnight(moment)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _text(text: str) -> str:
    """`text` without control characters, which break calendars; sources refuse them already."""
    return _CONTROLS.sub("", text)
