"""Knots are far enough apart, inside the frame, and near their place."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partage_site.geography.curves import Spot
from partage_site.geography.setting_out import set_out


def test_what_is_apart_stays_where_it_is() -> None:
    assert set_out([(100, 100), (200, 100)], 50, 300, 300) == ((100, 100), (200, 100))


def test_two_in_one_spot_part_by_half_each() -> None:
    one, other = set_out([(150, 150), (150, 150)], 50, 300, 300)
    assert 50 <= dist(one, other) <= 53
    assert dist(one, (150, 150)) == pytest.approx(dist(other, (150, 150)), abs=1.5)


def test_two_do_not_stand_in_each_other_s_place() -> None:
    one, other = set_out([(148, 150), (152, 150)], 50, 300, 300)
    assert one[0] < other[0]


@given(st.lists(st.tuples(st.floats(-50, 650), st.floats(-50, 650)), max_size=40))
def test_any_crowd_is_set_out_inside_the_frame(spots: list[Spot]) -> None:
    settled = set_out(spots, 50, 600, 600)
    assert all(25 <= value <= 575 for spot in settled for value in spot)
    assert all(dist(one, other) >= 50 for one, other in combinations(settled, 2))


def test_forty_in_one_spot_are_set_out() -> None:
    settled = set_out([(10, 10)] * 40, 50, 600, 600)
    assert all(dist(one, other) >= 50 for one, other in combinations(settled, 2))
