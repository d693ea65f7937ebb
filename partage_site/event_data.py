"""An event told to machines, in its page: schema.org Event, as JSON-LD."""

from __future__ import annotations

from typing import Any

from partage_site.catalogue.catalogue import Catalogue
from partage_site.catalogue.whereabouts import Whereabouts
from partage_site.models.event import Event, EventStatus, posted
from partage_site.rendering.picture import Picture
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry

_STATUS = {
    EventStatus.CONFIRMED: "https://schema.org/EventScheduled",
    EventStatus.CANCELLED: "https://schema.org/EventCancelled",
    EventStatus.POSTPONED: "https://schema.org/EventPostponed",
}


def linked_event(entry: Entry[Event], cover: Picture | None, catalogue: Catalogue, writer: Writer) -> dict[str, Any]:
    """`entry` as schema.org Event, with the properties that search engines ask for and only what is known.

    A postponed event that has its new day is `EventRescheduled`; one that has none keeps its former day, as search
    engines ask (Google, "Event structured data": `EventPostponed`). `previousStartDate` is for events that were moved.
    """
    event, place, base = entry.record, catalogue.place(entry), writer.base
    status = _STATUS[event.status]
    former = None if event.status is EventStatus.CONFIRMED else event.former_start
    if event.status is EventStatus.POSTPONED and event.start:
        status = "https://schema.org/EventRescheduled"
    start = event.start or former
    end = event.end or start
    data: dict[str, Any] = {
        "@type": "Event",
        "name": event.title,
        "url": base.absolute(entry.path),
        "startDate": start.isoformat() if start else None,
        "endDate": end.isoformat() if end else None,
        "previousStartDate": former.isoformat() if former else None,
        "eventStatus": status,
        "description": event.summary,
        "image": base.absolute(cover.src) if cover else None,
        "organizer": {"@type": "Organization", "name": catalogue.settings.name, "url": base.absolute("/")},
        "eventAttendanceMode": _attendance(event),
        "location": _location(event, place),
    }
    return {key: value for key, value in data.items() if value}


def _attendance(event: Event) -> str:
    """Where one comes to, as schema.org names it; empty when nothing is known."""
    on_site = bool(event.town or event.region or event.venue or event.address)
    mode = {(True, True): "Mixed", (True, False): "Offline", (False, True): "Online"}.get((on_site, bool(event.online)))
    return f"https://schema.org/{mode}EventAttendanceMode" if mode else ""


def _location(event: Event, place: Whereabouts | None) -> list[dict[str, Any]]:
    places: list[dict[str, Any]] = []
    town, region = (place.town or "", place.region) if place else ("", "")
    if place or event.venue or event.address:
        street, postcode = _street(event.address or "", town)
        address = {
            "@type": "PostalAddress",
            "addressLocality": town,
            "addressRegion": region,
            "postalCode": postcode,
            "streetAddress": street,
            "addressCountry": "FR",
        }
        places.append(
            {
                "@type": "Place",
                "name": event.venue or town or region or event.address,
                "address": {key: value for key, value in address.items() if value},
            }
        )
    if event.online:
        places.append({"@type": "VirtualLocation", "url": event.online})
    return places


def _street(address: str, town: str) -> tuple[str, str]:
    """The street and the postcode of an `address` that ends with the postcode and `town`; else all of it."""
    found = posted(town).search(address) if town else None
    if not found or found.end() < len(address):
        return address, ""
    return address[: found.start()].rstrip(" ,"), found[1]
