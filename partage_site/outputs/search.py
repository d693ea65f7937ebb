"""What `/recherche/` searches: `/recherche/index.json`, and on a large site the parts that it names.

The parts lie among the assets, since their names carry their digest; the one name that stays is asked for anew.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from partage_site.artifact import Artifact
from partage_site.cards import figure_card, place_of
from partage_site.catalogue.catalogue import Catalogue, existing, path_of
from partage_site.charts import total_told
from partage_site.models.event import Event
from partage_site.models.programme import Level, Programme
from partage_site.models.resource import Resource
from partage_site.programme_cards import LABEL_NAMES
from partage_site.rendering import french
from partage_site.rendering.notices import MARKS
from partage_site.rendering.page import Page
from partage_site.rendering.prose import Prose, UnreadableProse
from partage_site.rendering.typography import polish
from partage_site.rendering.writing import Writer
from partage_site.searching.index import Document, as_json, build_index, weights
from partage_site.sources.loading import Entry

MANIFEST = "recherche/index.json"
PARTS = "assets/recherche/"

# What a reader filters by, in the order that settles ties: in the address of a search, of many, of one.
GENRES = (
    ("programmes", "Programmes", "Programme"),
    ("rendez-vous", "Rendez-vous", "Rendez-vous"),
    ("pages", "Pages", "Page"),
    ("themes", "Thèmes", "Thème"),
    ("ressources", "Ressources", "Ressource"),
    ("actualites", "Actualités", "Actualité"),
)
_PROGRAMMES, _MEETINGS, _PAGES, _THEMES, _RESOURCES, _NEWS = range(len(GENRES))
_OF_KIND = {
    "programme": _PROGRAMMES,
    "serie": _MEETINGS,
    "evenement": _MEETINGS,
    "page": _PAGES,
    "chiffre": _PAGES,
    "theme": _THEMES,
    "ressource": _RESOURCES,
    "actualite": _NEWS,
}
_OF_SECTION = {"/programmes/": _PROGRAMMES, "/evenements/": _MEETINGS, "/themes/": _THEMES}
_LEVEL_WORDS = {
    Level.SIXIEME: "sixième",
    Level.CINQUIEME: "cinquième",
    Level.QUATRIEME: "quatrième",
    Level.TROISIEME: "troisième",
    Level.SECONDE: "seconde",
    Level.PREMIERE: "première",
    Level.TERMINALE: "terminale",
}
# The latest events, among which the reader's clock finds those to come.
ANNOUNCED = 40


@dataclass(frozen=True)
class Facts:
    """What is searched of an entry beside its title and its text, and what is shown under its title."""

    places: Iterable[str | None] = ()
    keywords: Iterable[str | None] = ()
    detail: Iterable[str | None] = ()


def derive_search(catalogue: Catalogue, writer: Writer, pages: Sequence[Page]) -> Iterator[Artifact]:
    """The index of all that is published."""
    events = [event.record for event in catalogue.events.values() if not event.record.draft]
    found = sorted(_documents(catalogue, writer, pages), key=lambda pair: pair[0])
    counts = Counter(genre for genre, _ in found)

    def weigh(document: Document) -> dict[str, int]:
        told = writer.cache.remembered("stems", repr(document).encode(), lambda: as_json(weights(document)))
        return cast("dict[str, int]", json.loads(told))

    index = build_index([document for _, document in found], weigh)
    manifest = {
        "genres": [[*names, counts[number]] for number, names in enumerate(GENRES)],
        # The number of the first event; the others follow in the order of the catalogue, latest first.
        "events": counts[_PROGRAMMES] + sum(not series.record.draft for series in catalogue.series.values()),
        "last_days": [_last_day(event) for event in events[:ANNOUNCED]],
        "programmes": sum(not programme.record.draft for programme in catalogue.programmes.values()),
        "total": total_told(catalogue),
        **index.manifest,
    }
    yield Artifact(MANIFEST, as_json(manifest))
    for name, data in index.parts.items():
        yield Artifact(PARTS + name, data)


def _last_day(event: Event) -> str:
    """The ISO day after which an event is past; one postponed without a new day is to come."""
    return event.last_day.isoformat() if event.last_day else "9999-12-31"


def _documents(catalogue: Catalogue, writer: Writer, pages: Iterable[Page]) -> Iterator[tuple[int, Document]]:
    """What can be found, each with the number of its genre: the entries, then listed pages that are no entry's."""
    for kind, genre in _OF_KIND.items():
        for entry in catalogue.tables[kind].values():
            if not entry.record.draft:
                yield genre, _document(entry, _facts(entry, catalogue), writer)
    own_page = {path_of(entry) for entry in catalogue.entries()}
    for page in pages:
        if page.head.listed and page.path not in own_page:
            genre = next((genre for path, genre in _OF_SECTION.items() if page.path.startswith(path)), _PAGES)
            said = polish(page.head.description)
            yield genre, Document(polish(page.head.title), page.path, text=said, keywords=said)


def _document(entry: Entry[Any], facts: Facts, writer: Writer) -> Document:
    record, prose = entry.record, _prose(entry, writer)
    lead = polish(record.summary or getattr(record, "description", None) or "")
    return Document(
        title=polish(_title(entry)),
        path=path_of(entry),
        detail=polish(", ".join(filter(None, facts.detail))),
        text=f"{lead} {prose.plain if prose else ''}".strip(),
        places=" ".join(filter(None, facts.places)),
        keywords=" ".join([lead, *filter(None, facts.keywords)]),
        headings=" ".join(heading.text for heading in prose.headings) if prose else "",
    )


def _prose(entry: Entry[Any], writer: Writer) -> Prose | None:
    try:
        return writer.write(entry.document.body) if entry.document.body.strip() else None
    except UnreadableProse:  # reported where its page was written
        return None


def _title(entry: Entry[Any]) -> str:
    """The title of the page of `entry`, or of its part of a page."""
    record = entry.record
    if entry.kind.name == "serie":
        return f"{record.acronym}, {record.name}"
    if entry.kind.name == "chiffre":
        card = figure_card(entry)
        said = f"{card.prefix} {card.value} {card.label}".strip()
        return said[0].upper() + said[1:]
    return str(getattr(record, "title", None) or record.name)


def _facts(entry: Entry[Any], catalogue: Catalogue) -> Facts:
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
            *(public.value for public in programme.publics),
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
    place, when = place_of(entry, catalogue), french.period(event.start, event.end) if event.start else ""
    return Facts(
        places=[place, event.venue, event.address, *(each.record.name for each in programmes)],
        keywords=[when, *unsaid, *themes],
        detail=[MARKS[event.status], when, "date à confirmer" if event.date_unconfirmed else "", place],
    )
