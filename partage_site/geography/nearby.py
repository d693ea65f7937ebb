"""What a reader's browser needs to find the nearest towns: a point for each postcode, and the larger towns."""

from __future__ import annotations

from partage_site.geography.communes import Place, places_in, places_of, postcodes
from partage_site.geography.regions import departments

LARGE = 5000


def postcode_points() -> dict[str, dict[str, tuple[float, float]]]:
    """Latitude and longitude, to two decimals (about a kilometre), of each postcode, by its first two digits.

    The point is the mean of the communes that it serves, weighted by their populations. Two digits, which a
    reader types first, make files of a few kilobytes; they are the department save in Corsica and overseas.
    """
    points: dict[str, dict[str, tuple[float, float]]] = {}
    for code in sorted(postcodes()):
        served = places_of(postcodes()[code])
        total = sum(place.population + 1 for place in served)
        latitude = sum(place.latitude * (place.population + 1) for place in served) / total
        longitude = sum(place.longitude * (place.population + 1) for place in served) / total
        points.setdefault(code[:2], {})[code] = (round(latitude, 2), round(longitude, 2))
    return points


def large_towns() -> tuple[Place, ...]:
    """Communes and arrondissements of `LARGE` inhabitants or more, the most populous first."""
    return tuple(place for place in places_in(departments()) if place.population >= LARGE)
