"""The themes: a list, and a page for each with what relates to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from partage_site.addresses import Link
from partage_site.cards import ArticleCard, EventCard, article_card, event_card, link_to
from partage_site.catalogue.catalogue import Catalogue
from partage_site.heads import SourceLink, head_of, section_head, sources_of
from partage_site.models.sections import THEMES
from partage_site.rendering.page import Page
from partage_site.rendering.picture import Picture
from partage_site.rendering.writing import Writer
from partage_site.resource_cards import ResourceCard, resource_cards


class ThemeCard(NamedTuple):
    """A theme in a list."""

    name: str
    path: str
    description: str


class ThemesView(NamedTuple):
    """All themes."""

    themes: tuple[ThemeCard, ...]


class ThemeView(NamedTuple):
    """One theme and what relates to it."""

    name: str
    description: str
    cover: Picture | None
    body: Markup
    events: tuple[EventCard, ...]
    articles: tuple[ArticleCard, ...]
    resources: tuple[ResourceCard, ...]
    sources: tuple[SourceLink, ...]
    others: tuple[Link, ...]


def make_pages(catalogue: Catalogue, writer: Writer) -> Iterator[Page]:
    """The list, then a page for each theme."""
    cards = []
    for entry in catalogue.themes.values():
        theme, written = entry.record, writer.body(entry)
        events = catalogue.about.get(entry.id, ())
        articles = [article for article in catalogue.articles.values() if entry.id in article.record.themes]
        resources = [resource for resource in catalogue.resources.values() if entry.id in resource.record.themes]
        view = ThemeView(
            name=theme.name,
            description=theme.description or theme.summary or "",
            cover=writer.cover(entry),
            body=written.html,
            events=tuple(event_card(event, catalogue) for event in events),
            articles=tuple(map(article_card, articles)),
            resources=tuple(resource_cards(resources, catalogue, writer)),
            sources=sources_of(entry),
            others=tuple(link_to(other) for other in catalogue.themes.values() if other is not entry),
        )
        cards.append(ThemeCard(theme.name, entry.path, view.description))
        yield Page(entry.path, "theme.html", head_of(entry, theme.name, written, (THEMES,), writer.base), view)
    title = "Les thèmes de nos rencontres"
    description = "Les thèmes dont tutrices, tuteurs et programmes parlent aux rendez-vous de ParTAGE Inter-Écoles."
    head = section_head(THEMES, title, description, writer.base, listed=bool(cards))
    yield Page(THEMES.path, "themes.html", head, ThemesView(tuple(cards)))
