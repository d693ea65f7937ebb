"""Bytes by key in one SQLite file, each under a seal; what no recent build asked for is forgotten.

A file that is locked, full, read-only or damaged only costs time: what cannot be read is not there, what cannot be
written is not kept, and a damaged file is thrown away. Writing is put off and done in one go, so that two builds
hardly ever meet.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock

from partage_site.artifact import digest_of

_SEAL = len(digest_of(b""))
# A result that so many builds in a row did not ask for is forgotten.
KEPT_BUILDS = 6
# The age of a result is written anew only every so many builds, since most of them are asked for by all.
_LAZY = 3
_FLUSH_AT = 500
_PATIENCE = 0.5  # seconds that another build may hold the file
_TABLE = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, build INTEGER, data BLOB)"
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
        self._fresh: dict[bytes, bytes] = {}
        self._asked: dict[bytes, int] = {}
        self._build = 1
        self._file: sqlite3.Connection | None = None
        with self._harmless():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
            # A machine that dies may damage the file: the seals tell, and it is made again.
            self._file.execute("PRAGMA synchronous = OFF")
            self._file.execute(_TABLE)
            self._build = self._number("user_version") + 1

    def get(self, key: bytes) -> bytes | None:
        """The bytes kept under `key`, if they are there and whole."""
        with self._harmless():
            if key not in self._fresh and self._file is not None:
                found = self._file.execute("SELECT build, data FROM results WHERE key = ?", (key,)).fetchone()
                if found and _is_whole(found[1]):
                    self._asked[key] = found[0]
                    return bytes(found[1][_SEAL:])
        return self._fresh.get(key)

    def holds(self, key: bytes) -> bool:
        """Whether something is kept under `key`, whole or not: its bytes are not read."""
        with self._harmless():
            if key not in self._fresh and self._file is not None:
                return self._file.execute("SELECT 1 FROM results WHERE key = ?", (key,)).fetchone() is not None
        return key in self._fresh

    def put(self, key: bytes, data: bytes) -> None:
        """Keeps `data` under `key`."""
        with self._alone:
            self._fresh[key] = data
            if len(self._fresh) >= _FLUSH_AT:
                self._flush()

    def close(self) -> None:
        """Ends a build: all is written, what was asked for grows young, the old is forgotten, the file let go."""
        self._flush()
        seen = [(self._build, key) for key, build in self._asked.items() if build <= self._build - _LAZY]
        self._change("UPDATE results SET build = ? WHERE key = ?", seen)
        self._change("DELETE FROM results WHERE build <= ?", [(self._build - KEPT_BUILDS,)])
        with self._harmless():
            if self._file is not None:
                self._file.execute(f"PRAGMA user_version = {self._build:d}")
                if 2 * self._number("freelist_count") > self._number("page_count"):
                    self._file.execute("VACUUM")
        self._let_go()

    def _flush(self) -> None:
        rows = [(key, self._build, digest_of(data).encode() + data) for key, data in self._fresh.items()]
        self._change("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
        self._fresh.clear()

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


def _is_whole(sealed: object) -> bool:
    return isinstance(sealed, bytes) and sealed[:_SEAL] == digest_of(sealed[_SEAL:]).encode()
