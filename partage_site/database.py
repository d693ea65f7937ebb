"""One SQLite file that may fail without harm: locked, full, read-only or damaged, it only costs time.

What cannot be read is not there, what cannot be written is not kept, and a damaged file is thrown away.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Any

_PATIENCE = 0.5  # seconds that another build may hold the file
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


class Database:
    """The file at `path`, with the tables that statements make; one of another `format_number` is thrown away.

    `made` tells that it was made now: it was not there, or of no use. Threads may share it, one at a time.
    """

    def __init__(self, path: Path, format_number: int, tables: Iterable[str]) -> None:
        self.connection: sqlite3.Connection | None = None
        self.made = False
        # A connection that two threads use at once ends the process, whatever `check_same_thread` says.
        self._alone = RLock()
        self._path = path
        with self._harmless():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._open()
            if self.number("application_id") != format_number and self.number("page_count"):
                raise sqlite3.DatabaseError(f"{path} is of another format")
        if self.connection is None:  # damaged, or of another format: it was thrown away
            with self._harmless():
                self._open()
        with self._harmless():
            if self.connection is not None:
                # A machine that dies may damage the file: whoever keeps something in it must be able to tell.
                self.connection.execute("PRAGMA synchronous = OFF")
                for statement in tables:
                    self.connection.execute(statement)
                if self.number("application_id") != format_number:
                    self.connection.execute(f"PRAGMA application_id = {format_number:d}")
                    self.made = True

    def rows(self, statement: str, values: tuple[object, ...] = ()) -> list[Any]:
        """What `statement` gives; nothing where that cannot be."""
        with self._harmless():
            if self.connection is not None:
                return self.connection.execute(statement, values).fetchall()
        return []

    def change(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """One transaction: all of `rows`, or none."""
        with self._harmless():
            if self.connection is not None and rows:
                with self.connection:
                    self.connection.execute("BEGIN IMMEDIATE")
                    self.connection.executemany(statement, rows)

    def number(self, pragma: str) -> int:
        """The number of this name that the file has; 0 where it cannot tell."""
        found = self.rows(f"PRAGMA {pragma}")
        return int(found[0][0]) if found else 0

    def close(self) -> None:
        """Lets the file go, once nobody reads in it: from now on there is none."""
        with self._alone:
            if self.connection is not None:
                with suppress(sqlite3.Error):
                    self.connection.close()
                self.connection = None

    def _open(self) -> None:
        self.connection = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)

    @contextmanager
    def _harmless(self) -> Iterator[None]:
        with self._alone:
            try:
                yield
            except OSError:
                self.close()
            except sqlite3.Error as error:
                # The primary code is in the lowest byte.
                damaged = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF not in _UNUSABLE
                self.close()
                if damaged:
                    with suppress(OSError):
                        self._path.unlink()
