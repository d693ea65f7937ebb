"""The pages of the site, one file a family: from the catalogue to frozen views. A new family is one line here.

A family whose pages may be thousands gives a recipe for each (`make_recipes`), which tells what that page alone is
made from; the pages of any other (`make_pages`) are made from the whole catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

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
from partage_site.rendering.page import Listing, Page
from partage_site.rendering.recipes import Composition, Recipe
from partage_site.rendering.writing import Writer

MakePages = Callable[[Catalogue, Writer], Iterator[Page]]
MakeRecipes = Callable[[Catalogue, Writer], Iterator[Recipe]]


def _whole(make_pages: MakePages) -> MakeRecipes:
    """The one recipe of a family whose pages are made from all that is published."""

    def make_recipes(catalogue: Catalogue, writer: Writer) -> Iterator[Recipe]:
        yield Recipe(make_pages.__module__, (catalogue.told,), partial(make_pages, catalogue, writer))

    return make_recipes


FAMILIES: tuple[MakeRecipes, ...] = (
    _whole(home.make_pages),
    _whole(programmes.make_pages),
    programme.make_recipes,
    _whole(events.make_pages),
    event.make_recipes,
    _whole(series.make_pages),
    _whole(themes.make_pages),
    _whole(figures.make_pages),
    articles.make_recipes,
    _whole(resources.make_pages),
    free.make_recipes,
    _whole(contributing.make_pages),
)


def compose_pages(catalogue: Catalogue, writer: Writer, common: str = "") -> list[Composition]:
    """Every page of the site, recalled where nothing of it changed; those that list the others come last.

    `common` tells what any page may show that no recipe tells.
    """
    settings, base = catalogue.settings, writer.base
    common = repr((common, settings, base))

    def made(recipe: Recipe) -> Composition:
        return Composition(_with_share_cards(recipe, settings.name) if settings.share_cards else recipe, writer, common)

    made_pages = [made(recipe) for family in FAMILIES for recipe in family(catalogue, writer)]
    listings = listings_of(made_pages)
    about_all = (catalogue.told, *(f"{each.path} {each.listed} {each.title}" for each in listings))
    return [*made_pages, made(Recipe("navigation", about_all, partial(navigation.make_pages, catalogue, listings)))]


def listings_of(compositions: Iterable[Composition]) -> tuple[Listing, ...]:
    """What others tell of all pages of `compositions`."""
    return tuple(listing for composition in compositions for listing in composition.listings)


def _with_share_cards(recipe: Recipe, site: str) -> Recipe:
    def compose() -> Iterator[Page]:
        return (sharing.with_share_card(page, site) for page in recipe.compose())

    return replace(recipe, compose=compose)
