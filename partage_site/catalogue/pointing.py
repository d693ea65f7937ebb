"""The points that entries give: whether they fit the town or the region, and are an entry's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from partage_site.cache import Cache
from partage_site.catalogue.whereabouts import Whereabouts
from partage_site.diagnostics import Report
from partage_site.geography.coordinates import Mistake, PointFault, check_point, in_france
from partage_site.geography.places import Place
from partage_site.geography.regions import Region
from partage_site.sources.loading import Entry
from partage_site.wording import places as wording

Point = tuple[float, float]

_SLIPS = {
    Mistake.SWAPPED: wording.swapped_coordinates,
    Mistake.SIGN: wording.wrong_sign,
    Mistake.DECIMAL: wording.misplaced_decimal_point,
}


def point_in_town(entry: Entry[Any], place: Place, report: Report) -> Point | None:
    """The point that the entry gives, if it fits its town; one that does not is reported."""
    given = _given(entry)
    if given is None:
        return None
    if fault := check_point(*given, (place.latitude, place.longitude)):
        _report(entry, given, fault, wording.away_from(place, fault.distance_km), report)
        return None
    _warn_off_map(entry, given, place.department_code, report)
    return given


def point_in_region(entry: Entry[Any], region: Region, report: Report, cache: Cache) -> Point | None:
    """The point that the entry gives, if it lies in its region; one that does not is reported."""

    def is_ground(latitude: float, longitude: float) -> bool:
        # Remembered, and imported here: to find the communes around reads a table of all.
        def look_up() -> bytes:
            from partage_site.geography.in_region import is_point_in

            return b"oui" if is_point_in(region, latitude, longitude) else b"non"

        return cache.remembered("points", repr((region, latitude, longitude)).encode(), look_up) == b"oui"

    given = _given(entry)
    if given is None:
        return None
    if fault := check_point(*given, is_ground=is_ground):
        where = wording.away_from(None, None) if fault.mistake is Mistake.ABROAD else wording.out_of_region(region.name)
        _report(entry, given, fault, where, report)
        return None
    _warn_off_map(entry, given, region.departments[0], report)
    return given


def _given(entry: Entry[Any]) -> Point | None:
    given: Point | None = getattr(entry.record, "coordinates", None)
    return given


def _report(entry: Entry[Any], given: Point, fault: PointFault, where: str, report: Report) -> None:
    at = entry.document.locate(("coordonnees",), value=True)
    slip = _SLIPS.get(fault.mistake)
    if slip and fault.meant:
        doubt = "region" if not entry.record.town and in_france(*given) else ""
        report.add(slip(at, given, where, fault.meant, doubt))
    else:
        report.add(wording.coordinates_elsewhere(at, given, where, "ville" if entry.record.town else "region"))


def _warn_off_map(entry: Entry[Any], given: Point, department: str, report: Report) -> None:
    """Warns of a point at sea, which its town is near enough to, but which the map of its island does not reach.

    The map of the mainland reaches further than a point may be from its town.
    """
    if not department.startswith("97"):
        return
    from partage_site.geography.frames import frame, frame_of

    panel = frame_of(department)
    if panel and not frame(panel).holds(*given):
        at = entry.document.locate(("coordonnees",), value=True)
        report.add(wording.coordinates_off_map(at, given, frame(panel).title))


def warn_of_copies(
    entries: Iterable[Entry[Any]], placed: Mapping[tuple[str, str], Whereabouts], report: Report
) -> None:
    """Warns of coordinates that an entry gives and that are those of another town's entry: a slip of copying."""
    first: dict[Point, Entry[Any]] = {}
    for entry in entries:
        given = _given(entry)
        if given is None or (entry.kind.name, entry.id) not in placed:
            continue
        other = first.setdefault(given, entry)
        if placed[other.kind.name, other.id].town != placed[entry.kind.name, entry.id].town:
            at = entry.document.locate(("coordonnees",), value=True)
            report.add(wording.coordinates_of_another(at, other.source.shown))
