"""What the last published site promised: addresses that people keep, events that calendars hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote
from xml.etree import ElementTree

from partage_site.addresses import parts_of
from partage_site.artifact import Artifact
from partage_site.catalogue.addresses import file_of
from partage_site.diagnostics import Diagnostic, Location, Refusal
from partage_site.wording import checks as wording

Events: TypeAlias = Mapping[str, Mapping[str, str]]

_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
SITEMAP, CALENDAR = "sitemap.xml", "evenements.ics"
_TITLE = "title"  # of an event, as people read it
# What people are told again only when SEQUENCE moves (RFC 5546, section 2.1.4).
_TOLD_AGAIN = ("DTSTART", "DTEND", "LOCATION", "STATUS", "SUMMARY")


def check_published(artifacts: Sequence[Artifact], base: str, published: Path) -> Iterator[Diagnostic]:
    """Addresses that vanished without a redirect, events that calendars lost, or that changed without a new
    `modifie_le`.

    `published` is a folder with the last published `sitemap.xml` and `evenements.ics`, or one of these files.
    Raises Refusal when it holds neither, or when one of them is something else.
    """
    files = {path.name: path for path in (published.iterdir() if published.is_dir() else [published])}
    if not files.keys() & {SITEMAP, CALENDAR}:
        raise Refusal(*wording.nothing_published(str(published)))
    if SITEMAP in files:
        yield from _vanished(artifacts, base, _addresses(files[SITEMAP]))
    if CALENDAR in files:
        ours = next((artifact.data for artifact in artifacts if artifact.path == CALENDAR), b"")
        now, before = _events(ours) if ours else {}, _published_events(files[CALENDAR])
        yield from (
            wording.event_lost(Location(CALENDAR), before[uid][_TITLE], uid)
            for uid in sorted(before.keys() - now.keys())
        )
        yield from _changed(now, before)


def _addresses(sitemap: Path) -> list[str]:
    """The addresses of a sitemap (sitemaps.org/protocol.html); raises Refusal when it is none."""
    try:
        root = ElementTree.fromstring(sitemap.read_bytes())
    except (ElementTree.ParseError, ValueError, LookupError) as error:  # the last two of an encoding it cannot read
        raise Refusal(*wording.not_a_sitemap(str(sitemap), str(error))) from None
    addresses = [(element.text or "").strip() for element in root.iter(f"{{{_SITEMAPS}}}loc")]
    if root.tag != f"{{{_SITEMAPS}}}urlset" or not addresses:
        raise Refusal(*wording.not_a_sitemap(str(sitemap), f"<{root.tag.rpartition('}')[2]}>"))
    return addresses


def _published_events(calendar: Path) -> Events:
    """The events of a published calendar; raises Refusal when it is none."""
    try:
        return _events(calendar.read_bytes())
    except (ValueError, KeyError, AttributeError) as error:  # the last of a parameter that has two values
        raise Refusal(*wording.not_a_calendar(str(calendar), str(error))) from None


def _vanished(artifacts: Sequence[Artifact], base: str, addresses: Sequence[str]) -> Iterator[Diagnostic]:
    ours = {artifact.path for artifact in artifacts}
    for url in addresses:
        path = unquote(parts_of(url).path)
        under = "/" + path.removeprefix(base).lstrip("/")
        if file_of(under) not in ours:
            yield wording.address_vanished(Location(SITEMAP), under)


def _changed(ours: Events, theirs: Events) -> Iterator[Diagnostic]:
    for uid in sorted(ours.keys() & theirs.keys()):
        new, old = ours[uid], theirs[uid]
        moved = [name for name in _TOLD_AGAIN if new.get(name) != old.get(name)]
        if moved and new.get("SEQUENCE") == old.get("SEQUENCE"):
            yield wording.event_changed_in_silence(Location(CALENDAR), new[_TITLE])


def _events(calendar: bytes) -> Events:
    """The properties of each event by its UID, as they are written, and its title; raises ValueError, KeyError
    or AttributeError."""
    from icalendar import Calendar

    read = Calendar.from_ical(calendar)
    events = getattr(read, "events", None)
    if events is None:  # a task list, or a calendar whose lines end with more than they should
        raise ValueError(read.name)
    return {str(event["uid"]): {_TITLE: _title_of(event), **_written(event)} for event in events}


def _title_of(event: Any) -> str:
    """What people know the event by: its UID where it has no title, the first where it has several."""
    titles = event.get("summary") or event["uid"]
    return str(titles[0] if isinstance(titles, list) else titles)


def _written(event: Any) -> dict[str, str]:
    said = event.property_items(recursive=False)
    return {name: _text(value) for name, value in said if hasattr(value, "to_ical")}


def _text(value: Any) -> str:
    written = value.to_ical()  # bytes, or text for some of the library's types
    return written if isinstance(written, str) else str(written, "utf-8")
