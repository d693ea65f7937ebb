"""What entries say twice, against themselves, or not yet: warnings, since each may be meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, get_args, get_origin

from partage_site.catalogue.catalogue import Catalogue
from partage_site.diagnostics import Diagnostic
from partage_site.models.dates import day_of
from partage_site.models.declaration import declared_fields, key_of
from partage_site.models.event import EventStatus
from partage_site.models.fields import Texts, folded
from partage_site.models.key_figure import KeyFigure
from partage_site.models.programme import Programme
from partage_site.models.resource import Resource
from partage_site.models.written_dates import MONTHS
from partage_site.sources.loading import Entry
from partage_site.sources.values import KeyPath
from partage_site.sources.yaml_scalar import scalar
from partage_site.wording import catalogue as wording

_SEPARATOR = re.compile(r"\s*[,;]\s+")
# What an entry is known by, and what tells two of one name apart.
_NAMES = ("name", "title", "label")
_APART = ("town", "region", "date", "type", "prefix", "unit", "year")
_LONGEST_EVENT = 92  # days; an exhibition seldom lasts more
_EVERY = re.compile(
    r"(?:chaque|tous les|toutes les)\s+(?P<year>ann[ée]es?\b|ans?\b)?[\s,:]*(?P<rest>.*)", re.IGNORECASE
)
_MONTHS = frozenset(map(folded, MONTHS))
# « A, B et C »: the last two of a list.
_LAST_AND = re.compile(r"(?<=[,;] )([^,;]+?) et (?=[^,;]+$)")


def inconsistencies(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """One problem for each, at the line that would be changed."""
    yield from _events(catalogue)
    yield from _figures(catalogue)
    yield from _to_come(catalogue)
    yield from _series(catalogue)
    yield from _menu(catalogue)
    for kind, entries in catalogue.tables.items():
        if kind != "evenement":  # these are compared by their day and place
            yield from _copies(entries.values())
    for entry in (*catalogue.entries(), *catalogue.to_come):
        yield from (wording.still_to_write(place) for place in entry.unwritten)
        yield from _lists_in_one(entry)
        yield from _said_twice(entry)


def _copies(entries: Iterable[Entry[Any]]) -> Iterator[Diagnostic]:
    """Entries of one kind that bear one name, and say nothing else that would tell them apart."""
    first: dict[tuple[object, ...], Entry[Any]] = {}
    for entry in sorted(entries, key=lambda entry: entry.id):
        name = next(each for each in _NAMES if hasattr(entry.record, each))
        apart = (getattr(entry.record, each, None) for each in _APART)
        other = first.setdefault((getattr(entry.record, name).casefold(), *apart), entry)
        if other is not entry:
            key = key_of(entry.kind.record, name).name
            yield wording.named_alike(entry.document.locate((key,)), other.source.shown)


def _lists_in_one(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """Lists of texts that have one item, with a comma in it, and no brackets around: several, or one?"""
    for name, key in _texts_of(entry.kind.record):
        said: tuple[str, ...] = getattr(entry.record, name)
        if len(said) == 1 and _SEPARATOR.search(said[0]) and not isinstance(entry.document.values[key], list):
            parts = _SEPARATOR.split(_LAST_AND.sub(r"\1, ", said[0]))
            one, *several = (scalar(each, flow=True) for each in (said[0], *parts) if each)
            yield wording.list_in_one(entry.document.locate((key,), value=True), key, said[0], one, several)


def _said_twice(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """Items that a list of texts, or of members of a fixed set, has twice: readers would see both."""
    for name, key in _lists_of(entry.kind.record):
        said = getattr(entry.record, name)
        for item, count in Counter(said).items():
            if count > 1 and isinstance(item, str):
                yield wording.said_twice(entry.document.locate((key,), value=True), key, str(item))


@cache
def _lists_of(record: type) -> tuple[tuple[str, str], ...]:
    """The fields of `record` that are lists and name no other entries, which are shown once, each with its key."""
    lists = (
        field for field in declared_fields(record) if any(get_origin(each) is tuple for each in get_args(field.type))
    )
    return tuple((field.name, field.key.name) for field in lists if not field.key.target)


@cache
def _texts_of(record: type) -> tuple[tuple[str, str], ...]:
    """The fields of `record` that are lists of texts, each with its key."""
    return tuple((field.name, field.key.name) for field in declared_fields(record) if field.type == Texts)


def _events(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Events that two files tell, that say by halves that they are postponed, or whose two dates lie far apart."""
    first: dict[tuple[object, ...], Entry[Any]] = {}
    same = Counter(map(_when_and_where, catalogue.events.values()))
    for entry in sorted(catalogue.events.values(), key=lambda entry: entry.id):
        event = entry.record
        if event.status is EventStatus.POSTPONED and not event.former_start:
            yield wording.postponed_from_unknown(entry.document.locate(("statut",)))
        if event.status is EventStatus.CONFIRMED and event.former_start:
            yield wording.former_day_of_confirmed(entry.document.locate(("date_initiale",)))
        if event.status is EventStatus.POSTPONED and _is_before(event.first_day, event.former_start):
            yield wording.postponed_to_earlier(entry.document.locate(("date_initiale",), value=True))
        if event.first_day and event.last_day and (days := (event.last_day - event.first_day).days) > _LONGEST_EVENT:
            yield wording.long_event(entry.document.locate(("fin",), value=True), days + 1)
        if same[_when_and_where(entry)] == 1 or not event.first_day:
            continue
        other = first.setdefault((folded(event.title), *_when_and_where(entry)), entry)
        if other is not entry:
            yield wording.event_told_twice(entry.document.locate(("titre",)), other.source.shown)


def _is_before(first_day: date | None, former: date | None) -> bool:
    """Whether an event begins before the day, or the hour, on which it was to begin; False where one is not known."""
    return first_day is not None and former is not None and first_day < day_of(former)


def _when_and_where(entry: Entry[Any]) -> tuple[object, ...]:
    event = entry.record
    return (event.first_day, event.town, event.region)


def _to_come(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """What is said to have been on a day, or in a year, to come: slips of the fingers, or of a spreadsheet."""
    today = catalogue.today
    for entry in (*catalogue.entries(), *catalogue.to_come):
        for path, said in _past_of(entry):
            if said and (said > today.year if isinstance(said, int) else said > today):
                yield wording.day_to_come(entry.document.locate(path, value=True), str(path[-1]))


def _past_of(entry: Entry[Any]) -> Iterator[tuple[KeyPath, date | int | None]]:
    """The days and years of `entry` that cannot be to come, each with its place."""
    record = entry.record
    yield ("modifie_le",), record.modified_on  # a calendar that was once told this day takes no earlier change
    if isinstance(record, Programme):
        yield ("creation",), record.created
        yield ("verifie_le",), record.verified_on
        yield from ((("labels", number, "depuis"), label.since) for number, label in enumerate(record.labels))
        yield from ((("chiffres", number, "annee"), figure.year) for number, figure in enumerate(record.figures))
    elif isinstance(record, KeyFigure):
        yield ("annee",), record.year
        yield from ((("historique", number, "annee"), past.year) for number, past in enumerate(record.history))
    elif isinstance(record, Resource):
        yield ("date",), record.date


def _series(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Yearly meetings whose season does not go behind « chaque année »."""
    for entry in catalogue.series.values():
        said = entry.record.month or ""
        every, first = _EVERY.match(said), folded(said.split()[0]) if said else ""
        if every or first in _MONTHS or first[:1].isdecimal():
            meant = (every["rest"] if every["year"] else "") if every else _as_season(said)
            yield wording.season_alone(entry.document.locate(("mois",), value=True), said, meant)


def _as_season(said: str) -> str:
    """A month, its number or the rank of a part of the year, as it goes behind « chaque année »; empty for no month."""
    if not said.isdecimal():
        return f"{'au' if said[0].isdecimal() else 'en'} {said[0].lower()}{said[1:]}"
    return f"en {MONTHS[int(said) - 1]}" if 1 <= int(said) <= len(MONTHS) else ""


def _menu(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Pages that ask for a place in the menu, which has one for them already."""
    named = {item.path for item in catalogue.settings.menu}
    for entry in catalogue.pages.values():
        if entry.record.menu and entry.path in named:
            yield wording.in_menu_twice(entry.document.locate(("menu",)))


def _figures(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Figures whose history says another value for their own year, or two for one."""
    for entry in catalogue.figures.values():
        figure = entry.record
        said = {figure.year: figure.value} if figure.year else {}
        for number, past in enumerate(figure.history):
            if said.setdefault(past.year, past.value) != past.value:
                place = entry.document.locate(("historique", number))
                own = past.year == figure.year
                yield wording.history_differs(place, past.year) if own else wording.year_twice(place, past.year)
