"""The events: what comes, then the archive by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from partage_site.addresses import Link
from partage_site.cards import EventCard, event_card, to_come
from partage_site.catalogue.catalogue import Catalogue
from partage_site.charts import Timeline, timeline
from partage_site.heads import section_head
from partage_site.models.event import EventState
from partage_site.models.sections import EVENTS
from partage_site.rendering.page import Page
from partage_site.rendering.writing import Writer

RECENT_YEARS = 2
# With fewer events on the page, the eye is faster than a filter.
FILTERS_FROM = 6


class SeriesCard(NamedTuple):
    """A yearly meeting in a list."""

    acronym: str
    name: str
    path: str
    month: str
    summary: str


@dataclass(frozen=True)
class YearLink:
    """A year of the archive, and how many events it holds."""

    year: int
    path: str
    count: int


class YearGroup(NamedTuple):
    """The events of one year, latest first."""

    year: int
    path: str
    events: tuple[EventCard, ...]


class Choices(NamedTuple):
    """A filter: its label, the data attribute that it reads, what it says where nothing is chosen, and the value and
    words of each choice.
    """

    label: str
    name: str
    every: str
    options: tuple[tuple[str, str], ...]


class EventsView(NamedTuple):
    """What comes and runs, the latest years in full, the others as links."""

    upcoming: tuple[EventCard, ...]
    recent: tuple[YearGroup, ...]
    years: tuple[YearLink, ...]
    series: tuple[SeriesCard, ...]
    choices: tuple[Choices, ...]
    timeline: Timeline | None


class YearView(NamedTuple):
    """One year of the archive, and the years around it."""

    year: int
    events: tuple[EventCard, ...]
    years: tuple[YearLink, ...]
    previous: Link | None
    next: Link | None


def make_pages(catalogue: Catalogue, writer: Writer) -> Iterator[Page]:
    """The list, then a page for each year that has events."""
    cards = tuple(event_card(event, catalogue) for event in catalogue.events.values())
    years = tuple(
        YearGroup(year, f"/evenements/{year}/", tuple(group))
        for year, group in groupby((card for card in cards if card.year), key=lambda card: card.year)
        if year
    )
    links = tuple(YearLink(year.year, year.path, len(year.events)) for year in years)
    yield _list_page(catalogue, cards, years, links, writer)
    for number, year in enumerate(years):
        after = years[number - 1] if number else None
        before = years[number + 1] if number + 1 < len(years) else None
        view = YearView(year.year, year.events, links, _year_link(before), _year_link(after))
        title = f"Les rendez-vous de {year.year}"
        description = f"Les rendez-vous du réseau ParTAGE Inter-Écoles en {year.year}."
        head = section_head(EVENTS, title, description, writer.base, part=_year_link(year))
        yield Page(year.path, "year.html", head, view)


def _list_page(
    catalogue: Catalogue,
    cards: tuple[EventCard, ...],
    years: tuple[YearGroup, ...],
    links: tuple[YearLink, ...],
    writer: Writer,
) -> Page:
    upcoming = to_come(cards)
    recent = tuple(year for year in map(_past_only, years) if year.events)[:RECENT_YEARS]
    view = EventsView(
        upcoming=upcoming,
        recent=recent,
        years=links,
        series=tuple(
            SeriesCard(
                acronym=series.record.acronym,
                name=series.record.name,
                path=series.path,
                month=series.record.month or "",
                summary=series.record.summary or series.record.description or "",
            )
            for series in catalogue.series.values()
        ),
        choices=tuple(_choices([*upcoming, *(card for year in recent for card in year.events)])),
        timeline=timeline(catalogue),
    )
    description = "Les rendez-vous de ParTAGE Inter-Écoles : dates annoncées et archives par année."
    head = section_head(EVENTS, "Les rendez-vous du réseau", description, writer.base)
    return Page(EVENTS.path, "events.html", head, view)


def _choices(cards: Sequence[EventCard]) -> Iterator[Choices]:
    """A filter for each thing that tells the events of the page apart, when they are many enough."""
    if len(cards) < FILTERS_FROM:
        return
    pairs = {
        ("Lieu", "lieu", "Tous les lieux"): [place for card in cards for place in card.places],
        ("Rendez-vous", "serie", "Tous les rendez-vous"): [
            (card.series_id, card.series.label) for card in cards if card.series
        ],
        ("Thème", "themes", "Tous les thèmes"): [
            (name, link.label) for card in cards for name, link in zip(card.theme_ids, card.themes, strict=True)
        ],
    }
    for (label, name, every), options in pairs.items():
        if len(distinct := sorted(set(options))) > 1:
            yield Choices(
                label, name, every, tuple((value, words[:1].upper() + words[1:]) for value, words in distinct)
            )


def _past_only(year: YearGroup) -> YearGroup:
    return YearGroup(year.year, year.path, tuple(card for card in year.events if card.state is EventState.PAST))


def _year_link(year: YearGroup | None) -> Link | None:
    return Link(str(year.year), year.path) if year else None
