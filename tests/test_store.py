"""Whatever happens to its file, the store gives back what it was given, or nothing."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from partage_site.database import Database
from partage_site.store import KEPT_BUILDS, LEFT_ALONE, Store
from tests.conftest import ROOT

RESULTS = {b"step %d" % number: b"result %d" % number * 500 for number in range(40)}


def build(path: Path, asked: dict[bytes, bytes]) -> int:
    """A build that asks for all of `asked` and keeps what is not there; how many were there."""
    found = 0
    with closing(Store(path)) as store:
        for key, data in asked.items():
            kept = store.get(key)
            assert kept in (None, data)
            found += kept is not None
            if kept is None:
                store.put(key, data)
        store.end_build()
    return found


def test_what_was_put_is_there_in_the_next_build_and_at_once(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "store")) as store:
        store.put(b"key", b"data")
        assert store.get(b"key") == b"data"
    with closing(Store(tmp_path / "store")) as store:
        assert (store.get(b"key"), store.get(b"other")) == (b"data", None)


def test_it_tells_what_it_holds_without_reading_it(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "store")) as store:
        store.put(b"key", b"data")
        assert store.holds(b"key")
    with closing(Store(tmp_path / "store")) as store:
        assert (store.holds(b"key"), store.holds(b"other")) == (True, False)
        assert store.get(b"other") is None


def test_a_file_made_now_is_asked_for_nothing_but_what_was_put_in_it(tmp_path: Path) -> None:
    asked: list[str] = []
    with closing(Store(tmp_path / "store")) as store:
        assert store._file.connection is not None
        store._file.connection.set_trace_callback(asked.append)
        assert (store.get(b"key"), store.holds(b"key")) == (None, False)
        assert not asked
        for number in range(600):  # more than are held back
            store.put(b"%d" % number, b"data")
        assert (store.get(b"0"), store.get(b"599"), store.holds(b"0"), store.get(b"600")) == (
            b"data",
            b"data",
            True,
            None,
        )
        assert sum(statement.startswith("SELECT") for statement in asked) == 2
    with closing(Store(tmp_path / "store")) as store:
        assert store.get(b"0") == b"data"


def test_a_file_made_now_holds_nothing_under_a_key_that_ends_as_another(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "store")) as store:
        store.put(b"a key", b"data")
        assert (store.get(b"no key"), store.holds(b"no key"), store.get(b"a key")) == (None, False, b"data")


def spoilt_at_random(data: bytes) -> bytes:
    chance = random.Random(1)
    spoilt = bytearray(data)
    for _ in range(300):
        spoilt[chance.randrange(len(spoilt))] ^= 0xFF
    return bytes(spoilt)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:100],
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: b"noise" * 5000,
        lambda data: data[:4096] + bytes(len(data) - 4096),
        lambda data: bytes(4096) + data[4096:],
        spoilt_at_random,
    ],
)
def test_a_spoilt_file_gives_nothing_false_and_is_made_again(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "store"
    build(path, RESULTS)
    path.write_bytes(spoil(path.read_bytes()))
    for _ in range(3):
        build(path, RESULTS)
    assert build(path, RESULTS) == len(RESULTS)


def test_a_file_of_something_else_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE results (name TEXT)")
    build(path, RESULTS)
    build(path, RESULTS)
    assert build(path, RESULTS) == len(RESULTS)


def test_a_file_that_another_build_holds_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partage_site.database._PATIENCE", 0)
    path = tmp_path / "store"
    build(path, RESULTS)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert build(path, RESULTS) == 0
    assert build(path, RESULTS) == len(RESULTS)


def test_a_full_disk_only_costs_time(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with closing(Store(path)) as store:
        assert store._file.connection is not None
        store._file.connection.execute("PRAGMA max_page_count = 3")
        for key, data in RESULTS.items():
            store.put(key, data)
    assert build(path, RESULTS) == 0


@pytest.mark.parametrize("place", ["folder", "file"])
def test_a_place_that_cannot_be_used_only_costs_time(tmp_path: Path, place: str) -> None:
    path = tmp_path / "above" / "store"
    if place == "file":
        path.parent.write_text("a file where a folder should be")
    else:
        path.mkdir(parents=True)
    assert build(path, RESULTS) == 0
    assert path.parent.exists()


def test_what_the_last_builds_did_not_ask_for_is_forgotten_and_the_file_shrinks(tmp_path: Path) -> None:
    path = tmp_path / "store"
    build(path, RESULTS)
    kept = dict(list(RESULTS.items())[:5])
    size = path.stat().st_size
    for _ in range(3 * KEPT_BUILDS):
        assert build(path, kept) == len(kept)
    assert path.stat().st_size < size / 2
    assert build(path, RESULTS) == len(kept)


def test_what_was_asked_for_lately_stays(tmp_path: Path) -> None:
    path = tmp_path / "store"
    build(path, RESULTS)
    for _ in range(KEPT_BUILDS // 2):
        build(path, dict(list(RESULTS.items())[:1]))
    assert build(path, RESULTS) == len(RESULTS)


def test_builds_that_ask_for_nothing_of_a_step_make_its_results_no_older(tmp_path: Path) -> None:
    path = tmp_path / "store"
    build(path, RESULTS)
    for _ in range(3 * KEPT_BUILDS):
        build(path, {b"another step": b"result"})
    assert build(path, RESULTS) == len(RESULTS)


def test_what_no_build_asks_for_is_forgotten_in_the_end(tmp_path: Path) -> None:
    path = tmp_path / "store"
    build(path, RESULTS)
    for _ in range(LEFT_ALONE + KEPT_BUILDS):
        build(path, {})
    assert build(path, RESULTS) == 0


def test_facts_are_read_all_at_once_or_one_by_one(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "store")) as store:
        store.put_fact(b"one", b"1")
        store.put(b"one", b"result")
        assert (store.fact(b"one"), store.get(b"one")) == (b"1", b"result")
    for at_once in (True, False):
        with closing(Store(tmp_path / "store")) as store:
            assert [store.fact(key, at_once=at_once) for key in (b"one", b"two")] == [b"1", None]
            store.put_fact(b"two", b"2")
            assert store.fact(b"two", at_once=at_once) == b"2"
            store.put_fact(b"two", b"")
        with closing(Store(tmp_path / "store")) as store:
            assert store.fact(b"two") == b""
        (tmp_path / "store").unlink()
        with closing(Store(tmp_path / "store")) as store:
            store.put_fact(b"one", b"1")


def test_what_is_touched_stays_although_nobody_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "store"
    build(path, RESULTS)
    touched = list(RESULTS)[:7]
    for _ in range(3 * KEPT_BUILDS):
        with closing(Store(path)) as store:
            store.touch(touched)
            store.end_build()
    assert build(path, RESULTS) == len(touched)


def test_two_builds_that_note_the_same_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, kept = tmp_path / "store", dict(list(RESULTS.items())[:5])
    build(path, RESULTS)
    rows = Database.rows

    def meanwhile(file: Database, statement: str, *values: tuple[object, ...]) -> list[Any]:
        found = rows(file, statement, *values)
        if statement.endswith("FROM missed"):  # and then another build notes what this one is about to
            file.change("INSERT OR IGNORE INTO missed VALUES (?, 2)", [(key,) for key in RESULTS if key not in kept])
        return found

    monkeypatch.setattr(Database, "rows", meanwhile)
    for _ in range(3):
        assert build(path, kept) == len(kept)
    assert build(path, RESULTS) == len(RESULTS)


def test_a_look_without_a_build_makes_nothing_older(tmp_path: Path) -> None:
    path = tmp_path / "store"
    build(path, RESULTS)
    for _ in range(3 * KEPT_BUILDS):
        with closing(Store(path)) as store:
            store.put(b"seen", b"now")
            store.end_build(age=False)
    assert build(path, RESULTS) == len(RESULTS)


def test_a_file_of_an_older_format_is_thrown_away_at_once(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with closing(sqlite3.connect(path)) as old:
        old.execute("CREATE TABLE results (key BLOB PRIMARY KEY, build INTEGER, data BLOB)")
    assert build(path, RESULTS) == 0
    assert build(path, RESULTS) == len(RESULTS)


THREADS = """
import random, sys, threading
from contextlib import closing
from pathlib import Path
from partage_site.store import Store

def work(store, seed):
    numbers = random.Random(seed)
    for _ in range(2_000):
        number = numbers.randrange(3_000)
        kept = store.get(b"%d" % number)
        wrong.extend([number] if kept not in (None, b"%d" % number * 40) else [])
        if kept is None:
            store.put(b"%d" % number, b"%d" % number * 40)

wrong = []
for turn in range(3):
    with closing(Store(Path(sys.argv[1]))) as store:
        threads = [threading.Thread(target=work, args=(store, 10 * turn + number)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
print(len(wrong))
"""


def test_threads_share_it_without_a_wrong_answer_or_a_crash(tmp_path: Path) -> None:
    """In a process of its own: a connection that two threads use at once ends the process."""
    ended = subprocess.run(
        [sys.executable, "-c", THREADS, tmp_path / "store"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout.strip()) == (0, "0"), ended.stderr


CLOSED = """
import sys, threading
from pathlib import Path
from partage_site.store import Store

store = Store(Path(sys.argv[1]))
for number in range(600):
    store.put(b"%d" % number, b"data" * 100)
over = threading.Event()

def work():
    while not over.is_set():
        for number in range(600):
            store.get(b"%d" % number)

threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
threading.Event().wait(0.2)
store.close()
threading.Event().wait(0.1)
over.set()
for thread in threads:
    thread.join()
"""


def test_it_may_be_closed_while_others_read_in_it(tmp_path: Path) -> None:
    """As the preview does when it ends while a browser asks."""
    ended = subprocess.run(
        [sys.executable, "-c", CLOSED, tmp_path / "store"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
