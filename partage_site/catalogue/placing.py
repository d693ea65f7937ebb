"""Puts entries on the ground: the town or the region that each names, found without guessing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import cache as once
from functools import partial
from typing import Any

from partage_site.cache import Cache
from partage_site.catalogue.pointing import point_in_region, point_in_town, warn_of_copies
from partage_site.catalogue.whereabouts import Whereabouts
from partage_site.diagnostics import Diagnostic, Location, Report
from partage_site.geography.places import Ambiguous, Found, Place, Unknown
from partage_site.geography.regions import Region, UnknownRegion, find_region
from partage_site.sources.loading import Entry
from partage_site.wording import places as wording

Answer = Found | Unknown | Ambiguous
Placed = dict[tuple[str, str], Whereabouts]
# « Lyon et Saint-Étienne »: an entry is in one town.
_AND = re.compile(r"\s+et\s+|\s*[,;/&+]\s*")
# With so many entries, a build makes room for their pages.
_MANY = 1_000


def place_entries(entries: Sequence[Entry[Any]], report: Report, cache: Cache) -> Placed:
    """Where each entry that names a town or a region is; a town that is unknown or ambiguous is reported."""
    placed: Placed = {}
    known: dict[Whereabouts, Whereabouts] = {}
    find_town = once(partial(_found, cache=cache))
    for entry in entries:
        where = _in_town(entry, report, find_town) if entry.record.town else _in_region(entry, report, cache)
        if where:
            # Most entries of a town share one place: what is told of it is told once.
            placed[entry.kind.name, entry.id] = known.setdefault(where, where)
    warn_of_copies(entries, placed, report)
    if len(entries) > _MANY and cache.made["towns"] and not cache.memory:
        from partage_site.geography.communes import forget

        forget()  # nobody asks for a town any more
    return placed


def _in_town(entry: Entry[Any], report: Report, find_town: Callable[..., Answer]) -> Whereabouts | None:
    record = entry.record
    region = _region(entry, report) if record.region else None
    postcode, insee = getattr(record, "postcode", None), getattr(record, "insee", None)
    found = find_town(record.town, postcode, insee)
    if isinstance(found, Ambiguous) and region:
        there = tuple(place for place in found.candidates if place.region_slug == region.slug)
        found = Found(there[0]) if len(there) == 1 else Ambiguous(there or found.candidates)
    if isinstance(found, Unknown) and found.insee:
        report.add(
            wording.unknown_insee_code(entry.document.locate(("code_insee",), value=True), found.insee, found.nearest)
        )
        return None
    if isinstance(found, Unknown):
        report.add(_unknown_town(entry, found, find_town))
        return None
    if isinstance(found, Ambiguous):
        report.add(wording.ambiguous_town(_town_in(entry), record.town, found.candidates))
        return None
    place = found.place
    if found.former_name:
        report.add(wording.former_town(_town_in(entry), found.former_name, place))
    if not found.agrees:
        key, code = ("code_insee", insee) if insee else ("code_postal", postcode or "")
        at = entry.document.locate((key,), value=True)
        report.add(wording.code_of_another_town(at, key, code, record.town, place))
    if region and region.slug != place.region_slug:
        at = entry.document.locate(("region",), value=True)
        report.add(wording.region_of_another_town(at, record.town, place.region))
    return Whereabouts(
        region=place.region,
        region_slug=place.region_slug,
        town=place.name,
        department=place.department,
        department_code=place.department_code,
        insee=place.insee,
        point=point_in_town(entry, place, report) or (place.latitude, place.longitude),
    )


def _unknown_town(entry: Entry[Any], found: Unknown, find_town: Callable[..., Answer]) -> Diagnostic:
    """What to say of a name that no commune has, or that is made of the names of several."""
    town = entry.record.town
    several = [part for part in _AND.split(town) if part]
    if len(several) > 1 and not any(isinstance(find_town(part, None, None), Unknown) for part in several):
        return wording.several_towns(_town_in(entry), town, several)
    return wording.unknown_town(_town_in(entry), town, found.nearest)


def _town_in(entry: Entry[Any]) -> Location:
    """Where `entry` names its town: asked for by problems alone, since to find it its front matter is read anew."""
    return entry.document.locate(("ville",), value=True)


class _NotFound(Exception):
    """What the gazetteer answers when it finds no single place; only a place is worth remembering."""

    def __init__(self, answer: Unknown | Ambiguous) -> None:
        super().__init__()
        self.answer = answer


def _found(town: str, postcode: str | None, insee: str | None, cache: Cache) -> Answer:
    """The gazetteer's answer, remembered: reading its tables costs more than all the rest of a small build."""

    def look_up() -> bytes:
        # Imported here, as most builds know their towns.
        from partage_site.geography.gazetteer import find

        answer = find(town, postcode=postcode, insee=insee)
        if not isinstance(answer, Found):
            raise _NotFound(answer)
        return json.dumps(answer, ensure_ascii=False).encode()

    try:
        place, *told = json.loads(cache.remembered("towns", repr((town, postcode, insee)).encode(), look_up))
    except _NotFound as not_found:
        return not_found.answer
    found = Place(*place)
    return Found(found._replace(postcodes=tuple(found.postcodes)), *told)


def _in_region(entry: Entry[Any], report: Report, cache: Cache) -> Whereabouts | None:
    region = _region(entry, report) if entry.record.region else None
    if region is None:
        return None
    return Whereabouts(
        region=region.name,
        region_slug=region.slug,
        insee=_code_in(region, entry, report),
        point=point_in_region(entry, region, report, cache),
    )


def _code_in(region: Region, entry: Entry[Any], report: Report) -> str | None:
    """The INSEE code that the entry gives, if it is of its region; it and a postcode that are not are reported."""
    postcode, insee = getattr(entry.record, "postcode", None), getattr(entry.record, "insee", None)
    if not postcode and not insee:
        return None
    # Imported here, as few entries without a town have codes.
    from partage_site.geography.in_region import is_insee_in, is_postcode_in

    if postcode and not is_postcode_in(region, postcode):
        at = entry.document.locate(("code_postal",), value=True)
        report.add(wording.code_of_another_region(at, "code_postal", postcode, region.name))
    if insee and not is_insee_in(region, insee):
        at = entry.document.locate(("code_insee",), value=True)
        report.add(wording.code_of_another_region(at, "code_insee", insee, region.name))
        return None
    return insee


def _region(entry: Entry[Any], report: Report) -> Region | None:
    """The region that the entry names; None once it is reported that there is no such."""
    region = find_region(entry.record.region)
    if isinstance(region, UnknownRegion):
        at = entry.document.locate(("region",), value=True)
        report.add(wording.unknown_region(at, entry.record.region, [near.name for near in region.nearest]))
        return None
    return region
