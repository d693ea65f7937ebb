"""What lies in the watched folders at one moment, so that a rebuild happens when content changed and only then."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from partage_site.artifact import digest_of
from partage_site.sources.names import is_passed_over
from partage_site.stamps import Stamps

Stamp = tuple[int, int, int, int]


class Seen(NamedTuple):
    """One file or folder: what tells apart two states of it, and whether it is a file without a byte."""

    digest: str
    empty: bool = False


Tree = Mapping[str, Seen]


def stamps(folders: Iterable[Path]) -> dict[str, Stamp]:
    """The stamp of each file and folder in `folders`, without what is fleeting."""
    return {path: _stamp(found) for path, found in _walk(folders)}


def look(folders: Iterable[Path], known: Stamps) -> Tree:
    """What lies in `folders` now, whatever the times of files; one is read only where it is not `known` as it is."""
    tree: dict[str, Seen] = {}
    for path, found in _walk(folders):
        with suppress(FileNotFoundError):  # it went away while we were looking
            tree[path] = _seen(path, found, known)
    known.steady = True
    return tree


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


def _seen(path: str, found: os.stat_result, known: Stamps) -> Seen:
    try:
        if stat.S_ISREG(found.st_mode):
            return Seen(known.digest(path, found), empty=not found.st_size)
        return Seen(f"lien {_target(path)}" if stat.S_ISLNK(found.st_mode) else f"genre {stat.S_IFMT(found.st_mode)}")
    except FileNotFoundError:
        raise
    except OSError:
        return Seen("illisible")


def _target(path: str) -> str:
    target = Path(path)
    return f"{target.readlink()} {digest_of(target.read_bytes()) if target.is_file() else ''}"
