"""A resource as it stands in a list: the same on every page that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from partage_site.addresses import Link
from partage_site.cards import link_to
from partage_site.catalogue.catalogue import Catalogue, existing
from partage_site.models.resource import Resource
from partage_site.rendering import french
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry


class ResourceCard(NamedTuple):
    """A resource in a list; `format` and `size` are empty for one that is elsewhere.

    `accessible` and `transcript` are addresses, empty when there are none; `captions` says what is known of them.
    """

    id: str
    title: str
    type: str
    path: str
    format: str
    size: str
    date: str
    audience: str
    author: str
    licence: str
    captions: str
    accessible: str
    transcript: str
    themes: tuple[Link, ...]
    body: Markup
    summary: str


def resource_cards(entries: Iterable[Entry[Resource]], catalogue: Catalogue, writer: Writer) -> Iterator[ResourceCard]:
    """`entries` as cards; one whose file is unusable is passed over, its problem told."""
    for entry in entries:
        resource = entry.record
        file = writer.file(entry, resource.file, ("fichier",)) if resource.file else None
        path = file.path if file else resource.url
        if path:
            yield ResourceCard(
                id=entry.id,
                title=resource.title,
                type=resource.type.value,
                path=path,
                format=file.format if file else "",
                size=french.size(file.size) if file else "",
                date=french.day(resource.date) if resource.date else "",
                audience=resource.audience or "",
                author=resource.author or "",
                licence=resource.licence or "",
                captions={None: "", True: "Sous-titrée", False: "Sans sous-titres"}[resource.captions],
                accessible=_address(entry, writer, resource.accessible, "version_accessible"),
                transcript=_address(entry, writer, resource.transcript, "transcription"),
                themes=tuple(map(link_to, existing(catalogue.themes, resource.themes))),
                body=writer.body(entry, prefix=f"{entry.id}-").html,
                summary=resource.summary or "",
            )


def _address(entry: Entry[Resource], writer: Writer, target: str | None, key: str) -> str:
    return writer.address(entry, target, (key,)) if target else ""
