"""The cache only ever saves time: whatever happens to its folder, the results are those of a clean run."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from partage_site.artifact import LostError, digest_of
from partage_site.cache import Cache
from partage_site.memory import Memory
from partage_site.notes import read_note, write_note


def asked(folder: Path, step: str, inputs: bytes, make: Callable[[], bytes]) -> bytes:
    """What a build that asks for one result gets."""
    cache = Cache(folder)
    result = cache.remembered(step, inputs, make)
    cache.close()
    return result


def test_a_step_is_done_once_for_the_same_inputs(tmp_path: Path) -> None:
    done: list[int] = []

    def make() -> bytes:
        done.append(1)
        return b"result"

    for _ in range(3):
        assert asked(tmp_path, "step", b"inputs", make) == b"result"
    assert len(done) == 1
    asked(tmp_path, "step", b"other inputs", make)
    asked(tmp_path, "other step", b"inputs", make)
    assert len(done) == 3


def test_within_a_build_a_step_is_done_once_too(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.remembered("step", b"", lambda: b"result") == b"result"
    assert cache.remembered("step", b"", lambda: b"never") == b"result"
    cache.close()


def test_without_a_folder_nothing_is_remembered_nor_written(tmp_path: Path) -> None:
    cache = Cache()
    assert cache.remembered("step", b"", lambda: b"1") == b"1"
    assert cache.remembered("step", b"", lambda: b"2") == b"2"
    cache.keep_recent("note", ["data"])
    cache.close()
    assert cache.recent("note") is None
    assert not list(tmp_path.iterdir())


def test_another_version_of_the_program_starts_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(tmp_path, "step", b"", lambda: b"old")
    monkeypatch.setattr(Cache, "version", b"another")
    assert asked(tmp_path, "step", b"", lambda: b"new") == b"new"


def test_a_step_that_fails_is_not_remembered(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise ValueError("no")

    cache = Cache(tmp_path)
    with pytest.raises(ValueError, match="no"):
        cache.remembered("step", b"", fail)
    cache.close()
    assert asked(tmp_path, "step", b"", lambda: b"result") == b"result"


@pytest.mark.parametrize("operation", ["write_bytes", "replace"])
def test_a_note_that_cannot_be_written_leaves_the_one_before_and_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str
) -> None:
    write_note(tmp_path, "note", b"before")
    real = getattr(Path, operation)

    def refuse(path: Path, *values: object) -> None:
        if operation == "write_bytes":
            real(path, b"half")
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(Path, operation, refuse)
    write_note(tmp_path, "note", b"after")
    assert read_note(tmp_path, "note") == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["note"]


@pytest.mark.parametrize("spoil", [lambda data: b"", lambda data: data[:-1], lambda data: b"noise" * 50])
def test_a_spoilt_note_is_no_note(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    write_note(tmp_path, "note", b"data")
    assert read_note(tmp_path, "note") == b"data"
    file = tmp_path / "note"
    file.write_bytes(spoil(file.read_bytes()))
    assert read_note(tmp_path, "note") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
@pytest.mark.parametrize("make", ["mkfifo", "mkdir"])
def test_what_is_no_file_in_the_place_of_a_note_is_no_note(tmp_path: Path, make: str) -> None:
    getattr(os, make)(tmp_path / "note")
    assert read_note(tmp_path, "note") is None
    write_note(tmp_path, "note", b"data")
    assert read_note(tmp_path, "note") == (b"data" if make == "mkfifo" else None)
    assert [path.name for path in tmp_path.iterdir()] == ["note"]


def test_a_folder_that_cannot_be_used_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    for _ in range(2):
        assert asked(tmp_path / "cache", "step", b"", lambda: b"result") == b"result"


def test_a_process_keeps_what_its_last_build_asked_for(tmp_path: Path) -> None:
    cache, made = Cache(tmp_path, Memory()), []

    def build(*keys: str) -> list[str]:
        found = [cache.kept(key, lambda key=key: made.append(key) or key) for key in keys]
        cache.end_build()
        return found

    assert build("a", "b") == ["a", "b"]
    assert build("b", "b", "c") == ["b", "b", "c"]
    assert made == ["a", "b", "c"]
    build("a")
    assert made == ["a", "b", "c", "a"], "what the build before did not ask for is forgotten"


def test_a_process_that_builds_again_and_again_opens_its_file_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    real = sqlite3.connect
    monkeypatch.setattr("sqlite3.connect", lambda path, **options: opened.append(path) or real(path, **options))
    cache = Cache(tmp_path, Memory())
    for number in range(5):
        blob = cache.blob("step", b"%d" % number, lambda number=number: b"result %d" % number)
        cache.end_build()
        assert blob.read() == b"result %d" % number  # as a browser does
    assert len(opened) == 1


def test_a_file_that_another_held_is_opened_anew_for_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partage_site.database._PATIENCE", 0)
    cache, made = Cache(tmp_path, Memory()), []

    def build() -> None:
        assert cache.remembered("step", b"", lambda: made.append(1) or b"result") == b"result"
        cache.end_build()

    build()
    with closing(sqlite3.connect(tmp_path / "results.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        build()
    assert len(made) == 2
    build()
    assert len(made) == 2
    cache.close()


def test_what_fails_is_not_kept_and_without_a_memory_nothing_is(tmp_path: Path) -> None:
    def fail() -> str:
        raise ValueError

    cache = Cache(tmp_path, Memory())
    with pytest.raises(ValueError):
        cache.kept("a", fail)
    assert cache.kept("a", lambda: "b") == "b"
    alone = Cache(tmp_path)
    assert [alone.kept("a", lambda number=number: str(number)) for number in (1, 2)] == ["1", "2"]


def test_a_fact_is_a_value_of_the_builds_to_come(tmp_path: Path) -> None:
    told = {"pages": [["/", 1, None, True]]}
    for memory in (None, Memory()):
        cache = Cache(tmp_path, memory)
        assert cache.fact("step", repr(memory).encode()) is None
        cache.keep_fact("step", repr(memory).encode(), told)
        cache.close()
        again = Cache(tmp_path, memory)
        assert again.fact("step", repr(memory).encode()) == told
        assert (again.asked["step"], again.made["step"]) == (1, 0)
        again.close()
    none = Cache()
    none.keep_fact("step", b"", told)
    assert none.fact("step", b"") is None


def test_what_lies_in_the_cache_is_made_again_when_it_is_lost(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    blob = cache.blob("step", b"", lambda: b"result")
    cache.close()
    assert blob.read() == b"result"  # also once the build has ended
    cache.close()
    (tmp_path / "results.sqlite").unlink()
    assert blob.read() == b"result"


def test_what_is_made_again_must_be_what_was_told(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    lying = cache.lying(cache.key("step", b""), digest_of(b"result"), 6, lambda: b"something else")
    with pytest.raises(LostError):
        lying.read()
    lying = cache.lying(cache.key("step", b""), digest_of(b"result"), 6, (tmp_path / "gone").read_bytes)
    with pytest.raises(LostError):
        lying.read()
    cache.close()


def test_the_last_build_is_recalled_by_this_very_program_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Cache(tmp_path).recent("index") is None
    Cache(tmp_path).keep_recent("index", {"keys": ["a"]})
    assert Cache(tmp_path).recent("index") == {"keys": ["a"]}
    monkeypatch.setattr(Cache, "version", b"another")
    assert Cache(tmp_path).recent("index") is None
