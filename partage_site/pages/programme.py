"""A page for each programme: all that is known of it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from partage_site.atlas import locate
from partage_site.cards import ArticleCard, EventCard, Link, article_card, event_card
from partage_site.catalogue.catalogue import Catalogue, path_of
from partage_site.geography.locator import Locator
from partage_site.heads import SourceLink, head_of, sources_of
from partage_site.models.programme import Programme
from partage_site.programme_cards import LABEL_NAMES, ProgrammeCard, audience, programme_card, programme_link
from partage_site.rendering import french
from partage_site.rendering.library import Picture
from partage_site.rendering.page import Crumb, Page
from partage_site.rendering.writing import Writer
from partage_site.sources.loading import Entry

SECTION = Crumb("Programmes", "/programmes/")


@dataclass(frozen=True)
class LabelView:
    """A label, and the year since which it is borne (0 when unknown)."""

    name: str
    since: int


@dataclass(frozen=True)
class FigureView:
    """A figure of the programme, with the year and the source that go with it."""

    value: str
    label: str
    year: int | None
    source: str


@dataclass(frozen=True)
class ProgrammeView:
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


def make_pages(catalogue: Catalogue, writer: Writer) -> Iterator[Page]:
    """A page for each programme, in the order of the list."""
    entries = tuple(catalogue.programmes.values())
    links: list[Link | None] = [None, *map(programme_link, entries), None]
    for entry, before, after in zip(entries, links, links[2:], strict=False):
        place = catalogue.place(entry)
        region = Link(place.region, f"/programmes/region/{place.region_slug}/") if place else None
        crumbs = (SECTION, Crumb(region.label, region.path)) if region else (SECTION,)
        written = writer.body(entry)
        view = _view(entry, catalogue, writer, written.html, region=region, before=before, after=after)
        yield Page(
            path_of(entry), "programme.html", head_of(entry, entry.record.name, written, crumbs, writer.base), view
        )


def _view(
    entry: Entry[Programme],
    catalogue: Catalogue,
    writer: Writer,
    body: Markup,
    *,
    region: Link | None,
    before: Link | None,
    after: Link | None,
) -> ProgrammeView:
    programme = entry.record
    events = catalogue.events.values()
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
        networks=programme.networks,
        verified_on=french.day(programme.verified_on) if programme.verified_on else "",
        sources=sources_of(entry),
        locator=locate(catalogue.place(entry), writer.cache),
        hosted=tuple(event_card(event, catalogue) for event in events if event.record.host == entry.id),
        partnered=tuple(
            event_card(event, catalogue)
            for event in events
            if entry.id in event.record.partners and event.record.host != entry.id
        ),
        articles=tuple(
            article_card(article) for article in catalogue.articles.values() if entry.id in article.record.programmes
        ),
        nearby=_nearby(entry, catalogue),
        region=region,
        previous=before,
        next=after,
    )


def _figures(programme: Programme) -> Iterator[FigureView]:
    for figure in programme.figures:
        yield FigureView(french.number(figure.value), figure.label, figure.year, figure.source or "")


def _nearby(entry: Entry[Programme], catalogue: Catalogue) -> tuple[Link, ...]:
    """The other programmes of the same region."""
    place = catalogue.place(entry)
    return tuple(
        programme_link(other)
        for other in catalogue.programmes.values()
        if place and other is not entry and getattr(catalogue.place(other), "region_slug", "") == place.region_slug
    )
