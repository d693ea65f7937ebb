"""The pages of the site, one file a family: from the catalogue to frozen views. A new family is one line here.

A family whose pages may be thousands gives a recipe for each (`make_recipes`), which tells what that page alone is
made from; the pages of any other (`make_pages`) are made from the whole catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module

from partage_site.artifact import digest_of
from partage_site.catalogue.catalogue import Catalogue
from partage_site.pages import articles, event, free, navigation, programme, sharing
from partage_site.rendering.page import Listing, Page
from partage_site.rendering.recipes import Composition, Recipe
from partage_site.rendering.writing import Writer

MakeRecipes = Callable[[Catalogue, Writer], Iterator[Recipe]]


def _whole(family: str) -> MakeRecipes:
    """The one recipe of the family in the module of this name, whose pages are made from all that is published.

    The module is loaded only when they are: most builds change the page of one entry.
    """

    def compose(catalogue: Catalogue, writer: Writer) -> Iterator[Page]:
        pages: Iterator[Page] = import_module(f"{__name__}.{family}").make_pages(catalogue, writer)
        return pages

    def make_recipes(catalogue: Catalogue, writer: Writer) -> Iterator[Recipe]:
        yield Recipe(family, (catalogue.told,), partial(compose, catalogue, writer))

    return make_recipes


FAMILIES: tuple[MakeRecipes, ...] = (
    _whole("home"),
    _whole("programmes"),
    programme.make_recipes,
    _whole("events"),
    event.make_recipes,
    _whole("series"),
    _whole("themes"),
    _whole("figures"),
    articles.make_recipes,
    _whole("resources"),
    free.make_recipes,
    _whole("contributing"),
)


def compose_pages(catalogue: Catalogue, writer: Writer, common: str = "") -> list[Composition]:
    """Every page of the site but its plan, recalled where nothing of it changed, else composed when it is asked for.

    `common` tells what any page may show that no recipe tells.
    """
    made = _composer(catalogue, writer, common)
    return [made(recipe) for family in FAMILIES for recipe in family(catalogue, writer)]


def compose_plan(catalogue: Catalogue, writer: Writer, pages: Sequence[Listing], common: str = "") -> Composition:
    """The pages that list all others, which are `pages`."""
    about_all = (catalogue.told, *(f"{each.path} {each.listed} {each.title}" for each in pages))
    recipe = Recipe("navigation", about_all, partial(navigation.make_pages, catalogue, pages, writer.report))
    return _composer(catalogue, writer, common)(recipe)


def _composer(catalogue: Catalogue, writer: Writer, common: str) -> Callable[[Recipe], Composition]:
    settings = catalogue.settings
    # A digest, as it is told with each of ten thousand pages.
    common = digest_of(repr((common, settings, writer.base)).encode("utf-8", "surrogatepass"))

    def made(recipe: Recipe) -> Composition:
        return Composition(_with_share_cards(recipe, settings.name) if settings.share_cards else recipe, writer, common)

    return made


def listings_of(compositions: Iterable[Composition]) -> tuple[Listing, ...]:
    """What others tell of all pages of `compositions`."""
    return tuple(listing for composition in compositions for listing in composition.listings)


def _with_share_cards(recipe: Recipe, site: str) -> Recipe:
    def compose() -> Iterator[Page]:
        return (sharing.with_share_card(page, site) for page in recipe.compose())

    return recipe._replace(compose=compose)
