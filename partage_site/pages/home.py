"""The home page: what the settings say of the association, figures, the two yearly meetings, the programmes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from partage_site.atlas import ProgrammeMap, programme_map
from partage_site.cards import (
    ArticleCard,
    EventCard,
    FigureCard,
    article_card,
    editions,
    event_card,
    figure_card,
    to_come,
)
from partage_site.catalogue.catalogue import Catalogue
from partage_site.heads import as_linked_data
from partage_site.models.event import EventState, EventStatus
from partage_site.models.settings import Door, Settings, Way
from partage_site.programme_cards import ProgrammeCard, along_the_rope, programme_card, total_told
from partage_site.rendering.page import Head, Page
from partage_site.rendering.writing import Writer

LATEST_NEWS = 3


class Meeting(NamedTuple):
    """A yearly meeting: what comes next, and the latest past edition."""

    acronym: str
    name: str
    path: str
    month: str
    summary: str
    upcoming: tuple[EventCard, ...]
    latest: EventCard | None


class HomeView(NamedTuple):
    """The whole home page."""

    title: str
    lead: str
    button: Way | None
    map: ProgrammeMap
    programmes: tuple[ProgrammeCard, ...]
    total: str
    figures: tuple[FigureCard, ...]
    undated: bool
    doors: tuple[Door, ...]
    meetings: tuple[Meeting, ...]
    other_upcoming: tuple[EventCard, ...]
    news: tuple[ArticleCard, ...]
    statement: str


def make_pages(catalogue: Catalogue, writer: Writer) -> Iterator[Page]:
    """The home page."""
    drawing = programme_map(catalogue, writer.cache)
    settings = catalogue.settings
    home = settings.home
    programmes = (
        programme_card(entry, catalogue, drawing.number_of(entry.id)) for entry in catalogue.programmes.values()
    )
    view = HomeView(
        title=home.title or settings.slogan or settings.name,
        lead=home.text or settings.description or "",
        button=home.button,
        map=drawing,
        programmes=along_the_rope(programmes),
        total=total_told(catalogue),
        figures=tuple(map(figure_card, catalogue.figures.values())),
        undated=not any(figure.record.year for figure in catalogue.figures.values()),
        doors=home.doors,
        meetings=tuple(_meetings(catalogue)),
        other_upcoming=to_come(
            [event_card(event, catalogue) for event in catalogue.events.values() if not event.record.series]
        ),
        news=tuple(map(article_card, list(catalogue.articles.values())[:LATEST_NEWS])),
        statement=home.statement or "",
    )
    head = Head(
        title=settings.name,
        description=settings.description or settings.slogan or settings.name,
        section="/",
        source="content/site.yml",
        linked_data=(as_linked_data(_organisation(settings, writer)),),
    )
    yield Page("/", "home.html", head, view)


def _organisation(settings: Settings, writer: Writer) -> dict[str, Any]:
    """The association as schema.org Organization, with only what is known."""
    data = {
        "@type": "Organization",
        "name": settings.name,
        "legalName": settings.legal.name,
        "url": writer.base.absolute("/"),
        "email": settings.email,
        "telephone": settings.legal.phone,
        "address": settings.legal.seat,
        "description": settings.description,
        "sameAs": [url for _, url in settings.networks],
    }
    return {key: value for key, value in data.items() if value}


def _meetings(catalogue: Catalogue) -> Iterator[Meeting]:
    for series in catalogue.series.values():
        cards = [event_card(event, catalogue) for event in editions(series, catalogue)]
        held = (card for card in cards if card.state is EventState.PAST and card.status is not EventStatus.CANCELLED)
        yield Meeting(
            acronym=series.record.acronym,
            name=series.record.name,
            path=series.path,
            month=series.record.month or "",
            summary=series.record.summary or series.record.description or "",
            upcoming=to_come(cards),
            latest=next(held, None),
        )
