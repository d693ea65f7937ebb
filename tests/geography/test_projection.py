"""Lambert-93 agrees with its published fixed points."""

from __future__ import annotations

import pytest

from partage_site.geography.projection import lambert93, local_plane


@pytest.mark.parametrize(
    ("latitude", "longitude", "easting", "northing"),
    [(46.5, 3.0, 700_000.0, 6_600_000.0), (48.8566, 2.3522, 652_469.02, 6_862_035.26)],
)
def test_fixed_points(latitude: float, longitude: float, easting: float, northing: float) -> None:
    assert lambert93(latitude, longitude) == pytest.approx((easting, northing), abs=0.005)


def test_a_degree_overseas_has_the_length_of_its_parallel() -> None:
    east, north = local_plane(-21.0, 56.0, -21.0)
    origin_east, origin_north = local_plane(-22.0, 55.0, -21.0)
    assert north - origin_north == pytest.approx(111_319, abs=1)
    assert east - origin_east == pytest.approx(103_926, abs=1)
