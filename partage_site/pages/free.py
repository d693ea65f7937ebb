"""The free pages: what the association says in its own words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from markupsafe import Markup

from partage_site.catalogue.catalogue import Catalogue
from partage_site.datasets import linked_datasets
from partage_site.heads import SourceLink, head_of, sources_of
from partage_site.models.declaration import declared_fields
from partage_site.models.page import Page as FreePage
from partage_site.rendering.page import Page
from partage_site.rendering.parts import Heading
from partage_site.rendering.picture import Picture
from partage_site.rendering.recipes import Recipe
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry

CONTENTS_FROM = 4
LEGAL_PAGE = "mentions-legales"
DATA_PAGE = "donnees-ouvertes"


class FreeView(NamedTuple):
    """One free page; `headings` are empty when the page is too short for a table of contents.

    `legal` holds, on the page of legal mentions alone, what the settings tell of who publishes the site.
    """

    title: str
    lead: str
    cover: Picture | None
    body: Markup
    headings: tuple[Heading, ...]
    sources: tuple[SourceLink, ...]
    legal: tuple[tuple[str, str], ...]


def make_recipes(catalogue: Catalogue, writer: Writer) -> Iterator[Recipe]:
    """A page for each file of content/pages/."""
    for entry in catalogue.pages.values():
        compose = partial(_compose, entry, catalogue, writer)
        yield Recipe(entry.path, (catalogue.seen(entry), entry.digest), compose, entry)


def _compose(entry: Entry[FreePage], catalogue: Catalogue, writer: Writer) -> Iterator[Page]:
    written = writer.body(entry)
    headings = tuple(heading for heading in written.headings if heading.level == 2)
    view = FreeView(
        title=entry.record.title,
        lead=entry.record.summary or "",
        cover=writer.cover(entry),
        body=written.html,
        headings=headings if len(headings) >= CONTENTS_FROM else (),
        sources=sources_of(entry),
        legal=tuple(_legal(catalogue.settings.legal)) if entry.id == LEGAL_PAGE else (),
    )
    path, base = entry.path, writer.base
    data = tuple(linked_datasets(catalogue.settings, base, path)) if entry.id == DATA_PAGE else ()
    yield Page(path, "page.html", head_of(entry, entry.record.title, written, (), base, data), view)


def _legal(identity: Any) -> Iterator[tuple[str, str]]:
    """The known mentions with their titles, those of the host within."""
    for field in declared_fields(type(identity)):
        value = getattr(identity, field.name)
        if isinstance(value, str):
            yield field.key.title, value
        elif value is not None:
            yield from _legal(value)
