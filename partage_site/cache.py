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
from functools import cache, cached_property
from importlib.machinery import PathFinder
from pathlib import Path

from partage_site.artifact import digest_of
from partage_site.stamps import Stamps, stamps_from

_SEAL = len(digest_of(b""))
_BUILDS, _NOTES, _STAMPS = "builds", "notes", "stamps"
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
        name = f"{step}/{digest_of(self.version + inputs)}"
        self.used.add(name)
        data = self._read(name)
        if data is None:
            data = make()
            self._write(name, data)
        return data

    @cached_property
    def stamps(self) -> Stamps:
        """The digests of files, as the last run knew them."""
        return stamps_from(self.note(_STAMPS) or b"")

    @cached_property
    def version(self) -> bytes:
        """What a result depends on besides its inputs: this program, the libraries, Python."""
        return program_version(self.stamps)

    def note(self, name: str) -> bytes | None:
        """What the last run noted under `name`, if it is whole."""
        return self._read(f"{_NOTES}/{name}")

    def keep_note(self, name: str, data: bytes) -> None:
        """Notes `data` for the next run."""
        self._write(f"{_NOTES}/{name}", data)

    def keep_stamps(self) -> None:
        """Notes the digests of the files that were asked for."""
        self.keep_note(_STAMPS, self.stamps.as_bytes())

    def _read(self, name: str) -> bytes | None:
        if self.folder is not None:
            with suppress(OSError):
                sealed = (self.folder / name).read_bytes()
                data = sealed[_SEAL:]
                if sealed[:_SEAL] == digest_of(data).encode():
                    return data
        return None

    def _write(self, name: str, data: bytes) -> None:
        if self.folder is not None:
            with suppress(OSError):
                _write(self.folder / name, digest_of(data).encode() + data)

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
                if path.parent.name == _NOTES or (path.parent == notes and path.name.isdecimal()):
                    continue
                if f"{path.parent.name}/{path.name}" not in kept:
                    path.unlink()


NO_CACHE = Cache()


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


def _write(path: Path, data: bytes) -> None:
    """Writes whole or not at all: a reader, or a kill, never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_bytes(data)
    beside.replace(path)
