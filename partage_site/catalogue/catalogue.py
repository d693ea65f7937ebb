"""The catalogue: every published entry by kind and identifier, where it is, and its address."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any, Generic, TypeVar

from partage_site.artifact import digest_of
from partage_site.catalogue.whereabouts import Whereabouts
from partage_site.models.article import Article
from partage_site.models.declaration import Declared, declared_fields
from partage_site.models.event import Event
from partage_site.models.key_figure import KeyFigure
from partage_site.models.kinds import Kind
from partage_site.models.page import Page
from partage_site.models.programme import Programme
from partage_site.models.resource import Resource
from partage_site.models.series import Series
from partage_site.models.settings import Settings
from partage_site.models.theme import Theme
from partage_site.sources.loading import Entry

R = TypeVar("R")
T = TypeVar("T")
Table = Mapping[str, Entry[Any]]
UID_DOMAIN = "partage-inter-ecoles"
_MANY = frozenset(("programme", "evenement", "actualite"))


class _Of(Generic[R]):
    """The table of one kind, with the type of its records."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def __get__(self, catalogue: Catalogue, _: type) -> Mapping[str, Entry[R]]:
        return catalogue.tables[self._kind]


@dataclass(frozen=True)
class Catalogue:
    """All that is published, in a settled order; `today` is the day in Paris that the site is built for. `tables` are
    those of each kind, by its name.

    `hidden` are the kind and identifier of what is not published: drafts, and news of days to come; `to_come` are
    these news.
    """

    settings: Settings
    today: date
    tables: Mapping[str, Table]
    hidden: frozenset[tuple[str, str]]
    places: Mapping[tuple[str, str], Whereabouts]
    to_come: tuple[Entry[Article], ...] = ()

    programmes = _Of[Programme]("programme")
    events = _Of[Event]("evenement")
    series = _Of[Series]("serie")
    figures = _Of[KeyFigure]("chiffre")
    themes = _Of[Theme]("theme")
    articles = _Of[Article]("actualite")
    resources = _Of[Resource]("ressource")
    pages = _Of[Page]("page")

    def entries(self) -> Iterable[Entry[Any]]:
        """Every entry, kind by kind."""
        return (entry for table in self.tables.values() for entry in table.values())

    @cached_property
    def hosted(self) -> Mapping[str, tuple[Entry[Event], ...]]:
        """The events that each programme holds, by its identifier, in their order."""
        return _by(self.events, lambda entry: filter(None, [entry.record.host]))

    @cached_property
    def partnered(self) -> Mapping[str, tuple[Entry[Event], ...]]:
        """The events that each programme takes part in without holding them."""
        return _by(self.events, lambda entry: [each for each in entry.record.partners if each != entry.record.host])

    @cached_property
    def articles_about(self) -> Mapping[str, tuple[Entry[Article], ...]]:
        """The news that name each programme."""
        return _by(self.articles, lambda entry: entry.record.programmes)

    @cached_property
    def about(self) -> Mapping[str, tuple[Entry[Event], ...]]:
        """The events on each theme, by its identifier, in their order."""
        return _by(self.events, lambda entry: entry.record.themes)

    @cached_property
    def by_region(self) -> Mapping[str, tuple[Entry[Programme], ...]]:
        """The programmes of each region, by its slug."""
        return _by(self.programmes, lambda entry: [place.region_slug] if (place := self.place(entry)) else [])

    def around(self, place: Whereabouts) -> tuple[Entry[Programme], ...]:
        """The programmes of the region of `place`, those of its town and of its department first."""
        here = ("around", place.region_slug, place.department, place.town)

        def away(other: Entry[Programme]) -> tuple[bool, bool]:
            there = self.place(other)
            return (there is None or there.town != place.town, there is None or there.department != place.department)

        return self.once(here, lambda: tuple(sorted(self.by_region.get(place.region_slug, ()), key=away)))

    @cached_property
    def told(self) -> str:
        """The digest of all that is published, but for the bodies of the kinds that may have thousands of entries."""
        return digest_of(repr((self.settings, self.today, *map(self.told_of, self.tables))).encode())

    def told_of(self, kind: str) -> str:
        """The digest of all that lists of this kind show: its entries as they are `seen`, with their bodies where
        they are few."""

        def tell() -> str:
            told = [self.seen(entry) for entry in self.tables[kind].values()]
            if kind not in _MANY:
                told += [entry.digest for entry in self.tables[kind].values()]
            return digest_of("\0".join(told).encode("utf-8", "surrogatepass"))

        return self.once(("told", kind), tell)

    def seen(self, entry: Entry[Any]) -> str:
        """What tells apart two states of `entry` in a list: what it and all that it refers to say, and where it is.

        Two that show the same may differ here, never the other way round: no list shows more of an entry.
        """
        kind = entry.kind.name
        known = self._seen.get((kind, entry.id))
        if known is None:
            record, place = entry.record, self.place(entry)
            told = [kind, entry.id, entry.said, place.told if place else ""]
            if kind == "evenement":
                told.append(record.state(self.today).value)
            for field in references_of(entry.kind):
                table = self.tables[field.key.target]
                for each in named_in(record, field):
                    told += (each, table[each].said if each in table else "")
            known = self._seen[kind, entry.id] = "\0".join(told)
        return known

    @cached_property
    def _seen(self) -> dict[tuple[str, str], str]:
        return {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives for `key`, which it makes of this catalogue alone, once."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    @cached_property
    def _made(self) -> dict[Hashable, Any]:
        return {}

    def place(self, entry: Entry[Any]) -> Whereabouts | None:
        """Where `entry` is, if it says so."""
        return self.places.get((entry.kind.name, entry.id))


@cache
def references_of(kind: Kind) -> tuple[Declared, ...]:
    """The fields of `kind` that name other entries."""
    return tuple(field for field in declared_fields(kind.record) if field.key.target)


def named_in(record: Any, field: Declared) -> tuple[str, ...]:
    """The identifiers that `record` names in one of these fields."""
    named: str | tuple[str, ...] | None = getattr(record, field.name)
    return named if isinstance(named, tuple) else (named,) if named else ()


def _by(table: Table, named: Callable[[Entry[Any]], Iterable[str]]) -> dict[str, tuple[Entry[Any], ...]]:
    """The entries of `table` by each name that they are `named` with."""
    found: dict[str, list[Entry[Any]]] = {}
    for entry in table.values():
        for name in dict.fromkeys(named(entry)):
            found.setdefault(name, []).append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


def uid_of(entry: Entry[Any]) -> str:
    """What calendars know an event by for ever: its `uid`, else the name of its file, whatever the site's address."""
    return entry.record.uid or f"{entry.id}@{UID_DOMAIN}"


def existing(table: Mapping[str, Entry[Any]], ids: Iterable[str | None]) -> tuple[Entry[Any], ...]:
    """The entries of `table` that `ids` name, in that order and once each, but for drafts that are not published."""
    return tuple(table[name] for name in dict.fromkeys(ids) if name is not None and name in table)
