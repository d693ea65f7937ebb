"""A region is found by its name or its slug."""

from __future__ import annotations

import pytest

from partage_site.geography.regions import (
    Region,
    UnknownRegion,
    all_regions,
    departments,
    find_departments,
    find_region,
)


def test_every_department_has_its_region_and_every_region_once() -> None:
    regions = all_regions()
    assert len(regions) == len({region.slug for region in regions})
    assert sum(not region.overseas for region in regions) == 13
    assert {code for region in regions for code in region.departments} == set(departments())
    assert departments()["2B"].region.name == "Corse"
    assert departments()["95"].name == "Val-d’Oise"


@pytest.mark.parametrize("typed", ["Île-de-France", "ile de france", "ile-de-france", "ÎLE DE FRANCE", "Île‑de‑France"])
def test_found_by_name_or_slug(typed: str) -> None:
    region = find_region(typed)
    assert isinstance(region, Region)
    assert region.slug == "ile-de-france"
    assert region.departments == ("75", "77", "78", "91", "92", "93", "94", "95")


def test_every_region_is_found_by_its_slug_and_its_name() -> None:
    for region in all_regions():
        assert find_region(region.slug) == find_region(region.name) == region


@pytest.mark.parametrize(
    ("typed", "likeliest"),
    [
        ("Bretange", "Bretagne"),
        ("PACA", "Provence-Alpes-Côte d’Azur"),
        ("Alsace", "Grand Est"),
        ("Centre", "Centre-Val de Loire"),
    ],
)
def test_an_unknown_one_gives_the_three_nearest(typed: str, likeliest: str) -> None:
    answer = find_region(typed)
    assert isinstance(answer, UnknownRegion)
    assert len(answer.nearest) == 3
    assert answer.nearest[0].name == likeliest


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("93", {"93"}), ("1", {"01"}), ("2a", {"2A"}), ("20", {"2A", "2B"}), ("Seine-Saint-Denis", {"93"}),
        ("Réunion", {"974"}), ("Corse", {"2A", "2B"}), ("rien", set()), ("", set()),
    ],
)  # fmt: skip
def test_departments_by_what_people_type(typed: str, codes: set[str]) -> None:
    assert find_departments(typed) == codes


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Gironde", "Nouvelle-Aquitaine"), ("région parisienne", "Île-de-France"), ("Bretange", "Bretagne")],
)
def test_what_is_no_region_is_told_with_the_one_that_was_meant(typed: str, meant: str) -> None:
    answer = find_region(typed)
    assert isinstance(answer, UnknownRegion)
    assert answer.nearest[0].name == meant
    assert len(answer.nearest) == 3


@pytest.mark.parametrize("typed", ["Étranger", "Maroc", "Belgique"])
def test_what_is_like_no_region_is_told_with_all(typed: str) -> None:
    assert find_region(typed) == UnknownRegion(all_regions())
