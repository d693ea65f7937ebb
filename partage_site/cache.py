"""Results of pure steps, remembered on disk by the digest of all that they depend on.

Nothing can go stale, since what is not in the key cannot reach the result. A result is bytes, kept under a seal:
one that was cut short, emptied or filled with noise is made again. The folder may be deleted at will.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from partage_site.artifact import digest_of

_SEAL = len(digest_of(b""))
_BUILDS = "builds"
# A result that so many builds in a row did not use is forgotten.
KEPT_BUILDS = 5


@dataclass(frozen=True)
class Cache:
    """A folder of results; without one, every step is done anew. `used` are the names that this run asked for."""

    folder: Path | None = None
    used: set[str] = field(default_factory=set)

    def remembered(self, step: str, inputs: bytes, make: Callable[[], bytes]) -> bytes:
        """What `make` gives for `inputs`, which must hold all that the step depends on but the program itself.

        A folder that cannot be read or written only costs time.
        """
        if self.folder is None:
            return make()
        name = f"{step}/{digest_of(program_version() + inputs)}"
        self.used.add(name)
        path = self.folder / name
        with suppress(OSError):
            sealed = path.read_bytes()
            data = sealed[_SEAL:]
            if sealed[:_SEAL] == digest_of(data).encode():
                return data
        data = make()
        with suppress(OSError):
            _write(path, digest_of(data).encode() + data)
        return data

    def forget_unused(self) -> None:
        """Removes what none of the last `KEPT_BUILDS` builds asked for, this one included."""
        if self.folder is None:
            return
        with suppress(OSError, ValueError):
            notes = self.folder / _BUILDS
            notes.mkdir(parents=True, exist_ok=True)
            # A kill leaves halves of notes, whose names are no numbers.
            numbers = sorted(int(note.name) for note in notes.iterdir() if note.name.isdecimal())
            _write(notes / str(numbers[-1] + 1 if numbers else 1), "\n".join(sorted(self.used)).encode())
            kept = set(self.used)
            for number in numbers[-(KEPT_BUILDS - 1) :]:
                kept.update((notes / str(number)).read_text("utf-8", "replace").split("\n"))
            for number in numbers[: -(KEPT_BUILDS - 1)]:
                (notes / str(number)).unlink()
            for path in self.folder.glob("*/*"):
                if path.parent == notes and path.name.isdecimal():
                    continue
                if f"{path.parent.name}/{path.name}" not in kept:
                    path.unlink()


NO_CACHE = Cache()


@cache
def program_version() -> bytes:
    """A digest of this package's code, of the versions of the libraries beside it, and of Python's."""
    package = Path(__file__).parent
    code = [path.read_bytes() for path in sorted(package.rglob("*")) if path.suffix in {".py", ".csv", ".topojson"}]
    found = find_spec("jinja2")
    libraries = sorted(Path(found.origin).parent.parent.glob("*.dist-info")) if found and found.origin else []
    names = "\n".join(path.name for path in libraries)
    return digest_of(b"\0".join([*code, names.encode(), sys.version.encode()])).encode()


def _write(path: Path, data: bytes) -> None:
    """Writes whole or not at all: a reader, or a kill, never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_bytes(data)
    beside.replace(path)
