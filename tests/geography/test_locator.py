"""A small map says where one point or one region is."""

from __future__ import annotations

from partage_site.geography.locator_drawing import draw_locator, draw_region
from partage_site.geography.regions import Region, find_region


def region(name: str) -> Region:
    found = find_region(name)
    assert isinstance(found, Region)
    return found


def test_a_town_of_the_mainland_is_shown_in_its_region() -> None:
    lille, marseille = draw_locator(50.63, 3.06, "59"), draw_locator(43.3, 5.38, "13")
    assert lille is not None
    assert marseille is not None
    ((_, high),), ((_, low),) = lille.spots, marseille.spots
    assert high < low
    assert lille.region != marseille.region
    assert lille.land == marseille.land


def test_a_town_overseas_is_shown_on_its_island() -> None:
    reunion = draw_locator(-20.88, 55.45, "974")
    assert reunion is not None
    assert (reunion.title, reunion.region, reunion.width, reunion.height) == ("La Réunion", "", 240, 240)


def test_a_region_is_shown_without_a_point() -> None:
    normandy = draw_region(region("Normandie"))
    assert normandy is not None
    assert normandy.spots == ()
    assert normandy.region.endswith("z")


def test_a_region_is_shown_with_what_it_holds_and_one_knot_for_neighbours() -> None:
    rouen, sotteville, caen = (49.44, 1.1), (49.41, 1.09), (49.18, -0.36)
    normandy = draw_region(region("Normandie"), [rouen, sotteville, caen])
    assert normandy is not None
    (west, low), (east, high) = normandy.spots
    assert west < east
    assert high < low


def test_what_has_no_outline_has_no_map() -> None:
    assert draw_locator(46.78, -56.18, "975") is None
    assert draw_region(region("Saint-Martin")) is None
