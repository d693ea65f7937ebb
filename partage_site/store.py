"""Bytes by key in one SQLite file, each under a seal; what recent builds did not ask for is forgotten.

A key begins with what tells its step. A result grows older only in builds that ask for others of its step: a build that
has no need of a calendar does not forget what the next one is made from.

Results are asked for one by one; facts are small and asked for by the thousand, so that all are read at once. Writing
is put off and done in one go, so that two builds hardly ever meet; a file that fails only costs time.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import RLock
from typing import Any

from partage_site.artifact import sealed, unsealed
from partage_site.database import Database
from partage_site.keys import step_in

# A result that so many builds did not ask for is forgotten; one of a step that none asked for, after so many.
KEPT_BUILDS, LEFT_ALONE = 6, 200
# What was not asked for is looked for only every so many builds.
_LAZY = 3
_FLUSH_AT = 250
_TABLES = ("results", "facts")
# Changes with the tables.
_FORMAT = 0x50415205
_STATEMENTS = (
    *(f"CREATE TABLE IF NOT EXISTS {table} (key BLOB PRIMARY KEY, data BLOB)" for table in _TABLES),
    # Since which build nobody asks for a result: of most there is nothing to write, as all builds ask for them.
    "CREATE TABLE IF NOT EXISTS missed (key BLOB PRIMARY KEY, build INTEGER) WITHOUT ROWID",
)


class _Marks:
    """Which keys were added: a Bloom filter of one hash, three bytes of the key, which are a digest's. It takes 2 MB
    whatever their number, and of a hundred thousand keys one in 170 that was not added seems to be.
    """

    def __init__(self) -> None:
        self._bits = bytearray(1 << 21)

    def add(self, key: bytes) -> None:
        """Adds `key`."""
        number = int.from_bytes(key[-3:])
        self._bits[number >> 3] |= 1 << (number & 7)

    def __contains__(self, key: bytes) -> bool:
        number = int.from_bytes(key[-3:])
        return bool(self._bits[number >> 3] & 1 << (number & 7))


class Store:
    """The results in the file at `path`, which is made when it is not there. Threads may share it."""

    def __init__(self, path: Path) -> None:
        self._file = Database(path, _FORMAT, _STATEMENTS)
        # A file that was made now holds what is put in it; None for one that was there, which must be asked.
        self._put_here = _Marks() if self._file.made else None
        self._alone = RLock()
        self._fresh: dict[str, dict[bytes, bytes]] = {table: {} for table in _TABLES}
        self._asked: set[bytes] = set()
        self._steps: set[bytes] = set()
        self._facts: dict[bytes, bytes] | None = None
        self._build = self._file.number("user_version") + 1

    def get(self, key: bytes) -> bytes | None:
        """The result kept under `key`, if it is there and whole."""
        return self._get("results", key)

    def fact(self, key: bytes, *, at_once: bool = True) -> bytes | None:
        """The fact kept under `key`, if it is there and whole; the first call reads all of them, if `at_once`."""
        if at_once and self._facts is None:
            self._facts = dict(self._file.rows("SELECT key, data FROM facts"))
        data = unsealed(self._facts.get(key)) if self._facts else None
        if data is None:
            return self._get("facts", key)
        self.touch((key,))
        return data

    def holds(self, key: bytes) -> bool:
        """Whether something is kept under `key`, whole or not: its bytes are not read."""
        return key in self._fresh["results"] or self._row("1", "results", key) is not None

    def touch(self, keys: Iterable[bytes]) -> None:
        """Tells that the results under `keys` are still of use, although nobody reads them."""
        if self._notes_ages:
            self._asked.update(keys)

    def put(self, key: bytes, data: bytes) -> None:
        """Keeps the result `data` under `key`."""
        self._put("results", key, data)

    def put_fact(self, key: bytes, data: bytes) -> None:
        """Keeps the fact `data`, of some hundred bytes, under `key`."""
        self._put("facts", key, data)

    def end_build(self, *, age: bool = True) -> None:
        """Ends a build: all is written, what was asked for grows young, the old is forgotten.

        Without `age` it was one of many in a row: nothing grows older.
        """
        with self._alone:
            self._flush()
            if age:
                if self._notes_ages:
                    self._forget()
                self._file.rows(f"PRAGMA user_version = {self._build:d}")
                self._build += 1
            self._asked.clear()
            self._steps.clear()

    @property
    def lost(self) -> bool:
        """Whether the file could not be used: nothing is kept any more."""
        return self._file.connection is None

    def close(self) -> None:
        """Writes all and lets the file go."""
        with self._alone:
            self._flush()
            self._file.close()

    def _forget(self) -> None:
        kept = {key for table in _TABLES for (key,) in self._file.rows(f"SELECT key FROM {table}")}
        steps = self._steps | set(map(step_in, self._asked))
        missed, now = kept - self._asked, self._build
        before: dict[bytes, int] = dict(self._file.rows("SELECT key, build FROM missed"))
        old = [
            (key,)
            for key, since in before.items()
            if key in missed and (since <= now - LEFT_ALONE or (since <= now - KEPT_BUILDS and step_in(key) in steps))
        ]
        for table in _TABLES:
            self._file.change(f"DELETE FROM {table} WHERE key = ?", old)
        self._file.change("DELETE FROM missed WHERE key = ?", [*old, *((key,) for key in before.keys() - missed)])
        self._file.change(
            "INSERT OR IGNORE INTO missed VALUES (?, ?)", [(key, now) for key in sorted(missed - before.keys())]
        )
        if 2 * self._file.number("freelist_count") > self._file.number("page_count"):
            self._file.rows("VACUUM")

    @property
    def _notes_ages(self) -> bool:
        return self._build % _LAZY == 0

    def _get(self, table: str, key: bytes) -> bytes | None:
        if (fresh := self._fresh[table].get(key)) is not None:
            return fresh
        found = self._row("data", table, key)
        data = unsealed(found[0]) if found else None
        if data is not None:
            self.touch((key,))
        return data

    def _row(self, column: str, table: str, key: bytes) -> Any:
        # Asking the file locks and unlocks it.
        if self._put_here is None or key in self._put_here:
            return next(iter(self._file.rows(f"SELECT {column} FROM {table} WHERE key = ?", (key,))), None)
        return None

    def _put(self, table: str, key: bytes, data: bytes) -> None:
        with self._alone:
            self._fresh[table][key] = data
            if self._put_here is not None:
                self._put_here.add(key)
            if len(self._fresh[table]) >= _FLUSH_AT:
                self._flush()

    def _flush(self) -> None:
        for table, fresh in self._fresh.items():
            if fresh:
                self.touch(fresh)
                self._steps.update(map(step_in, fresh))
                rows = ((key, sealed(data)) for key, data in fresh.items())
                self._file.change(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", rows)
                fresh.clear()
