"""From degrees to metres: Lambert-93 for the mainland and Corsica, a local plane for each overseas department.

Lambert-93 (EPSG:2154) is a conformal conic with two standard parallels on the GRS80 ellipsoid; formulas: IOGP
Guidance Note 7-2, method 9802; parameters: IGN, « Projection Lambert-93 ».
"""

from __future__ import annotations

from math import atanh, cos, exp, log, radians, sin, sqrt

_SEMI_MAJOR = 6378137.0
_FLATTENING = 1 / 298.257222101
_ECCENTRICITY = sqrt(2 * _FLATTENING - _FLATTENING**2)
_ORIGIN = (radians(46.5), radians(3.0))
_PARALLELS = (radians(44.0), radians(49.0))
_FALSE = (700_000.0, 6_600_000.0)


def _isometric(phi: float) -> float:
    """The isometric latitude on the ellipsoid, of a latitude in radians."""
    return atanh(sin(phi)) - _ECCENTRICITY * atanh(_ECCENTRICITY * sin(phi))


def _parallel_radius(phi: float) -> float:
    """The radius of a parallel in units of the semi-major axis."""
    return cos(phi) / sqrt(1 - (_ECCENTRICITY * sin(phi)) ** 2)


_SOUTH, _NORTH = _PARALLELS
_EXPONENT = (log(_parallel_radius(_SOUTH)) - log(_parallel_radius(_NORTH))) / (_isometric(_NORTH) - _isometric(_SOUTH))
_CONE = _SEMI_MAJOR * _parallel_radius(_SOUTH) * exp(_EXPONENT * _isometric(_SOUTH)) / _EXPONENT
_APEX = _FALSE[1] + _CONE * exp(-_EXPONENT * _isometric(_ORIGIN[0]))


def lambert93(latitude: float, longitude: float) -> tuple[float, float]:
    """Easting and northing in metres of a point in degrees (RGF93, which is WGS84 for a map)."""
    radius = _CONE * exp(-_EXPONENT * _isometric(radians(latitude)))
    angle = _EXPONENT * (radians(longitude) - _ORIGIN[1])
    return _FALSE[0] + radius * sin(angle), _APEX - radius * cos(angle)


def local_plane(latitude: float, longitude: float, middle: float) -> tuple[float, float]:
    """Easting and northing in metres of a point in degrees, true to scale along the parallel `middle` (degrees).

    Equirectangular: on a territory some hundred kilometres wide the error is far below the width of a line.
    """
    return _SEMI_MAJOR * radians(longitude) * cos(radians(middle)), _SEMI_MAJOR * radians(latitude)
