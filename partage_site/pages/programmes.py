"""The programmes: the map with its list, and a page for each region."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from partage_site.addresses import Link
from partage_site.atlas import ProgrammeMap, locate_region, programme_map, region_path
from partage_site.catalogue.catalogue import Catalogue
from partage_site.geography.locator import Locator
from partage_site.heads import section_head
from partage_site.inputs import can_be_ranked
from partage_site.models.fields import folded
from partage_site.models.programme import Public
from partage_site.models.sections import PROGRAMMES
from partage_site.programme_cards import (
    LABEL_NAMES,
    ProgrammeCard,
    along_the_rope,
    programme_card,
    total_told,
    total_year,
)
from partage_site.rendering.page import Head, Page
from partage_site.rendering.writing import Writer


class TownGroup(NamedTuple):
    """The programmes of one town, or those of which only the region is known (`town` is then empty)."""

    town: str
    department: str
    programmes: tuple[ProgrammeCard, ...]


@dataclass(frozen=True)
class RegionGroup:
    """The programmes of one region, by town."""

    name: str
    slug: str
    path: str
    count: int
    towns: tuple[TownGroup, ...]

    @property
    def choice(self) -> tuple[str, str]:
        """The value and the words of the region among the choices of a filter."""
        return (self.slug, self.name)

    @property
    def points(self) -> Iterator[tuple[float, float]]:
        """The latitude and longitude, in degrees, of each programme that has a point."""
        for town in self.towns:
            for latitude, longitude in (card.point.split() for card in town.programmes if card.point):
                yield float(latitude), float(longitude)


@dataclass(frozen=True)
class ProgrammesView:
    """The map and its list; `total` is how many programmes the network counts, as its key figure says, and `total_year`
    the year of that figure, if it says one.

    `labels`, `publics` and `statuses` are the choices of the filters: value and words; `ranked` says whether the
    programmes can be ranked by distance.
    """

    map: ProgrammeMap
    regions: tuple[RegionGroup, ...]
    count: int
    total: str
    total_year: int | None
    labels: tuple[tuple[str, str], ...]
    publics: tuple[tuple[str, str], ...]
    statuses: tuple[tuple[str, str], ...]
    ranked: bool


class RegionView(NamedTuple):
    """One region: its programmes, and the other regions that have some."""

    region: RegionGroup
    total: str
    others: tuple[Link, ...]
    locator: Locator | None


class EmbedView(NamedTuple):
    """The map alone, for a partner's frame; its programmes along the rope."""

    map: ProgrammeMap
    programmes: tuple[ProgrammeCard, ...]
    total: str


def make_pages(catalogue: Catalogue, writer: Writer) -> Iterator[Page]:
    """The list, the regions, the map alone."""
    drawing = programme_map(catalogue, writer.cache)
    entries = catalogue.programmes.values()
    cards = [programme_card(entry, catalogue, drawing.number_of(entry.id)) for entry in entries]
    regions = group_by_region(cards)
    total = total_told(catalogue)
    yield _list_page(catalogue, drawing, regions, writer)
    for region in regions:
        others = tuple(Link(other.name, other.path) for other in regions if other is not region)
        locator = locate_region(region.name, writer.cache, region.points)
        yield _region_page(RegionView(region, total, others, locator), writer)
    head = Head(
        title="La carte des programmes",
        description="La carte des programmes du réseau ParTAGE Inter-Écoles, à intégrer dans une page.",
        listed=False,
    )
    yield Page("/carte/integrer/", "embed.html", head, EmbedView(drawing, along_the_rope(cards), total))


def group_by_region(cards: Iterable[ProgrammeCard]) -> tuple[RegionGroup, ...]:
    """`cards` by region and town, in the order of their names; towns come before a mere region."""
    placed = sorted(cards, key=_in_the_list)
    regions = ((slug, list(group)) for slug, group in groupby(placed, key=lambda card: card.region_slug))
    return tuple(
        RegionGroup(
            name=group[0].region,
            slug=slug,
            path=region_path(slug),
            count=len(group),
            towns=tuple(
                TownGroup(town, inside[0].department, tuple(inside))
                for town, inside in ((name, list(some)) for name, some in groupby(group, key=lambda card: card.town))
            ),
        )
        for slug, group in regions
    )


def _in_the_list(card: ProgrammeCard) -> tuple[str | bool, ...]:
    return (card.region_slug, not card.town, folded(card.town), card.town, folded(card.name), card.name)


def _list_page(catalogue: Catalogue, drawing: ProgrammeMap, regions: tuple[RegionGroup, ...], writer: Writer) -> Page:
    programmes = [entry.record for entry in catalogue.programmes.values()]
    borne = {label.name for programme in programmes for label in programme.labels}
    view = ProgrammesView(
        map=drawing,
        regions=regions,
        count=len(programmes),
        total=total_told(catalogue),
        total_year=total_year(catalogue),
        labels=tuple((label.value, name) for label, name in LABEL_NAMES.items() if label in borne),
        publics=_choices(public.value for programme in programmes for public in programme.reached),
        statuses=_choices(programme.status.value for programme in programmes),
        ranked=can_be_ranked(catalogue),
    )
    description = "La carte et la liste, par région, des programmes de tutorat étudiant du réseau ParTAGE."
    head = section_head(PROGRAMMES, "Les programmes de tutorat", description, writer.base)
    return Page(PROGRAMMES.path, "programmes.html", head, view)


def _choices(values: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((value, _label(value)) for value in sorted(set(values)))


def _label(value: str) -> str:
    return (value if value == Public.POST_BAC else value.replace("-", " ")).capitalize()


def _region_page(view: RegionView, writer: Writer) -> Page:
    region = view.region
    title = f"{region.name} : les programmes"
    description = f"Les programmes de tutorat étudiant du réseau ParTAGE dans une région : {region.name}."
    head = section_head(PROGRAMMES, title, description, writer.base, part=Link(region.name, region.path))
    return Page(region.path, "region.html", head, view)
