"""Puts entries on the ground: the town or the region that each names, found without guessing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from partage_site.catalogue.whereabouts import Whereabouts
from partage_site.diagnostics import Report
from partage_site.geography.communes import Place
from partage_site.geography.coordinates import check_point
from partage_site.geography.gazetteer import Ambiguous, Found, find
from partage_site.geography.regions import UnknownRegion, find_region
from partage_site.sources.loading import Entry
from partage_site.wording import places as wording


def place_entries(entries: Iterable[Entry[Any]], report: Report) -> dict[tuple[str, str], Whereabouts]:
    """Where each entry that names a town or a region is; a town that is unknown or ambiguous is reported."""
    placed: dict[tuple[str, str], Whereabouts] = {}
    for entry in entries:
        where = _in_town(entry, report) if entry.record.town else _in_region(entry, report)
        if where:
            placed[entry.kind.name, entry.id] = where
    return placed


def _in_town(entry: Entry[Any], report: Report) -> Whereabouts | None:
    record, at = entry.record, entry.document.locate(("ville",), value=True)
    found = find(record.town, postcode=getattr(record, "postcode", None), insee=getattr(record, "insee", None))
    if not isinstance(found, Found):
        wrong = wording.ambiguous_town if isinstance(found, Ambiguous) else wording.unknown_town
        places = found.candidates if isinstance(found, Ambiguous) else found.nearest
        report.add(wrong(at, record.town, places))
        return None
    place = found.place
    if found.former_name:
        report.add(wording.former_name(at, found.former_name, place))
    if not found.agrees:
        report.add(wording.code_disagrees(at, record.town, place))
    return Whereabouts(
        region=place.region,
        region_slug=place.region_slug,
        town=place.name,
        department=place.department,
        department_code=place.department_code,
        insee=place.insee,
        point=_point(entry, place, report),
    )


def _point(entry: Entry[Any], place: Place, report: Report) -> tuple[float, float]:
    """The point that the entry gives, if it fits its town; else the town's."""
    centre = (place.latitude, place.longitude)
    given: tuple[float, float] | None = getattr(entry.record, "coordinates", None)
    if given and (fault := check_point(*given, centre)):
        at = entry.document.locate(("coordonnees",), value=True)
        report.add(wording.point_misplaced(at, given, place, fault))
        return centre
    return given or centre


def _in_region(entry: Entry[Any], report: Report) -> Whereabouts | None:
    if not entry.record.region:
        return None
    region = find_region(entry.record.region)
    if isinstance(region, UnknownRegion):
        at = entry.document.locate(("region",), value=True)
        report.add(wording.unknown_region(at, entry.record.region, region.nearest))
        return None
    return Whereabouts(region=region.name, region_slug=region.slug)
