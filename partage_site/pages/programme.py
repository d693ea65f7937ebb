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


# The list of the region, to which the page leads, has them all.
NEARBY = 12


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
        hosted=tuple(event_card(event, catalogue) for event in catalogue.hosted.get(entry.id, ())),
        partnered=tuple(event_card(event, catalogue) for event in catalogue.partnered.get(entry.id, ())),
        articles=tuple(map(article_card, catalogue.articles_about.get(entry.id, ()))),
        nearby=_nearby(entry, catalogue),
        region=region,
        previous=before,
        next=after,
    )


def _figures(programme: Programme) -> Iterator[FigureView]:
    for figure in programme.figures:
        yield FigureView(french.number(figure.value), figure.label, figure.year, figure.source or "")


def _nearby(entry: Entry[Programme], catalogue: Catalogue) -> tuple[Link, ...]:
    """The other programmes of the same region, those of the town and of the department first."""
    place = catalogue.place(entry)
    if place is None:
        return ()

    def away(other: Entry[Programme]) -> tuple[bool, bool]:
        there = catalogue.place(other)
        return (there is None or there.town != place.town, there is None or there.department != place.department)

    others = (other for other in catalogue.by_region[place.region_slug] if other is not entry)
    return tuple(map(programme_link, sorted(others, key=away)[:NEARBY]))
