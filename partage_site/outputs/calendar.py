"""The calendars (RFC 5545): all events, those of each series, each event alone.

Hours are written in UTC, which every client shows in its reader's zone without knowing the rules of Paris.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from partage_site.artifact import Artifact
from partage_site.catalogue.addresses import redirects_of
from partage_site.catalogue.catalogue import Catalogue, existing, uid_of
from partage_site.clock import PARIS
from partage_site.content_lines import component, content_line, moment_line, text
from partage_site.models.dates import day_of
from partage_site.models.event import Event, EventStatus
from partage_site.rendering.notices import notices
from partage_site.rendering.page import Listing
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry

PRODUCER = "-//ParTAGE Inter-Écoles//FR"
REFRESH = "P1D"  # how often a client is to ask again
SEQUENCE_EPOCH = date(2000, 1, 1)
# What every calendar says before its name, and after it.
_BEFORE = b"".join(
    (content_line("PRODID", PRODUCER), content_line("VERSION", "2.0"), content_line("CALSCALE", "GREGORIAN"))
)
_AFTER = b"".join(
    (
        content_line("X-WR-TIMEZONE", PARIS.key),
        content_line("REFRESH-INTERVAL;VALUE=DURATION", REFRESH),
        content_line("X-PUBLISHED-TTL", REFRESH),
    )
)
# The hours of Paris: in a calendar without events, the component that RFC 5545 (section 3.4) asks for.
_ZONE = b"""\
BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
""".replace(b"\n", b"\r\n")


def derive(catalogue: Catalogue, writer: Writer, pages: Sequence[Listing]) -> Iterator[Artifact]:
    """A calendar of all, one for each series, one for each event that has a day; a postponed one keeps its first.

    The last two also stand where they were before their file was renamed: whoever subscribed is not told of it.
    """
    del pages
    name = catalogue.settings.name
    written = [
        (entry, component("VEVENT", _lines(entry, start, catalogue, writer)))
        for entry in catalogue.events.values()
        if not entry.record.draft and (start := entry.record.start or entry.record.former_start)
    ]
    yield Artifact("evenements.ics", _calendar(f"{name}\u00a0: rendez-vous", [event for _, event in written]))
    for series in catalogue.series.values():
        if not series.record.draft:
            inside = [event for entry, event in written if entry.record.series == series.id]
            made = _calendar(f"{series.record.acronym}, {name}", inside)
            yield from (Artifact(file, made) for file in _files(series))
    for entry, event in written:
        made = _calendar(entry.record.title, [event])
        yield from (Artifact(file, made) for file in _files(entry))


def _files(entry: Entry[Any]) -> tuple[str, ...]:
    """The calendars of `entry` alone, beside its address and those that it had."""
    above = entry.kind.path.partition("{")[0]
    old = (path for path, _ in redirects_of(entry) if re.fullmatch(rf"{above}[a-z0-9-]+/", path))
    return tuple(f"{path.strip('/')}.ics" for path in (entry.path, *old))


def _calendar(title: str, events: Sequence[bytes]) -> bytes:
    """The calendar of this title, which is told as RFC 7986 has it, and as most programs read it."""
    said = text(title)
    names = (content_line(name, said) for name in ("NAME", "X-WR-CALNAME"))
    return component("VCALENDAR", (_BEFORE, *names, _AFTER, *(events or [_ZONE])))


def _lines(entry: Entry[Event], start: date | datetime, catalogue: Catalogue, writer: Writer) -> Iterator[bytes]:
    """What calendars say of an event."""
    event, place, page = entry.record, catalogue.place(entry), writer.base.absolute(entry.path)
    first, after = span(start, event.end)
    yield content_line("UID", text(uid_of(entry)))
    if event.modified_on:
        changed = _midnight(event.modified_on)
        yield moment_line("DTSTAMP", changed)
        yield moment_line("LAST-MODIFIED", changed)
        yield content_line("SEQUENCE", str(max(0, (event.modified_on - SEQUENCE_EPOCH).days)))
    else:
        yield moment_line("DTSTAMP", start if isinstance(start, datetime) else _midnight(start))
    yield moment_line("DTSTART", first)
    yield moment_line("DTEND", after)
    yield content_line("SUMMARY", text(event.title))
    yield content_line("STATUS", _status(event))
    yield content_line("DESCRIPTION", text("\n".join(_description(event, page))))
    yield content_line("URL", page)
    # As the event's page has it; for an event that is online alone, where to join it
    location = event.where(place.full if place else "") or event.online
    if location:
        yield content_line("LOCATION", text(location))
    if place and place.point:
        latitude, longitude = place.point
        yield content_line("GEO", f"{latitude};{longitude}")
    themes = [theme.record.name for theme in existing(catalogue.themes, event.themes) if not theme.record.draft]
    if themes:
        yield content_line("CATEGORIES", ",".join(map(text, themes)))


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
    asked = event.status is not EventStatus.CANCELLED
    if event.online and asked:
        yield f"En ligne\u00a0: {event.online}"
    if event.registration and asked:
        yield f"Inscription\u00a0: {event.registration}"
    yield page


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
