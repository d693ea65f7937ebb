"""French departments and regions, overseas included, and how to find one by what people type."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from partage_site.geography.tables import read_rows, typographic
from partage_site.geography.text_key import text_key
from partage_site.slugs import slugify

# Names that people still use: the regions merged on 1 January 2016 (law no 2015-29), an acronym, two of everyday life.
_FORMER = {
    "alsace": "Grand Est",
    "lorraine": "Grand Est",
    "champagne ardenne": "Grand Est",
    "aquitaine": "Nouvelle-Aquitaine",
    "limousin": "Nouvelle-Aquitaine",
    "poitou charentes": "Nouvelle-Aquitaine",
    "auvergne": "Auvergne-Rhône-Alpes",
    "rhone alpes": "Auvergne-Rhône-Alpes",
    "bourgogne": "Bourgogne-Franche-Comté",
    "franche comte": "Bourgogne-Franche-Comté",
    "languedoc roussillon": "Occitanie",
    "midi pyrenees": "Occitanie",
    "nord pas de calais": "Hauts-de-France",
    "picardie": "Hauts-de-France",
    "basse normandie": "Normandie",
    "haute normandie": "Normandie",
    "paca": "Provence-Alpes-Côte d’Azur",
    "region parisienne": "Île-de-France",
    "centre": "Centre-Val de Loire",
}
_ALIKE = 0.7


class Region(NamedTuple):
    """A region, or an overseas collectivity that stands for one. `departments` are codes, sorted."""

    name: str
    slug: str
    departments: tuple[str, ...]

    @property
    def overseas(self) -> bool:
        """Whether it lies outside mainland France and Corsica."""
        return self.departments[0].startswith(("97", "98"))


class Department(NamedTuple):
    """A department: `code` is `01`, `2A`, `974`."""

    code: str
    name: str
    region: Region


class UnknownRegion(NamedTuple):
    """No region has that name; `nearest` holds three, the likeliest first, or all where none is like it."""

    nearest: tuple[Region, ...]


@cache
def departments() -> dict[str, Department]:
    """Every department by its code, those of overseas last."""
    rows = [
        (code, typographic(name), typographic(region))
        for code, name, _, region in read_rows("departements-regions.csv")
    ]
    codes: dict[str, list[str]] = {}
    for code, _, region in rows:
        codes.setdefault(region, []).append(code)
    regions = {name: Region(name, slugify(name), tuple(sorted(members))) for name, members in codes.items()}
    return {code: Department(code, name, regions[region]) for code, name, region in rows}


def all_regions() -> tuple[Region, ...]:
    """Every region once: the mainland's by name, then those of overseas by name."""
    found = {department.region for department in departments().values()}
    return tuple(sorted(found, key=lambda region: (region.overseas, region.slug)))


def find_region(query: str) -> Region | UnknownRegion:
    """The region that has this name or slug, its leading article being optional; or the nearest."""
    key = _bare(query)
    for region in all_regions():
        if _bare(region.name) == key:
            return region
    within = next((each.region.name for each in departments().values() if _bare(each.name) == key), None)
    meant = _FORMER.get(key, within)
    likeness = {region: SequenceMatcher(None, key, _bare(region.name)).ratio() for region in all_regions()}
    if not meant and max(likeness.values()) < _ALIKE:
        return UnknownRegion(all_regions())
    nearest = sorted(likeness, key=lambda region: (region.name != meant, -likeness[region]))
    return UnknownRegion(tuple(nearest[:3]))


def find_departments(query: str) -> frozenset[str]:
    """The codes that a department's code or name, or a region's name, stands for; none when it is neither.

    `93`, `1`, `2a`, `Seine-Saint-Denis`, `La Réunion`; and `20`, the postcode's Corsica, for both of its halves.
    """
    key = _bare(query)
    code = key.upper().zfill(2)
    if code == "20":
        return frozenset({"2A", "2B"})
    if code in departments():
        return frozenset({code})
    named = frozenset(each.code for each in departments().values() if _bare(each.name) == key)
    return named or frozenset(
        code for region in all_regions() if _bare(region.name) == key for code in region.departments
    )


def _bare(name: str) -> str:
    key = text_key(name)
    for article in ("la ", "le ", "les ", "l "):
        if key.startswith(article):
            return key.removeprefix(article)
    return key
