"""Where an entry is: from the town that it names to a point, a department, a region."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Whereabouts:
    """A place as readers see it; `point` is latitude and longitude in degrees (WGS84), None for a mere region."""

    region: str
    region_slug: str
    town: str | None = None
    department: str | None = None
    department_code: str | None = None
    insee: str | None = None
    point: tuple[float, float] | None = None

    @property
    def beside_town(self) -> str:
        """The department, where it says more than the town does: « Paris 13e » is in Paris."""
        said = {self.town, (self.town or "").split(" ")[0]}
        return "" if not self.department or self.department in said else self.department

    @property
    def full(self) -> str:
        """The town with its department, which tells it from others of its name; else the region."""
        return f"{self.town} ({self.beside_town})" if self.town and self.beside_town else self.town or self.region

    @cached_property
    def told(self) -> str:
        """All of it in one text."""
        return repr(self)
