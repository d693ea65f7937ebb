"""A programme as it stands in a list, the same on every page that names it; and how many the network counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from partage_site.catalogue.catalogue import Catalogue
from partage_site.models.programme import LEVELS_OF, Label, Programme, Public, Status
from partage_site.rendering import french
from partage_site.sources.loading import Entry

LABEL_NAMES = {Label.CORDEES: "Cordées de la Réussite", Label.PARCOURS: "Parcours d’excellence"}


class ProgrammeCard(NamedTuple):
    """A programme in a list. `number` is its knot on the map, 0 when it has none; `point` is its latitude and
    longitude in degrees, a space between, empty when only the region is known.
    """

    id: str
    path: str
    name: str
    tagline: str
    town: str
    department: str
    region: str
    region_slug: str
    schools: str
    labels: tuple[str, ...]
    label_ids: tuple[str, ...]
    publics: tuple[str, ...]
    audience: str
    status: Status
    draft: bool
    point: str
    number: int = 0


def programme_card(entry: Entry[Programme], catalogue: Catalogue, number: int = 0) -> ProgrammeCard:
    """`entry` as a card, with the number of its knot on the map of the same page."""
    programme, place = entry.record, catalogue.place(entry)
    return ProgrammeCard(
        id=entry.id,
        path=entry.path,
        name=programme.name,
        tagline=programme.tagline or "",
        town=(place.town if place else None) or "",
        department=place.beside_town if place else "",
        region=place.region if place else "",
        region_slug=place.region_slug if place else "",
        schools=french.listed(programme.schools),
        labels=tuple(LABEL_NAMES[label.name] for label in programme.labels),
        label_ids=tuple(label.name.value for label in programme.labels),
        publics=tuple(public.value for public in programme.reached),
        audience=audience(programme),
        status=programme.status,
        draft=programme.draft,
        point=" ".join(f"{degrees:.4f}" for degrees in place.point) if place and place.point else "",
        number=number,
    )


def audience(programme: Programme) -> str:
    """Whom a programme is for: `collège (3e) et lycée (1re, Tle)`, or what of it is known.

    A level whose public is not told stands alone: `3e et lycée (2de)`.
    """
    told: list[str] = []
    for public in Public:
        inside = [level.value for level in LEVELS_OF[public] if level in programme.levels]
        if public not in programme.publics or inside == [public.value]:
            told.extend(inside)
        else:
            told.append(f"{public.value} ({', '.join(inside)})" if inside else public.value)
    return french.listed(told)


def along_the_rope(cards: Iterable[ProgrammeCard]) -> tuple[ProgrammeCard, ...]:
    """`cards` in the order of their numbers on the map, then those that it does not show."""
    return tuple(sorted(cards, key=lambda card: (not card.number, card.number)))


def total_told(catalogue: Catalogue) -> str:
    """How many programmes the network counts, as the key figure `programmes` says it: `plus de 50`, `62`.

    Empty when it is not told, or when as many are shown, or more: it is of another day.
    """
    entry = catalogue.figures.get("programmes")
    if not entry or entry.record.value <= len(catalogue.programmes):
        return ""
    prefix = entry.record.prefix or ""
    return f"{prefix[:1].lower()}{prefix[1:]} {french.number(entry.record.value)}".strip()


def total_year(catalogue: Catalogue) -> int | None:
    """The year of the figure that `total_told` gives, if it says one."""
    figure = catalogue.figures.get("programmes")
    return figure.record.year if figure else None
