"""France has its shape: towns fall in their department, neighbours share their border, and all of it is light."""

from __future__ import annotations

import gzip
from itertools import pairwise

import pytest

from partage_site.geography.communes import places_in
from partage_site.geography.coordinates import distance_km
from partage_site.geography.frames import MAINLAND, OVERSEAS, PARIS_REGION, frame, frame_ids, frame_of
from partage_site.geography.outlines import outline, region_outline
from partage_site.geography.places import Place
from partage_site.geography.regions import Region, find_region
from partage_site.geography.topology import Line, directed, joined, load_shared

BUDGET = 10_000


def rings_of(code: str, panel: str) -> tuple[Line, ...]:
    topology = frame(panel).topology
    outer, _ = topology.borders(lambda each: code if each == code else None)
    return joined(directed(topology.arcs, arc) for arc in sorted(outer))


def inside(place: Place, rings: tuple[Line, ...]) -> bool:
    x, y, odd = place.longitude, place.latitude, False
    for ring in rings:
        for (lat, lon), (next_lat, next_lon) in pairwise(ring):
            if (lat > y) != (next_lat > y) and x < lon + (y - lat) * (next_lon - lon) / (next_lat - lat):
                odd = not odd
    return odd


def away(place: Place, rings: tuple[Line, ...]) -> float:
    """Kilometres to the nearest of points set along the border, at most a tenth of each side apart."""
    return min(
        distance_km(
            place.latitude, place.longitude, lat + (end_lat - lat) * step / 10, lon + (end_lon - lon) * step / 10
        )
        for ring in rings
        for (lat, lon), (end_lat, end_lon) in pairwise(ring)
        for step in range(11)
    )


@pytest.mark.parametrize("panel", [MAINLAND, PARIS_REGION, *OVERSEAS])
def test_every_town_of_5000_falls_in_its_department_or_3_km_from_it(panel: str) -> None:
    codes = {area.code for area in frame(panel).topology.areas if frame(panel).sheet.shows(area.code)}
    outside = []
    for code in codes:
        rings = rings_of(code, panel)
        assert all(ring[0] == ring[-1] for ring in rings)
        towns = [place for place in places_in([code]) if place.population >= 5000]
        outside += [place.label for place in towns if not inside(place, rings) and away(place, rings) > 3]
    assert outside == []


def test_path_data_of_all_panels_is_light() -> None:
    paths = "".join(outline(panel).land + outline(panel).borders for panel in frame_ids())
    assert len(gzip.compress(paths.encode())) < BUDGET


def test_a_smaller_drawing_has_fewer_details() -> None:
    small = outline(MAINLAND, 240)
    assert len(gzip.compress((small.land + small.borders).encode())) < 1_600


def test_each_border_is_drawn_once_and_ends_on_other_borders() -> None:
    topology = load_shared("departements-metro.topojson")
    outer, inner = topology.borders(lambda code: code)
    assert not {max(arc, ~arc) for arc in outer} & inner
    assert len(outer) + len(inner) == len(topology.arcs)


def test_the_mainland_has_corsica_and_some_islands_beside_it() -> None:
    assert 2 <= outline(MAINLAND).land.count("z") <= 20
    assert outline(MAINLAND).land.count("m") == outline(MAINLAND).land.count("z")


def test_a_region_has_its_outline_and_one_without_land_has_none() -> None:
    corsica, miquelon = find_region("Corse"), find_region("Saint-Pierre-et-Miquelon")
    assert isinstance(corsica, Region)
    assert isinstance(miquelon, Region)
    assert region_outline(corsica).startswith("m")
    assert region_outline(miquelon) == ""


def test_only_departments_with_an_outline_have_a_panel() -> None:
    assert frame_of("2A") == frame_of("75") == MAINLAND
    assert frame_of("974") == "974"
    assert [frame_of(code) for code in ("975", "977", "978", "988", "", "00")] == [None] * 6
