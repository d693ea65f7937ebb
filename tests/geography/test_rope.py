"""The rope is short, smooth, goes through every knot and never crosses itself."""

from __future__ import annotations

from itertools import pairwise, permutations
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partage_site.geography.curves import Spot, crosses_itself, curve, path_of, sample, smooth_path
from partage_site.geography.frames import MAINLAND, frame
from partage_site.geography.panels import MapPoint
from partage_site.geography.rope import order_along, tie
from partage_site.geography.setting_out import set_out

_spots = st.lists(st.tuples(st.integers(0, 600), st.integers(0, 600)), unique=True, max_size=25)


def length(path: list[Spot]) -> float:
    return sum(dist(one, other) for one, other in pairwise(path))


def test_no_rope_without_two_knots() -> None:
    assert order_along([]) == ()
    assert order_along([(1, 1)]) == (0,)
    assert smooth_path([]) == smooth_path([(1, 1)]) == smooth_path([(1, 1), (1, 1)]) == ""


def test_a_curve_reads_as_svg() -> None:
    assert smooth_path([(0, 0), (30, 0)]) == "M0 0C15 0 22.5 0 30 0"


def test_a_curve_goes_through_its_points() -> None:
    points = [(0.0, 0.0), (40.0, 80.0), (100.0, 20.0), (160.0, 90.0)]
    beziers = curve(points)
    assert [bezier[0] for bezier in beziers] + [beziers[-1][3]] == points
    for before, after in pairwise(beziers):
        into = (before[3][0] - before[2][0], before[3][1] - before[2][1])
        out = (after[1][0] - after[0][0], after[1][1] - after[0][1])
        assert into[0] * out[1] == pytest.approx(into[1] * out[0])


def test_a_crossing_is_seen() -> None:
    assert crosses_itself(curve([(0, 0), (100, 100), (100, 0), (0, 100)]))
    assert not crosses_itself(curve([(0, 0), (100, 0), (100, 100), (0, 100)]))


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), unique=True, min_size=2, max_size=6))
def test_the_order_is_close_to_the_shortest(spots: list[Spot]) -> None:
    shortest = min(length(list(path)) for path in permutations(spots))
    assert length([spots[at] for at in order_along(spots)]) <= 1.25 * shortest


@settings(max_examples=40)
@given(_spots)
def test_a_rope_through_any_knots_does_not_cross_itself(spots: list[Spot]) -> None:
    apart = set_out(spots, 60, 700, 700)
    knots = [apart[at] for at in order_along(apart)]
    assert sorted(knots) == sorted(apart)
    assert not crosses_itself(tie(knots, 20))


def test_the_rope_of_the_nine_towns(nine: tuple[MapPoint, ...]) -> None:
    shape = frame(MAINLAND)
    places = [shape.place(point.latitude or 0, point.longitude or 0) for point in nine]
    spots = set_out(places, shape.target, shape.width, shape.height)
    knots = [spots[at] for at in order_along(spots)]
    rope = tie(knots, 25, [(knots[0][0] + 80, 0)])
    assert not crosses_itself(rope)
    assert rope[0][0][1] == 0
    assert rope[-1][3] == knots[-1]
    assert path_of(rope).count("C") == len(nine)
    for at, bezier in enumerate(rope):
        strangers = [knot for place, knot in enumerate(knots) if place not in (at - 1, at)]
        assert all(dist(spot, knot) >= 25 for spot in sample(bezier) for knot in strangers)
