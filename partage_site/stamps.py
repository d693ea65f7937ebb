"""What the system tells of files: what lies in a folder, and the digests of files, each of which is read only where it
may have changed since the last look.
"""

from __future__ import annotations

import json
import os
import stat
import time
from collections.abc import Callable, Iterator
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


def inside(
    folder: str, refused: Callable[[str, OSError], None] | None = None
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Each file, folder and link under `folder`, in no order: its path from there, joined by `/`, and its entry.

    Links are not entered. A folder that cannot be read is told to `refused`, by its path; without it, raises OSError.
    """
    waiting = [(folder, "")]
    while waiting:
        above, lead = waiting.pop()
        try:
            with os.scandir(above) as found:
                entries = list(found)
        except OSError as error:
            if refused is None:
                raise
            refused(lead.rstrip("/"), error)
            continue
        for entry in entries:
            yield lead + entry.name, entry
            if is_folder(entry):
                waiting.append((entry.path, f"{lead}{entry.name}/"))


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether `entry` is a folder of its own, and no link to one."""
    return entry.is_dir(follow_symlinks=False) and not _is_junction(entry)


def leads_elsewhere(entry: os.DirEntry[str]) -> bool:
    """Whether `entry` is a link of any kind."""
    return entry.is_symlink() or _is_junction(entry)


def is_link(seen: os.stat_result) -> bool:
    """Whether what the system said (of the link itself) is a symbolic link, or a junction of Windows."""
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    return stat.S_ISLNK(seen.st_mode) or (junction is not None and getattr(seen, "st_reparse_tag", 0) == junction)


def _is_junction(entry: os.DirEntry[str]) -> bool:
    # Only Windows has links that pass for folders; there, what the system says of an entry is at hand.
    return os.name == "nt" and is_link(entry.stat(follow_symlinks=False))
