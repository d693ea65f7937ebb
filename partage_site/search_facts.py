"""What the search knows of an entry beside its title and its text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from partage_site.cards import dates_of, place_of
from partage_site.catalogue.catalogue import Catalogue, existing
from partage_site.models.event import Event
from partage_site.models.programme import Level, Programme
from partage_site.models.resource import Resource
from partage_site.programme_cards import LABEL_NAMES
from partage_site.rendering import french
from partage_site.rendering.notices import MARKS
from partage_site.sources.loading import Entry

_LEVEL_WORDS = {
    Level.SIXIEME: "sixième",
    Level.CINQUIEME: "cinquième",
    Level.QUATRIEME: "quatrième",
    Level.TROISIEME: "troisième",
    Level.SECONDE: "seconde",
    Level.PREMIERE: "première",
    Level.TERMINALE: "terminale",
}


class Facts(NamedTuple):
    """What is searched of an entry beside its title and its text, and what is shown under its title."""

    places: Iterable[str | None] = ()
    keywords: Iterable[str | None] = ()
    detail: Iterable[str | None] = ()


def facts_of(entry: Entry[Any], catalogue: Catalogue) -> Facts:
    """What is searched and shown of `entry`, whatever its kind."""
    record = entry.record
    themes = [theme.record.name for theme in existing(catalogue.themes, getattr(record, "themes", ()))]
    if isinstance(record, Programme):
        return _programme_facts(entry, catalogue)
    if isinstance(record, Event):
        return _event_facts(entry, catalogue, themes)
    if isinstance(record, Resource):
        return Facts(keywords=[record.type.value, record.audience, *themes], detail=[record.type.value.capitalize()])
    programmes = [host.record.name for host in existing(catalogue.programmes, getattr(record, "programmes", ()))]
    day = getattr(record, "date", None)
    return Facts(
        places=[*programmes, getattr(record, "acronym", None)],
        keywords=[getattr(record, "author", None), *themes],
        detail=[french.day(day) if day else ""],
    )


def _programme_facts(entry: Entry[Programme], catalogue: Catalogue) -> Facts:
    programme, place = entry.record, catalogue.place(entry)
    where = (place.town, place.department, place.region) if place else ()
    told = (place.town or place.region) if place else ""
    return Facts(
        places=[*where, *programme.schools, *programme.pupils_schools, programme.association],
        keywords=[
            programme.tagline,
            *(LABEL_NAMES[label.name] for label in programme.labels),
            *(public.value for public in programme.reached),
            *(f"{level.value} {_LEVEL_WORDS.get(level, '')}" for level in programme.levels),
            *programme.actions,
        ],
        detail=[told, french.listed(programme.schools)],
    )


def _event_facts(entry: Entry[Event], catalogue: Catalogue, themes: Iterable[str]) -> Facts:
    event = entry.record
    programmes = existing(catalogue.programmes, dict.fromkeys([event.host, *event.partners]))
    series = [each.record for each in existing(catalogue.series, [event.series])]
    unsaid = [name for each in series for name in (each.acronym, each.name) if name not in event.title]
    place, when = place_of(entry, catalogue), dates_of(entry, catalogue)
    return Facts(
        places=[place, event.venue, event.address, *(each.record.name for each in programmes)],
        keywords=[when, *unsaid, *themes],
        detail=[MARKS[event.status], when, "date à confirmer" if event.date_unconfirmed else "", place],
    )
