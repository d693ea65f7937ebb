"""Bytes by key in one SQLite file, each under a seal; what no recent build asked for is forgotten.

Results are asked for one by one; facts are small and asked for by the thousand, so that all are read at once. A file
that is locked, full, read-only or damaged only costs time: what cannot be read is not there, what cannot be written
is not kept, and a damaged file is thrown away. Writing is put off and done in one go, so that two builds hardly ever
meet.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock

from partage_site.artifact import sealed, unsealed

# A result that so many builds in a row did not ask for is forgotten.
KEPT_BUILDS = 6
# The age of a result is written anew only every so many builds, since most of them are asked for by all.
_LAZY = 3
_FLUSH_AT = 500
_PATIENCE = 0.5  # seconds that another build may hold the file
_TABLES = ("results", "facts")
# Changes with the tables: a file of another format is thrown away.
_FORMAT = 0x50415203
# https://www.sqlite.org/rescode.html: the file may be sound, but it cannot be used, or not now.
_UNUSABLE = {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}


class Store:
    """The results in the file at `path`, which is made when it is not there. Threads may share it, one at a time."""

    def __init__(self, path: Path) -> None:
        # A connection that two threads use at once ends the process, whatever `check_same_thread` says.
        self._alone = RLock()
        self._path = path
        self._fresh: dict[str, dict[bytes, bytes]] = {table: {} for table in _TABLES}
        self._asked: set[bytes] = set()
        self._facts: dict[bytes, bytes] | None = None
        self._build = 1
        self._file: sqlite3.Connection | None = None
        with self._harmless():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._open()
            if self._number("application_id") != _FORMAT and self._number("page_count"):
                raise sqlite3.DatabaseError(f"{path} is of another format")
        if self._file is None:  # damaged, or of another format: it was thrown away
            with self._harmless():
                self._open()
        with self._harmless():
            self._make_tables()

    def _open(self) -> None:
        self._file = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)

    def _make_tables(self) -> None:
        if self._file is not None:
            # A machine that dies may damage the file: the seals tell, and it is made again.
            self._file.execute("PRAGMA synchronous = OFF")
            for table in _TABLES:
                self._file.execute(f"CREATE TABLE IF NOT EXISTS {table} (key BLOB PRIMARY KEY, data BLOB)")
            # Apart from what is kept: they are written anew by the ten thousand, and lie close together here.
            self._file.execute("CREATE TABLE IF NOT EXISTS ages (key BLOB PRIMARY KEY, build INTEGER) WITHOUT ROWID")
            if self._number("application_id") != _FORMAT:
                self._file.execute(f"PRAGMA application_id = {_FORMAT:d}")
            self._build = self._number("user_version") + 1

    def get(self, key: bytes) -> bytes | None:
        """The result kept under `key`, if it is there and whole."""
        return self._get("results", key)

    def fact(self, key: bytes, *, at_once: bool = True) -> bytes | None:
        """The fact kept under `key`, if it is there and whole; the first call reads all of them, if `at_once`."""
        if not at_once:
            return self._get("facts", key)
        if self._facts is None:
            self._facts = {}
            with self._harmless():
                if self._file is not None:
                    self._facts = dict(self._file.execute("SELECT key, data FROM facts"))
        data = unsealed(self._facts.get(key))
        if data is None:
            return self._fresh["facts"].get(key)
        self._asked.add(key)
        return data

    def holds(self, key: bytes) -> bool:
        """Whether something is kept under `key`, whole or not: its bytes are not read."""
        with self._harmless():
            if key not in self._fresh["results"] and self._file is not None:
                return self._file.execute("SELECT 1 FROM results WHERE key = ?", (key,)).fetchone() is not None
        return key in self._fresh["results"]

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

    def close(self, *, forget: bool = True) -> None:
        """Ends a build: all is written, what was asked for grows young, the old is forgotten, the file let go.

        Without `forget` this was no build, or one of many in a row: nothing ages.
        """
        self._flush()
        if forget:
            if self._notes_ages:
                asked = [(self._build, key) for key in sorted(self._asked)]
                self._change("UPDATE ages SET build = ? WHERE key = ?", asked)
            old = [(self._build - KEPT_BUILDS,)]
            for table in _TABLES:
                self._change(f"DELETE FROM {table} WHERE key IN (SELECT key FROM ages WHERE build <= ?)", old)
            self._change("DELETE FROM ages WHERE build <= ?", old)
            with self._harmless():
                if self._file is not None:
                    self._file.execute(f"PRAGMA user_version = {self._build:d}")
                    if 2 * self._number("freelist_count") > self._number("page_count"):
                        self._file.execute("VACUUM")
        self._let_go()

    @property
    def _notes_ages(self) -> bool:
        return self._build % _LAZY == 0

    def _get(self, table: str, key: bytes) -> bytes | None:
        with self._harmless():
            if key not in self._fresh[table] and self._file is not None:
                found = self._file.execute(f"SELECT data FROM {table} WHERE key = ?", (key,)).fetchone()
                if found and (data := unsealed(found[0])) is not None:
                    self._asked.add(key)
                    return data
        return self._fresh[table].get(key)

    def _put(self, table: str, key: bytes, data: bytes) -> None:
        with self._alone:
            self._fresh[table][key] = data
            if len(self._fresh[table]) >= _FLUSH_AT:
                self._flush()

    def _flush(self) -> None:
        for table, fresh in self._fresh.items():
            rows = [(key, sealed(data)) for key, data in fresh.items()]
            self._change(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", rows)
            self._change("INSERT OR REPLACE INTO ages VALUES (?, ?)", [(key, self._build) for key, _ in rows])
            if table == "facts" and self._facts is not None:
                self._facts.update(rows)
            fresh.clear()

    def _change(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """One transaction: all of `rows`, or none."""
        with self._harmless():
            if self._file is not None and rows:
                with self._file:
                    self._file.execute("BEGIN IMMEDIATE")
                    self._file.executemany(statement, rows)

    def _number(self, pragma: str) -> int:
        return int(self._file.execute(f"PRAGMA {pragma}").fetchone()[0]) if self._file else 0

    @contextmanager
    def _harmless(self) -> Iterator[None]:
        with self._alone:
            try:
                yield
            except OSError:
                self._let_go()
            except sqlite3.Error as error:
                # The primary code is in the lowest byte.
                usable = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF not in _UNUSABLE
                self._let_go()
                if usable:
                    with suppress(OSError):
                        self._path.unlink()

    def _let_go(self) -> None:
        if self._file is not None:
            with suppress(sqlite3.Error):
                self._file.close()
            self._file = None
