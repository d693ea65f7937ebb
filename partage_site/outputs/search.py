"""What `/recherche/` searches: `/recherche/index.json`, and on a large site the parts that it names.

The parts lie among the assets, since their names carry their digest; the one name that stays is asked for anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from partage_site.artifact import Artifact, digest_of, json_bytes
from partage_site.cards import figure_card
from partage_site.catalogue.catalogue import Catalogue
from partage_site.models.event import Event
from partage_site.models.sections import EVENTS, PROGRAMMES, THEMES
from partage_site.programme_cards import total_told
from partage_site.rendering.limits import UnreadableProse
from partage_site.rendering.page import Listing
from partage_site.rendering.parts import Prose
from partage_site.rendering.typography import polish
from partage_site.rendering.writing import Writer
from partage_site.search_facts import facts_of
from partage_site.searching.documents import Document
from partage_site.searching.indexing import Indexer, find_ahead
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
# The kinds in the order of what is found; any other is a page.
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
_OF_SECTION = {PROGRAMMES.path: _PROGRAMMES, EVENTS.path: _MEETINGS, THEMES.path: _THEMES}
# The latest events, among which the reader's clock finds those to come.
ANNOUNCED = 40


class Source(NamedTuple):
    """Something to find: the number of its genre, all that it is made from, and how."""

    genre: int
    told: str
    read: Callable[[], Document]


def derive(catalogue: Catalogue, writer: Writer, pages: Sequence[Listing]) -> Iterator[Artifact]:
    """The index of all that is published."""
    events = [event.record for event in catalogue.events.values() if not event.record.draft]
    sources = sorted(_sources(catalogue, writer, pages), key=lambda source: source.genre)
    counts = Counter(source.genre for source in sources)
    manifest, parts = Indexer(writer.cache, [source.told for source in sources], [s.read for s in sources]).index()
    manifest = {
        "genres": [[*names, counts[number]] for number, names in enumerate(GENRES)],
        # The number of the first event; the others follow in the order of the catalogue, latest first.
        "events": counts[_PROGRAMMES] + sum(not series.record.draft for series in catalogue.series.values()),
        "last_days": [_last_day(event) for event in events[:ANNOUNCED]],
        "programmes": sum(not programme.record.draft for programme in catalogue.programmes.values()),
        "total": total_told(catalogue),
        **manifest,
    }
    yield Artifact(MANIFEST, json_bytes(manifest))
    for name, part in parts.items():
        yield Artifact(PARTS + name, part)


def prepare(entry: Entry[Any], catalogue: Catalogue, writer: Writer) -> None:
    """Finds the words of `entry` now that its text is at hand and others are still being written, rather than once all
    are."""
    if not entry.record.draft:
        source = _source(entry, catalogue, writer)
        find_ahead(writer.cache, source.told, source.read)


def _last_day(event: Event) -> str:
    """The ISO day after which an event is past; one postponed without a new day is to come."""
    return event.last_day.isoformat() if event.last_day else "9999-12-31"


def _sources(catalogue: Catalogue, writer: Writer, pages: Iterable[Listing]) -> Iterator[Source]:
    """What can be found: the entries, then listed pages that are no entry's."""
    for kind in dict.fromkeys((*_OF_KIND, *catalogue.tables)):
        for entry in catalogue.tables[kind].values():
            if not entry.record.draft:
                yield _source(entry, catalogue, writer)
    own_page = {entry.path for entry in catalogue.entries()}
    for page in pages:
        if page.listed and page.path not in own_page:
            genre = next((genre for path, genre in _OF_SECTION.items() if page.path.startswith(path)), _PAGES)
            title, said = polish(page.title), polish(page.description)
            document = Document(title, page.path, text=said, keywords=said)
            yield Source(genre, repr(document), partial(_itself, document))


def _source(entry: Entry[Any], catalogue: Catalogue, writer: Writer) -> Source:
    told = digest_of(f"{catalogue.seen(entry)}\0{entry.digest}".encode("utf-8", "surrogatepass"))
    return Source(_OF_KIND.get(entry.kind.name, _PAGES), told, partial(_document, entry, catalogue, writer))


def _itself(document: Document) -> Document:
    return document


def _document(entry: Entry[Any], catalogue: Catalogue, writer: Writer) -> Document:
    facts = facts_of(entry, catalogue)
    record, prose = entry.record, _prose(entry, writer)
    lead = polish(record.summary or getattr(record, "description", None) or "")
    return Document(
        title=polish(_title(entry)),
        path=entry.path,
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
    return str(record.called)
