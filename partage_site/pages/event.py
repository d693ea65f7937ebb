"""A page for each event."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from partage_site.addresses import Link
from partage_site.cards import EventCard, dates_of, event_card, link_to, neighbours_of, place_of, told
from partage_site.catalogue.catalogue import Catalogue, existing
from partage_site.event_data import linked_event
from partage_site.heads import SourceLink, as_linked_data, head_of, sources_of
from partage_site.models.event import Event
from partage_site.models.sections import EVENTS
from partage_site.rendering import french
from partage_site.rendering.notices import MARKS, changes
from partage_site.rendering.page import Page
from partage_site.rendering.picture import Picture
from partage_site.rendering.recipes import Recipe
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry


class DocumentView(NamedTuple):
    """A document: where it is, and for a file its format and size (`PDF`, `340 ko`); then its accessible version."""

    title: str
    path: str
    format: str
    size: str
    accessible: str


class PhotoView(NamedTuple):
    """A photo and whom to thank."""

    picture: Picture
    credit: str


class EventView(NamedTuple):
    """One event; what is unknown is empty and not shown. `changes` says in sentences that it does not take place as
    first announced."""

    card: EventCard
    cover: Picture | None
    changes: tuple[str, ...]
    body: Markup
    series_name: str
    where: str
    access: str
    online: str
    host: Link | None
    partners: tuple[Link, ...]
    themes: tuple[Link, ...]
    registration: str
    documents: tuple[DocumentView, ...]
    photos: tuple[PhotoView, ...]
    sources: tuple[SourceLink, ...]
    calendar: str
    previous: Link | None
    next: Link | None


def make_recipes(catalogue: Catalogue, writer: Writer) -> Iterator[Recipe]:
    """A page for each event; its neighbours are those of its series, or of all events when it has none."""
    neighbours = neighbours_of(catalogue)
    for entry in catalogue.events.values():
        around = neighbours[entry.id]
        compose = partial(_compose, entry, around, catalogue, writer)
        yield Recipe(entry.path, (catalogue.seen(entry), entry.digest, *map(told, around)), compose, entry)


def _compose(
    entry: Entry[Event], neighbours: tuple[Link | None, Link | None], catalogue: Catalogue, writer: Writer
) -> Iterator[Page]:
    written = writer.body(entry)
    view = _view(entry, neighbours, catalogue, writer, written.html)
    crumbs = (EVENTS, view.card.series) if view.card.series else (EVENTS,)
    dated = entry.record.start or entry.record.former_start
    data = (as_linked_data(linked_event(entry, view.cover, catalogue, writer)),) if dated else ()
    when_and_where = french.line(dates_of(entry, catalogue), place_of(entry, catalogue))
    head = head_of(entry, entry.record.title, written, crumbs, writer.base, data, when_and_where)
    if mark := MARKS[entry.record.status]:  # a link that is shared must not invite to what is off
        head = head._replace(title=f"{mark} : {head.title}")
    yield Page(entry.path, "event.html", head, view)


def _view(
    entry: Entry[Event],
    neighbours: tuple[Link | None, Link | None],
    catalogue: Catalogue,
    writer: Writer,
    body: Markup,
) -> EventView:
    event, place = entry.record, catalogue.place(entry)
    series = next(iter(existing(catalogue.series, [event.series])), None)
    return EventView(
        card=event_card(entry, catalogue),
        cover=writer.cover(entry),
        changes=tuple(changes(event)),
        body=body,
        series_name=series.record.name if series else "",
        where=event.where(place.full if place else place_of(entry, catalogue)),
        access=event.access or "",
        online=event.online or "",
        host=next(map(link_to, existing(catalogue.programmes, [event.host])), None),
        partners=tuple(map(link_to, existing(catalogue.programmes, event.partners))),
        themes=tuple(map(link_to, existing(catalogue.themes, event.themes))),
        registration=event.registration or "",
        documents=tuple(_documents(entry, writer)),
        photos=tuple(_photos(entry, writer)),
        sources=sources_of(entry),
        calendar="" if event.draft or not (event.start or event.former_start) else f"/evenements/{entry.id}.ics",
        previous=neighbours[0],
        next=neighbours[1],
    )


def _documents(entry: Entry[Event], writer: Writer) -> Iterator[DocumentView]:
    for number, document in enumerate(entry.record.documents):
        key = ("documents", number, "version_accessible")
        accessible = writer.address(entry, document.accessible, key) if document.accessible else ""
        if document.url:
            yield DocumentView(document.title, document.url, "", "", accessible)
        elif document.file and (file := writer.file(entry, document.file, ("documents", number, "fichier"))):
            yield DocumentView(document.title, file.path, file.format, french.size(file.size), accessible)


def _photos(entry: Entry[Event], writer: Writer) -> Iterator[PhotoView]:
    for number, photo in enumerate(entry.record.photos):
        if picture := writer.picture(entry, photo.file, photo.alt, ("photos", number, "fichier")):
            yield PhotoView(picture, photo.credit)
