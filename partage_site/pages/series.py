"""A page for each yearly meeting: its story and all its editions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from partage_site.addresses import Link
from partage_site.cards import EventCard, editions, event_card, to_come
from partage_site.catalogue.catalogue import Catalogue
from partage_site.heads import SourceLink, head_of, sources_of
from partage_site.models.event import EventState
from partage_site.models.sections import EVENTS
from partage_site.rendering.page import Page
from partage_site.rendering.picture import Picture
from partage_site.rendering.writing import Writer


class SeriesView(NamedTuple):
    """One yearly meeting: what it is, what comes, what was."""

    acronym: str
    name: str
    month: str
    description: str
    cover: Picture | None
    body: Markup
    upcoming: tuple[EventCard, ...]
    past: tuple[EventCard, ...]
    calendar: str
    sources: tuple[SourceLink, ...]
    others: tuple[Link, ...]


def make_pages(catalogue: Catalogue, writer: Writer) -> Iterator[Page]:
    """A page for each series."""
    for entry in catalogue.series.values():
        series = entry.record
        written = writer.body(entry)
        cards = [event_card(event, catalogue) for event in editions(entry, catalogue)]
        view = SeriesView(
            acronym=series.acronym,
            name=series.name,
            month=series.month or "",
            description=series.description or "",
            cover=writer.cover(entry),
            body=written.html,
            upcoming=to_come(cards),
            past=tuple(card for card in cards if card.state is EventState.PAST),
            calendar="" if series.draft else f"/evenements/serie/{entry.id}.ics",
            sources=sources_of(entry),
            others=tuple(
                Link(other.record.acronym, other.path) for other in catalogue.series.values() if other is not entry
            ),
        )
        title = f"{series.acronym}, {series.name}"
        yield Page(entry.path, "series.html", head_of(entry, title, written, (EVENTS,), writer.base), view)
