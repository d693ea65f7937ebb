"""What each output is made from, for its key: kept apart from the outputs, which are loaded only to be made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from partage_site.catalogue.catalogue import Catalogue
from partage_site.models.article import Article
from partage_site.models.event import Event
from partage_site.rendering.page import Listing
from partage_site.sources.loading import Entry

E = TypeVar("E", Article, Event)

LATEST = 20


def of_feeds(catalogue: Catalogue, _: Sequence[Listing]) -> Iterator[str]:
    """The latest entries, with all that they name, and their bodies."""
    entries: list[Entry[Any]] = [*latest(catalogue.articles), *latest(catalogue.events)]
    for entry in entries:
        yield catalogue.seen(entry)
        yield entry.digest


def latest(table: Mapping[str, Entry[E]]) -> Iterator[Entry[E]]:
    """The entries of `table` that a feed holds."""
    return islice((entry for entry in table.values() if not entry.record.draft), LATEST)


def of_points(catalogue: Catalogue, _: Sequence[Listing]) -> Iterator[str]:
    """Whether programmes can be ranked by distance: the files are the same for every site."""
    yield repr(can_be_ranked(catalogue))


def can_be_ranked(catalogue: Catalogue) -> bool:
    """Whether a programme can be nearer to a reader than another: two of them have a point."""
    return sum(bool(place.point) for (kind, _), place in catalogue.places.items() if kind == "programme") > 1


def of_sitemap(_: Catalogue, pages: Sequence[Listing]) -> Iterator[str]:
    """The pages that it lists, with their days."""
    return (f"{page.path} {page.modified_on}" for page in pages if page.listed and not page.draft)


def of_sections(_: Catalogue, pages: Sequence[Listing]) -> Iterator[str]:
    """The sections of the site."""
    return iter(sorted({section_pattern(page.path) for page in pages}))


def section_pattern(path: str) -> str:
    """The addresses of a section: `/evenements/*` for `/evenements/2017/`; a page at the root is its own section."""
    first, slash, _ = path[1:].partition("/")
    return f"/{first}/*" if slash else path
