"""What a build is at, for a person who waits, and what each of its stages took, for whoever looks for lost time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import perf_counter
from typing import TextIO, TypeVar

from partage_site.wording import cli as wording

T = TypeVar("T")
# Seconds: a build that is over before the first shows nothing, and a terminal is not redrawn more often than that.
_PATIENCE, _PACE = 1.0, 0.1


class Progress:
    """The stages of one build, in their order, with the seconds of each in `took`; shown on `terminal`, if any."""

    def __init__(self, terminal: TextIO | None = None) -> None:
        self.took: dict[str, float] = {}
        self._terminal = terminal
        self._started = self._since = self._drawn = perf_counter()
        self._stage = ""
        self._shown = 0

    def stage(self, name: str) -> None:
        """Ends the stage before and begins the one of this name."""
        now = perf_counter()
        if self._stage:
            self.took[self._stage] = self.took.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = name, now
        self._draw(name)

    def each(self, items: Sequence[T]) -> Iterator[T]:
        """`items` in turn, telling how far the stage is."""
        for number, item in enumerate(items, 1):
            if self._terminal:
                self._draw(wording.stage_at(self._stage, number, len(items)))
            yield item

    def end(self) -> None:
        """Ends the last stage and leaves the terminal as it was."""
        self.stage("")
        if self._terminal and self._drawn > self._started:
            self._show("")

    def _draw(self, text: str) -> None:
        now = perf_counter()
        if self._terminal and text and now - self._started > _PATIENCE and now - self._drawn > _PACE:
            self._drawn = now
            self._show(f"{text}…")

    def _show(self, text: str) -> None:
        """Puts `text` in the place of what was shown, by blanks: Windows' older console prints codes as they stand."""
        if self._terminal:
            self._terminal.write(f"\r{' ' * self._shown}\r{text}")
            self._terminal.flush()
            self._shown = len(text)
