"""An entry as it stands in a list: the same on every page that names it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from partage_site.addresses import Link
from partage_site.catalogue.catalogue import Catalogue, existing
from partage_site.catalogue.whereabouts import Whereabouts
from partage_site.geography.regions import Region, find_region
from partage_site.models.article import Article
from partage_site.models.dates import day_of
from partage_site.models.event import Event, EventState, EventStatus
from partage_site.models.key_figure import KeyFigure
from partage_site.models.series import Series
from partage_site.rendering import french
from partage_site.slugs import slugify
from partage_site.sources.loading import Entry


def told(link: Link | None) -> str:
    """All that `link` shows, in one text."""
    return f"{link.path} {link.label}" if link else ""


class EventCard(NamedTuple):
    """An event in a list. `start` is an ISO text (a day, or an hour with its offset); `first_day` and `last_day` are
    ISO days in Paris; `places` are the slug and the words of each place where one can take part.
    """

    id: str
    path: str
    title: str
    state: EventState
    status: EventStatus
    unconfirmed: bool
    draft: bool
    dates: str
    badge: tuple[str, str]
    start: str
    first_day: str
    last_day: str
    year: int | None
    former_dates: str
    series: Link | None
    series_id: str
    place: str
    places: tuple[tuple[str, str], ...]
    host: str
    themes: tuple[Link, ...]
    theme_ids: tuple[str, ...]
    summary: str


class FigureCard(NamedTuple):
    """A key figure: `value` is written out with its unit, `source` says where it comes from."""

    id: str
    prefix: str
    value: str
    label: str
    source: str


class ArticleCard(NamedTuple):
    """A piece of news in a list; `day` is an ISO day."""

    id: str
    path: str
    title: str
    day: str
    date: str
    summary: str
    draft: bool


def dates_of(entry: Entry[Event], catalogue: Catalogue) -> str:
    """When an event is, empty while nobody knows; its hours are those of Paris, which is told where others are kept."""
    event = entry.record
    if event.start is None:
        return ""
    said = french.period(event.start, event.end)
    far = isinstance(event.start, datetime) and _is_overseas(catalogue.place(entry))
    return f"{said}, heure de Paris" if far else said


def _is_overseas(place: Whereabouts | None) -> bool:
    region = find_region(place.region) if place else None
    return isinstance(region, Region) and region.overseas


def event_card(entry: Entry[Event], catalogue: Catalogue) -> EventCard:
    """`entry` as a card: made once, since several lists may show it."""
    return catalogue.once(("event_card", entry.id), lambda: _event_card(entry, catalogue))


def _event_card(entry: Entry[Event], catalogue: Catalogue) -> EventCard:
    event = entry.record
    start, end = event.start, event.end
    series = existing(catalogue.series, [event.series])
    themes = existing(catalogue.themes, event.themes)
    return EventCard(
        id=entry.id,
        path=entry.path,
        title=event.title,
        state=event.state(catalogue.today),
        status=event.status,
        unconfirmed=event.date_unconfirmed,
        draft=event.draft,
        dates=dates_of(entry, catalogue),
        badge=french.badge(start, end) if start else ("?", "à fixer"),
        start=start.isoformat() if start else "",
        first_day=event.first_day.isoformat() if event.first_day else "",
        last_day=event.last_day.isoformat() if event.last_day else "",
        year=day_of(start).year if start else None,
        former_dates=french.period(event.former_start) if event.former_start else "",
        series=next((Link(found.record.acronym, found.path) for found in series), None),
        series_id=next((found.id for found in series), ""),
        place=place_of(entry, catalogue),
        places=tuple((slugify(place, fallback=""), place) for place in places_of(entry, catalogue)),
        host=french.listed([host.record.name for host in existing(catalogue.programmes, [event.host])]),
        themes=tuple(map(link_to, themes)),
        theme_ids=tuple(theme.id for theme in themes),
        summary=event.summary or "",
    )


def to_come(cards: Sequence[EventCard]) -> tuple[EventCard, ...]:
    """Those of `cards`, which are latest first, that come or run: the next first."""
    return tuple(card for card in reversed(cards) if card.state is not EventState.PAST)


def figure_card(entry: Entry[KeyFigure]) -> FigureCard:
    """`entry` as a card."""
    figure = entry.record
    parts = [french.number(figure.value), figure.unit or ""]
    source = figure.source or french.listed([source.title for source in figure.sources])
    return FigureCard(
        entry.id, figure.prefix or "", "\u00a0".join(part for part in parts if part), figure.label, source
    )


def article_card(entry: Entry[Article]) -> ArticleCard:
    """`entry` as a card."""
    article = entry.record
    return ArticleCard(
        id=entry.id,
        path=entry.path,
        title=article.title,
        day=article.date.isoformat(),
        date=french.day(article.date),
        summary=article.summary or "",
        draft=article.draft,
    )


def link_to(entry: Entry[Any]) -> Link:
    """What people call `entry`, leading to its page."""
    return Link(entry.record.called, entry.path)


def neighbours_of(catalogue: Catalogue) -> dict[str, tuple[Link | None, Link | None]]:
    """For each event, the one before and the one after it in its family."""
    families: dict[str | None, list[Entry[Event]]] = {}
    for entry in catalogue.events.values():
        families.setdefault(entry.record.series, []).append(entry)
    found = {}
    for family in families.values():
        links = [None, *map(link_to, family), None]
        for rank, entry in enumerate(family, 1):
            found[entry.id] = (links[rank + 1], links[rank - 1])
    return found


def place_of(entry: Entry[Event], catalogue: Catalogue) -> str:
    """Where an event is, in words: `Lyon`, `Lyon et en ligne`, `en ligne`; empty when it is not known."""
    return french.listed(places_of(entry, catalogue))


def places_of(entry: Entry[Event], catalogue: Catalogue) -> tuple[str, ...]:
    """The town of an event, with its department overseas, else its region; then `en ligne` where it is that too."""
    place = catalogue.place(entry)
    named = (place.full if _is_overseas(place) else place.town or place.region) if place else ""
    return tuple(said for said in (named, "en ligne" if entry.record.online else "") if said)


def editions(series: Entry[Series], catalogue: Catalogue) -> tuple[Entry[Event], ...]:
    """The events of `series`, latest first."""
    return tuple(event for event in catalogue.events.values() if event.record.series == series.id)
