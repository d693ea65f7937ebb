"""The catalogue: every published entry by kind and identifier, where it is, and its address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from partage_site.catalogue.whereabouts import Whereabouts
from partage_site.models.article import Article
from partage_site.models.event import Event
from partage_site.models.key_figure import KeyFigure
from partage_site.models.page import Page
from partage_site.models.programme import Programme
from partage_site.models.resource import Resource
from partage_site.models.series import Series
from partage_site.models.settings import Settings
from partage_site.models.theme import Theme
from partage_site.sources.loading import Entry

Table = Mapping[str, Entry[Any]]


@dataclass(frozen=True)
class Catalogue:
    """All that is published, in a settled order; `today` is the day in Paris that the site is built for.

    `hidden` are the kind and identifier of what is not published: drafts, and news of days to come.
    """

    settings: Settings
    today: date
    programmes: Mapping[str, Entry[Programme]]
    events: Mapping[str, Entry[Event]]
    series: Mapping[str, Entry[Series]]
    figures: Mapping[str, Entry[KeyFigure]]
    themes: Mapping[str, Entry[Theme]]
    articles: Mapping[str, Entry[Article]]
    resources: Mapping[str, Entry[Resource]]
    pages: Mapping[str, Entry[Page]]
    hidden: frozenset[tuple[str, str]]
    places: Mapping[tuple[str, str], Whereabouts]

    @property
    def tables(self) -> dict[str, Table]:
        """The table of each kind, by the kind's name."""
        return {
            "programme": self.programmes,
            "evenement": self.events,
            "serie": self.series,
            "chiffre": self.figures,
            "theme": self.themes,
            "actualite": self.articles,
            "ressource": self.resources,
            "page": self.pages,
        }

    def entries(self) -> Iterable[Entry[Any]]:
        """Every entry, kind by kind."""
        return (entry for table in self.tables.values() for entry in table.values())

    @cached_property
    def hosted(self) -> Mapping[str, tuple[Entry[Event], ...]]:
        """The events that each programme holds, by its identifier, in their order."""
        return _by(self.events, lambda event: filter(None, [event.host]))

    @cached_property
    def partnered(self) -> Mapping[str, tuple[Entry[Event], ...]]:
        """The events that each programme takes part in without holding them."""
        return _by(self.events, lambda event: [each for each in event.partners if each != event.host])

    @cached_property
    def articles_about(self) -> Mapping[str, tuple[Entry[Article], ...]]:
        """The news that name each programme."""
        return _by(self.articles, lambda article: article.programmes)

    @cached_property
    def by_region(self) -> Mapping[str, tuple[Entry[Programme], ...]]:
        """The programmes of each region, by its slug."""
        found: dict[str, list[Entry[Programme]]] = {}
        for entry in self.programmes.values():
            if place := self.place(entry):
                found.setdefault(place.region_slug, []).append(entry)
        return {slug: tuple(entries) for slug, entries in found.items()}

    def place(self, entry: Entry[Any]) -> Whereabouts | None:
        """Where `entry` is, if it says so."""
        return self.places.get((entry.kind.name, entry.id))


def _by(table: Table, named: Callable[[Any], Iterable[str]]) -> dict[str, tuple[Entry[Any], ...]]:
    """The entries of `table` by each identifier that their record names."""
    found: dict[str, list[Entry[Any]]] = {}
    for entry in table.values():
        for name in dict.fromkeys(named(entry.record)):
            found.setdefault(name, []).append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


def path_of(entry: Entry[Any]) -> str:
    """The address of `entry` under the base, beginning with `/`."""
    return entry.kind.path.format(id=entry.id)


def existing(table: Mapping[str, Entry[Any]], ids: Iterable[str | None]) -> tuple[Entry[Any], ...]:
    """The entries of `table` that `ids` name, in that order; a draft that is not published is passed over."""
    return tuple(table[name] for name in ids if name is not None and name in table)
