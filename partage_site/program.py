"""What this program is: its code, the libraries beside it, Python. Nothing that another made is believed."""

from __future__ import annotations

import sys
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path

from partage_site.artifact import digest_of
from partage_site.stamps import Stamps


def program_version(stamps: Stamps) -> bytes:
    """A digest of this package's code, of the versions of the libraries beside it, and of Python's."""
    package = Path(__file__).parent
    code = [stamps.digest(str(path)) for path in sorted(package.rglob("*.*")) if path.suffix != ".pyc"]
    return digest_of("\n".join([*code, *_libraries(), sys.version]).encode()).encode()


@cache
def _libraries() -> list[str]:
    """The names of the `.dist-info` folders beside Jinja's: every library with its version."""
    found = PathFinder.find_spec("jinja2")
    beside = Path(found.origin).parent.parent if found and found.origin else None
    return sorted(path.name for path in beside.glob("*.dist-info")) if beside else []
