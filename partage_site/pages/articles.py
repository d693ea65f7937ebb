"""The news: a list, and a page for each piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from partage_site.cards import ArticleCard, Link, article_card, theme_link
from partage_site.catalogue.catalogue import Catalogue, existing, path_of
from partage_site.heads import SourceLink, breadcrumb_data, head_of, sources_of
from partage_site.programme_cards import programme_link
from partage_site.rendering.library import Picture
from partage_site.rendering.page import Crumb, Head, Page
from partage_site.rendering.writing import Writer

SECTION = Crumb("Actualités", "/actualites/")


@dataclass(frozen=True)
class ArticlesView:
    """All news, latest first."""

    articles: tuple[ArticleCard, ...]


@dataclass(frozen=True)
class ArticleView:
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


def make_pages(catalogue: Catalogue, writer: Writer) -> Iterator[Page]:
    """The list (which says how to propose news while there are none), then a page for each piece."""
    entries = tuple(catalogue.articles.values())
    cards = tuple(map(article_card, entries))
    head = Head(
        title="Les actualités du réseau",
        description="Les nouvelles des programmes de tutorat et de ParTAGE Inter-Écoles.",
        section=SECTION.path,
        listed=bool(cards),
        linked_data=breadcrumb_data([SECTION], writer.base),
    )
    yield Page(SECTION.path, "articles.html", head, ArticlesView(cards))
    links: list[Link | None] = [None, *(Link(card.title, card.path) for card in cards), None]
    for entry, card, after, before in zip(entries, cards, links, links[2:], strict=False):
        written = writer.body(entry)
        view = ArticleView(
            card=card,
            cover=writer.cover(entry),
            body=written.html,
            author=entry.record.author or "",
            programmes=tuple(map(programme_link, existing(catalogue.programmes, entry.record.programmes))),
            themes=tuple(map(theme_link, existing(catalogue.themes, entry.record.themes))),
            sources=sources_of(entry),
            previous=before,
            next=after,
        )
        yield Page(path_of(entry), "article.html", head_of(entry, card.title, written, (SECTION,), writer.base), view)
