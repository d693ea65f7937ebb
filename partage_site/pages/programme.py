"""A page for each programme: all that is known of it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from markupsafe import Markup

from partage_site.addresses import Link
from partage_site.atlas import locate, region_path
from partage_site.cards import ArticleCard, EventCard, article_card, event_card, link_to, told
from partage_site.catalogue.catalogue import Catalogue
from partage_site.geography.locator import Locator
from partage_site.heads import SourceLink, head_of, sources_of
from partage_site.models.article import Article
from partage_site.models.event import Event
from partage_site.models.networks import network_name
from partage_site.models.programme import Programme
from partage_site.models.sections import PROGRAMMES
from partage_site.programme_cards import LABEL_NAMES, ProgrammeCard, audience, programme_card
from partage_site.rendering import french
from partage_site.rendering.page import Page
from partage_site.rendering.picture import Picture
from partage_site.rendering.recipes import Recipe
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry

# The list of the region, to which the page leads, has them all.
NEARBY = 12


class LabelView(NamedTuple):
    """A label, and the year since which it is borne (0 when unknown)."""

    name: str
    since: int


class FigureView(NamedTuple):
    """A figure of the programme, with the year and the source that go with it."""

    value: str
    label: str
    year: int | None
    source: str


class Around(NamedTuple):
    """The other entries that the page of a programme tells of."""

    hosted: tuple[Entry[Event], ...]
    partnered: tuple[Entry[Event], ...]
    articles: tuple[Entry[Article], ...]
    nearby: tuple[Link, ...]
    previous: Link | None
    next: Link | None


class ProgrammeView(NamedTuple):
    """One programme; what is unknown is empty and not shown."""

    card: ProgrammeCard
    cover: Picture | None
    body: Markup
    created: int | None
    labels: tuple[LabelView, ...]
    audience: str
    schools: tuple[str, ...]
    pupils_schools: tuple[str, ...]
    association: str
    actions: tuple[str, ...]
    figures: tuple[FigureView, ...]
    site: str
    email: str
    networks: tuple[tuple[str, str], ...]
    verified_on: str
    sources: tuple[SourceLink, ...]
    locator: Locator | None
    hosted: tuple[EventCard, ...]
    partnered: tuple[EventCard, ...]
    articles: tuple[ArticleCard, ...]
    nearby: tuple[Link, ...]
    region: Link | None
    previous: Link | None
    next: Link | None


def make_recipes(catalogue: Catalogue, writer: Writer) -> Iterator[Recipe]:
    """A page for each programme, in the order of the list."""
    entries = tuple(catalogue.programmes.values())
    link_of = {entry.id: link_to(entry) for entry in entries}
    links: list[Link | None] = [None, *link_of.values(), None]
    for entry, before, after in zip(entries, links, links[2:], strict=False):
        around = Around(
            hosted=catalogue.hosted.get(entry.id, ()),
            partnered=catalogue.partnered.get(entry.id, ()),
            articles=catalogue.articles_about.get(entry.id, ()),
            nearby=tuple(link_of[other.id] for other in _nearby(entry, catalogue)),
            previous=before,
            next=after,
        )
        shown: tuple[Entry[Any], ...] = (entry, *around.hosted, *around.partnered, *around.articles)
        seen = map(catalogue.seen, shown)
        counts = repr((len(around.hosted), len(around.partnered)))
        links_told = map(told, (*around.nearby, before, after))
        compose = partial(_compose, entry, around, catalogue, writer)
        yield Recipe(entry.path, (entry.digest, counts, *seen, *links_told), compose, entry)


def _compose(entry: Entry[Programme], around: Around, catalogue: Catalogue, writer: Writer) -> Iterator[Page]:
    place = catalogue.place(entry)
    region = Link(place.region, region_path(place.region_slug)) if place else None
    crumbs = (PROGRAMMES, region) if region else (PROGRAMMES,)
    written = writer.body(entry)
    view = _view(entry, around, region, catalogue, writer, written.html)
    where_and_who = ", ".join(filter(None, (place.full if place else "", view.card.schools)))
    otherwise = view.card.tagline or f"Programme de tutorat étudiant\u00a0: {where_and_who}."
    head = head_of(entry, entry.record.name, written, crumbs, writer.base, otherwise=otherwise)
    yield Page(entry.path, "programme.html", head, view)


def _view(
    entry: Entry[Programme],
    around: Around,
    region: Link | None,
    catalogue: Catalogue,
    writer: Writer,
    body: Markup,
) -> ProgrammeView:
    programme = entry.record
    return ProgrammeView(
        card=programme_card(entry, catalogue),
        cover=writer.cover(entry),
        body=body,
        created=programme.created,
        labels=tuple(LabelView(LABEL_NAMES[label.name], label.since or 0) for label in programme.labels),
        audience=audience(programme),
        schools=programme.schools,
        pupils_schools=programme.pupils_schools,
        association=programme.association or "",
        actions=programme.actions,
        figures=tuple(_figures(programme)),
        site=programme.site or "",
        email=programme.email or "",
        networks=tuple((network_name(name), address) for name, address in programme.networks),
        verified_on=french.day(programme.verified_on) if programme.verified_on else "",
        sources=sources_of(entry),
        locator=locate(catalogue.place(entry), writer.cache),
        hosted=tuple(event_card(event, catalogue) for event in around.hosted),
        partnered=tuple(event_card(event, catalogue) for event in around.partnered),
        articles=tuple(map(article_card, around.articles)),
        nearby=around.nearby,
        region=region,
        previous=around.previous,
        next=around.next,
    )


def _figures(programme: Programme) -> Iterator[FigureView]:
    for figure in programme.figures:
        yield FigureView(french.number(figure.value), figure.label, figure.year, figure.source or "")


def _nearby(entry: Entry[Programme], catalogue: Catalogue) -> list[Entry[Programme]]:
    """The other programmes of the same region, those of the town and of the department first."""
    place = catalogue.place(entry)
    if place is None:
        return []
    nearest = catalogue.around(place)[: NEARBY + 1]
    return [other for other in nearest if other is not entry][:NEARBY]
