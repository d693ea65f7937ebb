"""The cache only ever saves time: whatever happens to its folder, the results are those of a clean run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from partage_site.cache import KEPT_BUILDS, Cache


def test_a_step_is_done_once_for_the_same_inputs(tmp_path: Path) -> None:
    done: list[int] = []

    def make() -> bytes:
        done.append(1)
        return b"result"

    for _ in range(3):
        assert Cache(tmp_path).remembered("step", b"inputs", make) == b"result"
    assert len(done) == 1
    Cache(tmp_path).remembered("step", b"other inputs", make)
    Cache(tmp_path).remembered("other step", b"inputs", make)
    assert len(done) == 3


def test_without_a_folder_nothing_is_remembered_nor_written(tmp_path: Path) -> None:
    assert Cache().remembered("step", b"", lambda: b"1") == b"1"
    assert Cache().remembered("step", b"", lambda: b"2") == b"2"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[:10],
        lambda data: b"noise" * 50,
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    ],
)
def test_a_spoilt_result_is_made_again(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    Cache(tmp_path).remembered("step", b"", lambda: b"result")
    (file,) = (tmp_path / "step").iterdir()
    file.write_bytes(spoil(file.read_bytes()))
    assert Cache(tmp_path).remembered("step", b"", lambda: b"result") == b"result"
    assert Cache(tmp_path).remembered("step", b"", lambda: b"never") == b"result"


def test_a_folder_that_cannot_be_used_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "step").write_text("a file where a folder should be")
    cache = Cache(tmp_path)
    assert cache.remembered("step", b"", lambda: b"result") == b"result"
    cache.forget_unused()


def test_a_step_that_fails_is_not_remembered(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        Cache(tmp_path).remembered("step", b"", fail)
    assert Cache(tmp_path).remembered("step", b"", lambda: b"result") == b"result"


def test_what_the_last_builds_did_not_use_is_forgotten(tmp_path: Path) -> None:
    def build(*inputs: bytes) -> None:
        cache = Cache(tmp_path)
        for name in inputs:
            cache.remembered("step", name, lambda name=name: name)
        cache.forget_unused()

    build(b"kept", b"dropped")
    for _ in range(KEPT_BUILDS - 1):
        build(b"kept")
    assert len(list((tmp_path / "step").iterdir())) == 2
    build(b"kept")
    assert len(list((tmp_path / "step").iterdir())) == 1
    assert len(list((tmp_path / "builds").iterdir())) == KEPT_BUILDS
