"""Values that one process keeps from build to build, so that the live preview reads nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """Values that one process keeps from build to build: those that the last build, or the present one, asked for."""

    def __init__(self) -> None:
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gave for `key`, which must hold all that it depends on; nobody may change it."""
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else make()
        value: T = self._now[key]
        return value

    def known(self, key: Hashable, read: Callable[[], T | None]) -> T | None:
        """The value under `key`, else what `read` gives, unless that is None."""
        value = self._now.get(key) or self._before.get(key) or read()
        if value is not None:
            self._now[key] = value
        return value

    def set(self, key: Hashable, value: object) -> None:
        """Keeps `value` under `key`."""
        self._now[key] = value

    def turn(self) -> None:
        """Ends a build: what it did not ask for is forgotten."""
        self._before, self._now = self._now, {}
