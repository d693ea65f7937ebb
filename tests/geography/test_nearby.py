"""A reader's postcode has a point."""

from __future__ import annotations

from partage_site.geography.coordinates import in_france
from partage_site.geography.nearby import (
    department_rows,
    large_towns,
    postcode_points,
    read_postcodes,
    read_towns,
    town_rows,
)


def test_every_postcode_has_a_point_in_france() -> None:
    points = postcode_points()
    assert sum(len(each) for each in points.values()) == 6190
    assert all(code[:2] == head for head, each in points.items() for code in each)
    assert all(in_france(*point) for each in points.values() for point in each.values())
    assert points["13"]["13013"] == (43.35, 5.43)


def test_a_postcode_of_several_communes_is_nearer_to_the_largest() -> None:
    latitude, longitude = postcode_points()["51"]["51300"]
    assert abs(latitude - 48.73) < 0.05
    assert abs(longitude - 4.59) < 0.05


def test_larger_towns_start_with_the_largest() -> None:
    towns = large_towns()
    assert [town.name for town in towns[:3]] == ["Paris", "Marseille", "Lyon"]
    assert len(towns) == 2299


def test_the_kept_tables_are_those_that_the_communes_give() -> None:
    again = "run: .venv/bin/python -m partage_site.geography.nearby"
    points = {start: {code: list(point) for code, point in each.items()} for start, each in postcode_points().items()}
    assert read_postcodes() == points, again
    assert read_towns() == [*town_rows(), *department_rows()], again
