"""What a reader's browser needs to find the nearest towns: a point for each postcode, the larger towns, departments.

Worked out from the tables of communes once, kept in data/ by `python -m partage_site.geography.nearby`.
"""

from __future__ import annotations

import json
from typing import Any

from partage_site.geography.communes import places_in, places_of, postcodes
from partage_site.geography.places import Place
from partage_site.geography.regions import departments
from partage_site.geography.tables import DATA

LARGE = 5000
_POSTCODES, _TOWNS = DATA / "postcodes.json", DATA / "towns.json"


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


def town_rows() -> list[list[str | float]]:
    """Each of `large_towns` as name, department code, latitude and longitude to two decimals."""
    return [
        [town.name, town.department_code, round(town.latitude, 2), round(town.longitude, 2)] for town in large_towns()
    ]


def department_rows() -> list[list[str]]:
    """Each department as name and code, for who types it."""
    return [[department.name, department.code] for department in departments().values()]


def read_postcodes() -> dict[str, dict[str, list[float]]]:
    """`postcode_points`, as kept."""
    kept: dict[str, dict[str, list[float]]] = json.loads(_POSTCODES.read_bytes())
    return kept


def read_towns() -> list[list[Any]]:
    """`town_rows`, then `department_rows`, as kept."""
    kept: list[list[Any]] = json.loads(_TOWNS.read_bytes())
    return kept


def main() -> None:
    """Works out both tables anew."""
    for path, table in ((_POSTCODES, postcode_points()), (_TOWNS, [*town_rows(), *department_rows()])):
        path.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
