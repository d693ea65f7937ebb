"""The calendars (RFC 5545): all events, those of each series, each event alone.

Hours are written in UTC, which every client shows in its reader's zone without knowing the rules of Paris.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from partage_site.artifact import Artifact
from partage_site.catalogue.catalogue import Catalogue, existing, path_of
from partage_site.clock import PARIS
from partage_site.models.dates import day_of
from partage_site.models.event import Event, EventStatus
from partage_site.rendering.notices import notices
from partage_site.rendering.page import Page
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry

if TYPE_CHECKING:
    import icalendar

PRODUCER = "-//ParTAGE Inter-Écoles//FR"
DOMAIN = "partage-inter-ecoles"
REFRESH = timedelta(days=1)
SEQUENCE_EPOCH = date(2000, 1, 1)
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def derive_calendars(catalogue: Catalogue, writer: Writer, pages: Sequence[Page]) -> Iterator[Artifact]:
    """A calendar of all, one for each series, one for each event that has a day."""
    del pages
    name = catalogue.settings.name
    events = {
        entry.id: (entry, component)
        for entry in catalogue.events.values()
        if not entry.record.draft and (component := _event(entry, catalogue, writer))
    }
    yield _calendar("evenements.ics", f"{name}\u00a0: rendez-vous", (component for _, component in events.values()))
    for series in catalogue.series.values():
        if not series.record.draft:
            inside = (component for entry, component in events.values() if entry.record.series == series.id)
            yield _calendar(f"evenements/serie/{series.id}.ics", f"{series.record.acronym}, {name}", inside)
    for entry, component in events.values():
        yield _calendar(f"evenements/{entry.id}.ics", entry.record.title, [component])


def _calendar(path: str, name: str, events: Iterable[icalendar.Event]) -> Artifact:
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
    for event in events:
        calendar.add_component(event)
    return Artifact(path, calendar.to_ical(sorted=False))


def _event(entry: Entry[Event], catalogue: Catalogue, writer: Writer) -> icalendar.Event | None:
    """The event as a calendar holds it, or None while it has no day at all; a postponed one keeps its first day."""
    from icalendar import Event as Component

    event, place, page = entry.record, catalogue.place(entry), writer.base.absolute(path_of(entry))
    start = event.start or event.former_start
    if start is None:
        return None
    first, after = span(start, event.end if event.start else None)
    component = Component()
    component.add("uid", _text(event.uid or f"{entry.id}@{DOMAIN}"))
    component.add("dtstamp", _midnight(event.modified_on) if event.modified_on else _instant(start))
    if event.modified_on:
        component.add("last-modified", _midnight(event.modified_on))
        component.add("sequence", max(0, (event.modified_on - SEQUENCE_EPOCH).days))
    component.add("dtstart", first)
    component.add("dtend", after)
    component.add("summary", _text(event.title))
    component.add("status", _status(event))
    component.add("description", "\n".join(map(_text, _description(event, page))))
    component.add("url", page)
    location = _location(event, (place.town or place.region) if place else "")
    if location:
        component.add("location", _text(location))
    if place and place.point:
        component.add("geo", place.point)
    themes = [_text(theme.record.name) for theme in existing(catalogue.themes, event.themes) if not theme.record.draft]
    if themes:
        component.add("categories", themes)
    return component


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
