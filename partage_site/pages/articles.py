"""The news: a list, and a page for each piece."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from partage_site.addresses import Link
from partage_site.cards import ArticleCard, article_card, link_to, told
from partage_site.catalogue.catalogue import Catalogue, existing
from partage_site.heads import SourceLink, head_of, section_head, sources_of
from partage_site.models.article import Article
from partage_site.models.sections import NEWS
from partage_site.rendering.page import Page
from partage_site.rendering.picture import Picture
from partage_site.rendering.recipes import Recipe
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry


class ArticlesView(NamedTuple):
    """All news, latest first."""

    articles: tuple[ArticleCard, ...]


class ArticleView(NamedTuple):
    """One piece of news."""

    card: ArticleCard
    cover: Picture | None
    body: Markup
    author: str
    programmes: tuple[Link, ...]
    themes: tuple[Link, ...]
    sources: tuple[SourceLink, ...]
    previous: Link | None
    next: Link | None


def make_recipes(catalogue: Catalogue, writer: Writer) -> Iterator[Recipe]:
    """The list (which says how to propose news while there are none), then a page for each piece."""
    entries = tuple(catalogue.articles.values())
    yield Recipe(NEWS.path, [catalogue.seen(entry) for entry in entries], partial(_compose_list, catalogue, writer))
    links: list[Link | None] = [None, *map(link_to, entries), None]
    for entry, after, before in zip(entries, links, links[2:], strict=False):
        compose = partial(_compose, entry, before, after, catalogue, writer)
        yield Recipe(entry.path, (catalogue.seen(entry), entry.digest, told(before), told(after)), compose, entry)


def _compose_list(catalogue: Catalogue, writer: Writer) -> Iterator[Page]:
    cards = tuple(map(article_card, catalogue.articles.values()))
    title = "Les actualités du réseau"
    description = "Les nouvelles des programmes de tutorat et de ParTAGE Inter-Écoles."
    head = section_head(NEWS, title, description, writer.base, listed=bool(cards))
    yield Page(NEWS.path, "articles.html", head, ArticlesView(cards))


def _compose(
    entry: Entry[Article], before: Link | None, after: Link | None, catalogue: Catalogue, writer: Writer
) -> Iterator[Page]:
    card, written = article_card(entry), writer.body(entry)
    view = ArticleView(
        card=card,
        cover=writer.cover(entry),
        body=written.html,
        author=entry.record.author or "",
        programmes=tuple(map(link_to, existing(catalogue.programmes, entry.record.programmes))),
        themes=tuple(map(link_to, existing(catalogue.themes, entry.record.themes))),
        sources=sources_of(entry),
        previous=before,
        next=after,
    )
    yield Page(entry.path, "article.html", head_of(entry, card.title, written, (NEWS,), writer.base), view)
