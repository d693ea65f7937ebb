"""The calendars (RFC 5545): all events, those of each series, each event alone.

Hours are written in UTC, which every client shows in its reader's zone without knowing the rules of Paris.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from partage_site.artifact import Artifact
from partage_site.cache import Cache
from partage_site.catalogue.catalogue import Catalogue, existing, path_of
from partage_site.clock import PARIS
from partage_site.models.dates import day_of
from partage_site.models.event import Event, EventStatus
from partage_site.rendering.notices import notices
from partage_site.rendering.page import Listing
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry

PRODUCER = "-//ParTAGE Inter-Écoles//FR"
DOMAIN = "partage-inter-ecoles"
REFRESH = timedelta(days=1)
SEQUENCE_EPOCH = date(2000, 1, 1)
_END = b"END:VCALENDAR"
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class CalendarEvent:
    """What a calendar says of an event: its properties by name, in their order."""

    id: str
    series: str | None
    title: str
    properties: tuple[tuple[str, Any], ...]


def derive_calendars(catalogue: Catalogue, writer: Writer, pages: Sequence[Listing]) -> Iterator[Artifact]:
    """A calendar of all, one for each series, one for each event that has a day."""
    del pages
    name, cache = catalogue.settings.name, writer.cache
    told = (_event(entry, catalogue, writer) for entry in catalogue.events.values() if not entry.record.draft)
    events = [(event, _component(event, cache)) for event in told if event]

    def calendar(path: str, title: str, components: Iterable[bytes]) -> Artifact:
        begin, end, rest = cache.remembered("calendars", title.encode(), lambda: _empty(title)).rpartition(_END)
        return Artifact(path, begin + b"".join(components) + end + rest)

    yield calendar("evenements.ics", f"{name}\u00a0: rendez-vous", (component for _, component in events))
    for series in catalogue.series.values():
        if not series.record.draft:
            inside = (component for event, component in events if event.series == series.id)
            yield calendar(f"evenements/serie/{series.id}.ics", f"{series.record.acronym}, {name}", inside)
    for event, component in events:
        yield calendar(f"evenements/{event.id}.ics", event.title, [component])


def _empty(name: str) -> bytes:
    """A calendar without events."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", _text(name))
    calendar.add("x-wr-calname", _text(name))
    calendar.add("x-wr-timezone", PARIS.key)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    return bytes(calendar.to_ical(sorted=False))


def _component(event: CalendarEvent, cache: Cache) -> bytes:
    def make() -> bytes:
        from icalendar import Event as Component

        component = Component()
        for name, value in event.properties:
            component.add(name, value)
        return bytes(component.to_ical(sorted=False))

    return cache.remembered("vevents", repr(event.properties).encode(), make)


def _event(entry: Entry[Event], catalogue: Catalogue, writer: Writer) -> CalendarEvent | None:
    """The event as a calendar holds it, or None while it has no day at all; a postponed one keeps its first day."""
    start = entry.record.start or entry.record.former_start
    if start is None:
        return None
    properties = tuple(_properties(entry, start, catalogue, writer))
    return CalendarEvent(entry.id, entry.record.series, entry.record.title, properties)


def _properties(
    entry: Entry[Event], start: date | datetime, catalogue: Catalogue, writer: Writer
) -> Iterator[tuple[str, Any]]:
    event, place, page = entry.record, catalogue.place(entry), writer.base.absolute(path_of(entry))
    first, after = span(start, event.end if event.start else None)
    yield "uid", _text(event.uid or f"{entry.id}@{DOMAIN}")
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
