"""A long build says what it is at, a short one says nothing; every stage is accounted for."""

from __future__ import annotations

import io

import pytest

from partage_site import progress
from partage_site.progress import Progress


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(progress, "perf_counter", clock)
    return clock


def test_each_stage_has_its_seconds(clock: Clock) -> None:
    told = Progress()
    for stage, seconds in (("a", 1.0), ("b", 2.0), ("a", 4.0)):
        told.stage(stage)
        clock.now += seconds
    told.end()
    assert told.took == {"a": 5.0, "b": 2.0}


def test_a_short_build_shows_nothing(clock: Clock) -> None:
    terminal = io.StringIO()
    told = Progress(terminal)
    told.stage("Pages")
    for _ in told.each([1, 2, 3]):
        clock.now += 0.2
    told.end()
    assert terminal.getvalue() == ""


def test_a_long_build_shows_how_far_it_is_and_leaves_the_line_empty(clock: Clock) -> None:
    terminal = io.StringIO()
    told = Progress(terminal)
    told.stage("Pages")
    for _ in told.each(list(range(30))):
        clock.now += 0.07
    told.end()
    lines = terminal.getvalue().split("\r\x1b[2K")
    assert lines[1] == "Pages 16/30…"
    assert len(lines) < 14
    assert lines[-1] == ""


def test_without_a_terminal_items_come_as_they_are() -> None:
    assert list(Progress().each("abc")) == ["a", "b", "c"]
