"""What the live preview does besides following saves."""

from __future__ import annotations

import gc
from pathlib import Path
from weakref import ref

import pytest

from partage_site.commands import serve
from partage_site.pipeline import Build
from partage_site.preview.attempt import attempt
from partage_site.preview.following import Follower
from partage_site.preview.session import Session
from partage_site.stamps import Stamps
from partage_site.wording import preview as wording
from tests.preview.conftest import TestWatch, made


class Leftover:
    """What a build leaves behind: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


class Saves(Follower):
    """One that finds a save at each step of which `saves` tells so, then is stopped; each leaves something behind."""

    def __init__(self, folder: Path, saves: list[bool]) -> None:
        super().__init__(Session(), [folder], TestWatch(), made, lambda _: None, Stamps)
        self.saves = saves
        self.left: list[ref[Leftover]] = []
        self.held: list[int] = []

    def step(self, seconds: float) -> bool:
        self.held.append(sum(each() is not None for each in self.left))
        if not self.saves:
            raise KeyboardInterrupt
        built = self.saves.pop(0)
        if built:
            self.left.append(ref(Leftover()))
        return built


@pytest.mark.parametrize("changed", [False, True])
def test_a_failure_under_another_program_says_to_begin_again(*, changed: bool) -> None:
    def faulty() -> Build:
        return made(problems=[wording.refused("Une faute.", "")])

    def broken() -> Build:
        raise ImportError("of another branch")

    for make, fails in ((faulty, True), (broken, True), (made, False)):
        versions = [b"one", b"two" if changed else b"one"]
        told = attempt(serve._by_one_program(make, iter(versions).__next__)).problems
        assert any("git switch" in problem.message for problem in told) is (changed and fails)
        assert bool(told) is fails


@pytest.mark.parametrize(
    ("saves", "held", "last"),
    [([True, True, False, False, False], 2, 0), ([True, False, False] * 20, 9, 3), ([True] * 40, 9, 2)],
    ids=["in the quiet after saves", "while saves follow each other slowly", "without any quiet"],
)
def test_what_builds_leave_behind_is_swept_away(tmp_path: Path, saves: list[bool], held: int, last: int) -> None:
    follower = Saves(tmp_path, saves)
    gc.disable()
    try:
        with pytest.raises(KeyboardInterrupt):
            serve._follow(follower)
    finally:
        gc.enable()
    assert max(follower.held) in {held, held + 1}  # the first build counts too
    assert follower.held[-1] <= last
