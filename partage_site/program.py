"""What this program is: its code, the libraries beside it, Python. Nothing that another made is believed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path

from partage_site.artifact import digest_of
from partage_site.stamps import Stamps


def program_version(stamps: Stamps) -> bytes:
    """A digest of this package's code, of the versions of the libraries beside it, and of Python's."""
    code = [stamps.digest(path, seen) for path, seen in sorted(_files(str(Path(__file__).parent)))]
    return digest_of("\n".join([*code, *_libraries(), sys.version]).encode()).encode()


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Each file of the package, but those that Python makes."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            elif not entry.name.endswith(".pyc"):
                yield entry.path, entry.stat()


@cache
def _libraries() -> list[str]:
    """The names of the `.dist-info` folders beside Jinja's: every library with its version."""
    found = PathFinder.find_spec("jinja2")
    beside = Path(found.origin).parent.parent if found and found.origin else None
    return sorted(path.name for path in beside.glob("*.dist-info")) if beside else []
