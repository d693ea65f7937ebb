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

    @cached_property
    def told(self) -> str:
        """All of it in one text."""
        return repr(self)
