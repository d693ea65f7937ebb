"""A point far from its town is told with the likelier mistake."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partage_site.geography.coordinates import Mistake, check_point, distance_km, in_france

MARSEILLE = (43.297, 5.3811)
NANTES = (47.2173, -1.5534)
SAINT_DENIS_974 = (-20.8823, 55.4504)


def test_distance_of_two_towns() -> None:
    assert distance_km(48.8566, 2.3522, 43.2970, 5.3811) == pytest.approx(661, abs=2)
    assert distance_km(0, 0, 0, 180) == pytest.approx(20015, abs=1)
    assert distance_km(*MARSEILLE, *MARSEILLE) == 0


@pytest.mark.parametrize("town", [MARSEILLE, NANTES, SAINT_DENIS_974])
def test_a_point_in_town_is_right(town: tuple[float, float]) -> None:
    assert check_point(*town, town) is None
    assert check_point(town[0] + 0.2, town[1] + 0.1, town) is None


@pytest.mark.parametrize(
    ("point", "town", "mistake", "meant"),
    [
        ((5.3811, 43.297), MARSEILLE, Mistake.SWAPPED, (43.297, 5.3811)),
        ((-1.5534, 47.2173), NANTES, Mistake.SWAPPED, NANTES),
        ((1.5534, 47.2173), NANTES, Mistake.SWAPPED, NANTES),
        ((47.2173, 1.5534), NANTES, Mistake.SIGN, NANTES),
        ((20.8823, 55.4504), SAINT_DENIS_974, Mistake.SIGN, SAINT_DENIS_974),
        ((43.297, 53.811), MARSEILLE, Mistake.DECIMAL, MARSEILLE),
        ((4.3297, 5.3811), MARSEILLE, Mistake.DECIMAL, MARSEILLE),
        ((432970, 53811), MARSEILLE, Mistake.DECIMAL, MARSEILLE),
    ],
)
def test_the_likelier_mistake(
    point: tuple[float, float], town: tuple[float, float], mistake: Mistake, meant: tuple[float, float]
) -> None:
    fault = check_point(*point, town)
    assert fault is not None
    assert fault.mistake is mistake
    assert fault.meant == pytest.approx(meant)


def test_a_point_of_another_town_and_one_abroad() -> None:
    lyon = check_point(45.7485, 4.8467, MARSEILLE)
    assert lyon is not None
    assert (lyon.mistake, lyon.meant) == (Mistake.FAR, None)
    assert lyon.distance_km == pytest.approx(276, abs=2)
    rome = check_point(41.9, 12.5, MARSEILLE)
    assert rome is not None
    assert rome.mistake is Mistake.ABROAD


def test_without_a_town_a_point_has_only_to_lie_in_france() -> None:
    assert check_point(48.85, 2.35) is None
    assert check_point(-12.78, 45.23) is None
    swapped = check_point(2.35, 48.85)
    assert swapped is not None
    assert (swapped.mistake, swapped.meant, swapped.distance_km) == (Mistake.SWAPPED, (48.85, 2.35), None)
    assert not in_france(40.4, -3.7)


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(allow_nan=False, allow_infinity=False))
def test_any_two_numbers_are_judged(latitude: float, longitude: float) -> None:
    fault = check_point(latitude, longitude, MARSEILLE)
    assert (fault is None) == (
        abs(latitude) <= 90 and abs(longitude) <= 180 and distance_km(latitude, longitude, *MARSEILLE) <= 30
    )
