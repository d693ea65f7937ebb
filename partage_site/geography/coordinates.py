"""Whether a point fits the town that it is said to be in, and which slip of the pen explains that it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum, auto
from math import asin, cos, hypot, radians, sin, sqrt
from typing import NamedTuple

# Mean radius of the Earth in kilometres (IUGG, R1).
_RADIUS_KM = 6371.0088
FAR_KM = 30.0

# South, west, north, east, in degrees: mainland and Corsica, then each overseas territory, with a little sea.
_TERRITORIES = (
    (41.2, -5.4, 51.2, 9.7),
    (15.7, -61.9, 16.6, -60.9),
    (14.3, -61.3, 14.95, -60.7),
    (2.0, -54.7, 5.9, -51.5),
    (-21.5, 55.1, -20.8, 55.9),
    (46.7, -56.5, 47.2, -56.0),
    (-13.1, 44.9, -12.5, 45.4),
    (17.8, -63.2, 18.2, -62.7),
    (-14.5, -178.3, -13.1, -176.0),
    (-28.0, -155.0, -7.5, -134.0),
    (-23.0, 163.0, -17.5, 168.6),
)


class Mistake(Enum):
    """What is wrong with a point; the first three say what was probably meant."""

    SWAPPED = auto()
    SIGN = auto()
    DECIMAL = auto()
    ABROAD = auto()
    FAR = auto()


class PointFault(NamedTuple):
    """A point that does not fit: how far from the town (kilometres, None without a town), and the point
    (latitude, longitude) that would fit if the mistake is one of those that can be undone."""

    mistake: Mistake
    distance_km: float | None
    meant: tuple[float, float] | None = None


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance in kilometres between two points in degrees (haversine formula on a sphere)."""
    half_lat = sin(radians(other_latitude - latitude) / 2)
    half_lon = sin(radians(other_longitude - longitude) / 2)
    chord = hypot(half_lat, sqrt(max(cos(radians(latitude)) * cos(radians(other_latitude)), 0.0)) * half_lon)
    return 2 * _RADIUS_KM * asin(min(chord, 1.0))


def in_france(latitude: float, longitude: float) -> bool:
    """Whether a point lies in the rectangle of the mainland or of an overseas territory."""
    return any(south <= latitude <= north and west <= longitude <= east for south, west, north, east in _TERRITORIES)


def check_point(
    latitude: float,
    longitude: float,
    town: tuple[float, float] | None = None,
    *,
    is_ground: Callable[[float, float], bool] = in_france,
) -> PointFault | None:
    """What is wrong with a point in degrees: further than `FAR_KM` from `town` (latitude, longitude).

    Without a town, the point only has to lie on the ground, as `is_ground` tells of a point in France. None when it
    fits.
    """

    def away(point: tuple[float, float]) -> float | None:
        possible = town and abs(point[0]) <= 90 and abs(point[1]) <= 180
        return distance_km(*point, *town) if town and possible else None

    def fits(point: tuple[float, float]) -> bool:
        distance = away(point)
        if town is None:
            return in_france(*point) and is_ground(*point)
        return distance is not None and distance <= FAR_KM

    point = (latitude, longitude)
    if fits(point):
        return None
    for mistake, meant in _slips(latitude, longitude):
        if meant != point and fits(meant):
            return PointFault(mistake, away(point), meant)
    return PointFault(Mistake.FAR if in_france(*point) else Mistake.ABROAD, away(point))


def _slips(latitude: float, longitude: float) -> Iterator[tuple[Mistake, tuple[float, float]]]:
    yield Mistake.SWAPPED, (longitude, latitude)
    yield Mistake.SIGN, (latitude, -longitude)
    yield Mistake.SIGN, (-latitude, longitude)
    yield Mistake.SIGN, (-latitude, -longitude)
    yield Mistake.SWAPPED, (longitude, -latitude)
    yield Mistake.SWAPPED, (-longitude, latitude)
    factors = (1, 0.1, 10, 0.01, 100, 0.001, 0.0001)
    for tall in factors:
        for wide in factors:
            yield Mistake.DECIMAL, (round(latitude * tall, 6), round(longitude * wide, 6))
