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
    blank, first, *_, cleared, last = terminal.getvalue().split("\r")[1:]
    assert (blank, first) == ("", "Pages 16/30…")
    assert terminal.getvalue().count("…") < 13
    assert (cleared, last) == (" " * len("Pages 30/30…"), "")


def test_what_is_shown_needs_no_console_that_knows_codes(clock: Clock) -> None:
    terminal = io.StringIO()
    told = Progress(terminal)
    for stage in ("Textes", "Pages, images et autres fichiers", "Liens"):
        told.stage(stage)
        clock.now += 2
    told.end()
    assert "\x1b" not in terminal.getvalue()
    # The longest is wholly covered before the next is written over it.
    assert f"\r{' ' * len('Pages, images et autres fichiers…')}\rLiens…\r" in terminal.getvalue()


def test_without_a_terminal_items_come_as_they_are() -> None:
    assert list(Progress().each("abc")) == ["a", "b", "c"]
