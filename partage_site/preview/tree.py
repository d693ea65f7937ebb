"""What lies in the watched folders at one moment, so that a rebuild happens when content changed and only then."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from partage_site.artifact import digest_of
from partage_site.sources.names import is_passed_over
from partage_site.stamps import COARSEST

Stamp = tuple[int, int, int, int]


class Seen(NamedTuple):
    """One file or folder: its stamp (inode, mode, size, time), its digest, whether its stamp can be believed: one
    written twice within a step of its disk's clock keeps its stamp.
    """

    stamp: Stamp
    digest: str
    settled: bool

    @property
    def empty(self) -> bool:
        """Whether this is a file without a byte."""
        return stat.S_ISREG(self.stamp[1]) and self.stamp[2] == 0


Tree = Mapping[str, Seen]


def stamps(folders: Iterable[Path]) -> dict[str, Stamp]:
    """The stamp of each file and folder in `folders`, without what is fleeting."""
    return {path: _stamp(found) for path, found in _walk(folders)}


def look(folders: Iterable[Path], before: Tree) -> Tree:
    """What lies in `folders` now; bytes are read only where `before`, an earlier look, cannot be believed."""
    now = time.time_ns()
    seen = ((path, _seen(path, found, before.get(path), now)) for path, found in _walk(folders))
    return {path: one for path, one in seen if one is not None}


def same(one: Tree, other: Tree) -> bool:
    """Whether both hold the same names and bytes, whatever their times."""
    return {path: seen.digest for path, seen in one.items()} == {path: seen.digest for path, seen in other.items()}


def emptied(tree: Tree, before: Tree) -> bool:
    """Whether a file of `tree` has no byte and had some, or was not there: often a save that is under way."""
    return any(seen.empty and not (path in before and before[path].empty) for path, seen in tree.items())


def is_fleeting(name: str) -> bool:
    """Whether a file of this name is some program's own. One set aside by `_` is not: a template may include it."""
    return is_passed_over(name) and not name.startswith("_")


def _walk(folders: Iterable[Path]) -> Iterator[tuple[str, os.stat_result]]:
    waiting = [str(folder.resolve()) for folder in folders]
    while waiting:
        path = waiting.pop()
        try:
            found = os.lstat(path)
            yield path, found
            if stat.S_ISDIR(found.st_mode):
                with os.scandir(path) as entries:
                    waiting.extend(entry.path for entry in entries if not is_fleeting(entry.name))
        except OSError:
            continue  # it went away while we were looking


def _stamp(found: os.stat_result) -> Stamp:
    """A folder's own size and time are left out: temporary files change them."""
    if stat.S_ISDIR(found.st_mode):
        return (found.st_ino, found.st_mode, 0, 0)
    return (found.st_ino, found.st_mode, found.st_size, found.st_mtime_ns)


def _seen(path: str, found: os.stat_result, before: Seen | None, now: int) -> Seen | None:
    stamp = _stamp(found)
    if before and before.settled and before.stamp == stamp:
        return before
    try:
        digest = _digest(path, found)
    except FileNotFoundError:
        return None
    except OSError:
        digest = "illisible"
    return Seen(stamp, digest, settled=stat.S_ISREG(found.st_mode) and now - found.st_mtime_ns > COARSEST)


def _digest(path: str, found: os.stat_result) -> str:
    if stat.S_ISLNK(found.st_mode):
        target = Path(path)
        return f"lien {target.readlink()} {digest_of(target.read_bytes()) if target.is_file() else ''}"
    return digest_of(Path(path).read_bytes()) if stat.S_ISREG(found.st_mode) else f"genre {stat.S_IFMT(found.st_mode)}"
