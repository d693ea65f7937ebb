"""The pages of the site, one file a family: from the catalogue to frozen views. A new family is one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from partage_site.catalogue.catalogue import Catalogue
from partage_site.pages import (
    articles,
    contributing,
    event,
    events,
    figures,
    free,
    home,
    navigation,
    programme,
    programmes,
    resources,
    series,
    sharing,
    themes,
)
from partage_site.rendering.page import Page
from partage_site.rendering.writing import Writer

FAMILIES: tuple[Callable[[Catalogue, Writer], Iterator[Page]], ...] = (
    home.make_pages,
    programmes.make_pages,
    programme.make_pages,
    events.make_pages,
    event.make_pages,
    series.make_pages,
    themes.make_pages,
    figures.make_pages,
    articles.make_pages,
    resources.make_pages,
    free.make_pages,
    contributing.make_pages,
)


def make_pages(catalogue: Catalogue, writer: Writer) -> tuple[Page, ...]:
    """Every page of the site; those that list the others come last."""
    pages = tuple(page for family in FAMILIES for page in family(catalogue, writer))
    pages = (*pages, *navigation.make_pages(catalogue, pages))
    return (
        tuple(sharing.with_share_card(page, catalogue.settings.name) for page in pages)
        if catalogue.settings.share_cards
        else pages
    )
