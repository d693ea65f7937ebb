"""Whether a point, a postcode or an INSEE code is of a region, as far as the tables of communes tell."""

from __future__ import annotations

from functools import cache

from partage_site.geography.communes import all_points, place_of, postcodes
from partage_site.geography.coordinates import FAR_KM, distance_km, in_france
from partage_site.geography.gazetteer import departments_of
from partage_site.geography.regions import Region, departments

# How much nearer than those of its own region the communes beyond a border may be to a point: communes are told by
# their middle.
_BORDER_KM = 5.0
# The side, in degrees, of a field that has all communes within `FAR_KM` of its middle, at the latitudes of France.
_FIELD = 0.5


def is_point_in(region: Region, latitude: float, longitude: float) -> bool:
    """Whether the nearest commune to a point in degrees, or one about as near, is of `region`.

    Where none is within `FAR_KM`, the point only has to lie in France: in an overseas region it may be in the forest,
    or where the tables know no commune.
    """
    nearest = _regions_around(latitude, longitude)
    if not nearest:
        return region.overseas and in_france(latitude, longitude)
    return region.slug in nearest and nearest[region.slug] <= min(nearest.values()) + _BORDER_KM


@cache
def _regions_around(latitude: float, longitude: float) -> dict[str, float]:
    """The kilometres from a point to the nearest commune of each region that has one within `FAR_KM`."""
    nearest: dict[str, float] = {}
    for code, *point in all_points():
        if abs(point[0] - latitude) < _FIELD and abs(point[1] - longitude) < _FIELD:
            away, region = distance_km(latitude, longitude, *point), departments()[code].region.slug
            if away <= nearest.get(region, FAR_KM):
                nearest[region] = away
    return nearest


def is_postcode_in(region: Region, code: str) -> bool:
    """Whether `code` serves a commune of `region` or, not being listed (CEDEX), is of one of its departments."""
    served = {place.department_code for each in postcodes().get(code, ()) if (place := place_of(each))}
    return not (served or departments_of(code)).isdisjoint(region.departments)


def is_insee_in(region: Region, code: str) -> bool:
    """Whether `code` is that of a commune of `region`; of those that the tables do not know, it tells by its digits."""
    place = place_of(code)
    if place:
        return place.department_code in region.departments
    return code.startswith(region.departments) and region.overseas
