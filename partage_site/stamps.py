"""The digests of files: one is read only where the system says that it may have changed since the last look."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from partage_site.artifact import digest_of

# Size, times of the last writing and of the last change (ns), number on the disk, digest.
Stamp: TypeAlias = tuple[int, int, int, int, str]

# Some file systems count time in steps of two seconds: what was written later before a look may change unseen.
COARSEST = 2_000_000_000


class Stamps:
    """The stamps of files by their path: `known` are those of an earlier run, which began when they were `taken` (ns),
    `asked` those that were asked for since this object was made. `read` is how many files were read for that.

    `steady` tells that all files were looked at just now, and that none need be looked at again.
    """

    def __init__(self, known: dict[str, Stamp] | None = None, taken: int = 0) -> None:
        self.known = known or {}
        self.taken = taken
        self.asked: dict[str, Stamp] = {}
        self.read = 0
        self.begun = time.time_ns()
        self.steady = False

    def digest(self, path: str, seen: os.stat_result | None = None) -> str:
        """The digest of the file at `path`, of which the system says `seen`; raises OSError."""
        # One that cannot be read any more is not known as it was.
        stamp, looked = self.asked.pop(path, None), self.begun
        seen = seen or os.stat(path)  # noqa: PTH116 - ten thousand files are asked for, and paths are texts
        mark = (seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)
        if stamp is None:
            stamp, looked = self.known.get(path), self.taken
        if stamp is None or stamp[:4] != mark or max(mark[1:3]) > looked - COARSEST:
            self.read += 1
            stamp = (*mark, digest_of(Path(path).read_bytes()))
        self.asked[path] = stamp
        return stamp[4]

    def first(self, path: str) -> str:
        """The digest of the file at `path`, not looked at again while all is steady; raises OSError."""
        stamp = self.asked.get(path) if self.steady else None
        return stamp[4] if stamp else self.digest(path)

    def later(self) -> Stamps:
        """What the next build knows: what was asked for."""
        return Stamps(self.asked, self.begun)

    def as_bytes(self) -> bytes:
        """What was asked for, for the next run, in columns; what nobody asked for is forgotten."""
        columns = [*zip(*self.asked.values(), strict=True)]
        return json.dumps([self.begun, list(self.asked), columns], separators=(",", ":")).encode()


def stamps_from(data: bytes) -> Stamps:
    """The stamps that `as_bytes` gave; none for anything else."""
    with suppress(ValueError, TypeError, AttributeError):
        taken, paths, columns = json.loads(data)
        return Stamps(dict(zip(paths, zip(*columns, strict=True), strict=True)), taken)
    return Stamps()
