"""`/donnees/evenements.json`: the events, latest first, each an object with the keys of its front matter."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial

from partage_site.artifact import Artifact
from partage_site.catalogue.catalogue import Catalogue, Table, existing
from partage_site.models.event import Event
from partage_site.models.plain import Json
from partage_site.rendering.facts import facts_of
from partage_site.rendering.page import Listing
from partage_site.rendering.recalling import remembered_value
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry


def derive(catalogue: Catalogue, writer: Writer, pages: Sequence[Listing]) -> Iterator[Artifact]:
    """One list, an event a line; `etat` is that of the pages, `a-venir`, `en-cours` or `passe`."""
    del pages
    # Not indented, which Python writes ten times as slowly; a line each, so that two versions can be compared.
    lines = ",\n".join(
        remembered_value(
            writer, "event lines", (repr(writer.base), catalogue.seen(entry)), partial(_line, entry, catalogue, writer)
        )
        for entry in catalogue.events.values()
        if not entry.record.draft
    )
    yield Artifact("donnees/evenements.json", f"[\n{lines}\n]\n".encode())


def _line(entry: Entry[Event], catalogue: Catalogue, writer: Writer) -> str:
    return json.dumps(_facts(entry, catalogue, writer), ensure_ascii=False)


def _facts(entry: Entry[Event], catalogue: Catalogue, writer: Writer) -> dict[str, Json]:
    event = entry.record
    return {
        **facts_of(entry, catalogue, writer),
        "etat": event.state(catalogue.today).value,
        "serie": next(iter(_published(catalogue.series, event.series)), None),
        "accueil_par": next(iter(_published(catalogue.programmes, event.host)), None),
        "partenaires": _published(catalogue.programmes, *event.partners),
        "themes": _published(catalogue.themes, *event.themes),
        "documents": _documents(entry, writer),
        "photos": _photos(entry, writer),
        "agenda": writer.base.absolute(f"/evenements/{entry.id}.ics"),
    }


def _published(table: Table, *ids: str | None) -> list[Json]:
    """The identifiers that name something published."""
    return [found.id for found in existing(table, ids) if not found.record.draft]


def _documents(entry: Entry[Event], writer: Writer) -> list[Json]:
    documents: list[Json] = []
    for number, document in enumerate(entry.record.documents):
        file = document.file and writer.file(entry, document.file, ("documents", number, "fichier"))
        address = writer.base.absolute(file.path) if file else None
        accessible = document.accessible and writer.address(
            entry, document.accessible, ("documents", number, "version_accessible")
        )
        documents.append(
            {
                "titre": document.title,
                "fichier": address,
                "url": document.url,
                "version_accessible": writer.base.absolute(accessible) if accessible else None,
            }
        )
    return documents


def _photos(entry: Entry[Event], writer: Writer) -> list[Json]:
    """Who is on a photo, and who agreed to it, is nobody's data: `mineurs` and `autorisation` are left out."""
    photos: list[Json] = []
    for number, photo in enumerate(entry.record.photos):
        if picture := writer.picture(entry, photo.file, photo.alt, ("photos", number, "fichier")):
            photos.append({"fichier": writer.base.absolute(picture.src), "alt": photo.alt, "credit": photo.credit})
    return photos
