"""What the last published site promised: addresses that people keep, events that calendars hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from partage_site.artifact import Artifact
from partage_site.catalogue.addresses import file_of
from partage_site.diagnostics import Diagnostic, Location, Refusal
from partage_site.wording import checks as wording

SITEMAP, CALENDAR = "sitemap.xml", "evenements.ics"
# What people are told again only when SEQUENCE moves (RFC 5546, section 2.1.4).
_TOLD_AGAIN = ("DTSTART", "DTEND", "LOCATION", "STATUS", "SUMMARY")


def check_published(artifacts: Sequence[Artifact], base: str, published: Path) -> Iterator[Diagnostic]:
    """Addresses that vanished without a redirect and events that changed without a new `modifie_le`.

    `published` is a folder with the last published `sitemap.xml` and `evenements.ics`, or one of these files.
    Raises Refusal when it holds neither.
    """
    files = {path.name: path for path in (published.iterdir() if published.is_dir() else [published])}
    if not files.keys() & {SITEMAP, CALENDAR}:
        raise Refusal(*wording.nothing_published(str(published)))
    if SITEMAP in files:
        yield from _vanished(artifacts, base, files[SITEMAP].read_text("utf-8"))
    if CALENDAR in files:
        ours = next((artifact.data for artifact in artifacts if artifact.path == CALENDAR), b"")
        yield from _changed(_events(ours), _events(files[CALENDAR].read_bytes()))


def _vanished(artifacts: Sequence[Artifact], base: str, sitemap: str) -> Iterator[Diagnostic]:
    ours = {artifact.path for artifact in artifacts}
    for url in re.findall(r"<loc>([^<]+)</loc>", sitemap):
        path = unquote(urlsplit(url.replace("&amp;", "&")).path)
        under = "/" + path.removeprefix(base).lstrip("/")
        if file_of(under) not in ours:
            yield wording.address_vanished(Location(SITEMAP), under)


def _changed(ours: dict[str, dict[str, str]], theirs: dict[str, dict[str, str]]) -> Iterator[Diagnostic]:
    for uid in sorted(ours.keys() & theirs.keys()):
        new, old = ours[uid], theirs[uid]
        moved = [name for name in _TOLD_AGAIN if new.get(name) != old.get(name)]
        if moved and new.get("SEQUENCE") == old.get("SEQUENCE"):
            yield wording.event_changed_in_silence(Location(CALENDAR), new.get("SUMMARY", uid))


def _events(calendar: bytes) -> dict[str, dict[str, str]]:
    """The properties of each event by its UID, as they are written."""
    from icalendar import Calendar

    return {
        str(event["uid"]): {name: str(value.to_ical(), "utf-8") for name, value in event.property_items(recursive=False)
                            if hasattr(value, "to_ical")}
        for event in (Calendar.from_ical(calendar).events if calendar.strip() else [])
    }  # fmt: skip
