"""What the gazetteer answers: one place, several, or none. Its tables are read elsewhere."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A commune, or an arrondissement of one (`name` Marseille 13e, `town` Marseille).

    `latitude` and `longitude` are degrees (WGS84); `population` is the legal one.
    """

    name: str
    town: str
    insee: str
    department_code: str
    department: str
    region: str
    region_slug: str
    latitude: float
    longitude: float
    population: int
    postcodes: tuple[str, ...]

    @property
    def label(self) -> str:
        """What designates this place and no other in a `ville:` field: `Saint-Denis (93)`, `Marseille 13e`."""
        return self.name if self.name != self.town else f"{self.name} ({self.department_code})"


class Found(NamedTuple):
    """One place. `former_name` is the name that was typed when the commune has another today; `agrees` is
    false when a code decided for a place that the typed name, or the postcode, does not fit."""

    place: Place
    former_name: str | None = None
    agrees: bool = True


class Unknown(NamedTuple):
    """No place; `nearest` holds at most three, the likeliest first; `insee` is the code that no place has, if
    one was given."""

    nearest: tuple[Place, ...]
    insee: str | None = None


class Ambiguous(NamedTuple):
    """Several places, the most populous first; the `label` of each finds it alone."""

    candidates: tuple[Place, ...]
