"""Results of pure steps, remembered on disk by the digest of all that they depend on.

Nothing can go stale, since what is not in the key cannot reach the result. Results and notes are bytes under a seal:
what was cut short, emptied or filled with noise is made again. The folder may be deleted at will.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import blake2b
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from partage_site.artifact import digest_of
from partage_site.stamps import Stamps, stamps_from

if TYPE_CHECKING:
    from partage_site.store import Store

T = TypeVar("T")

_SEAL = len(digest_of(b""))
_STAMPS = "stamps"


class Memory:
    """Values that one process keeps from build to build: those that the last build asked for."""

    def __init__(self) -> None:
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gave for `key`, which must hold all that it depends on; nobody may change it."""
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else make()
        value: T = self._now[key]
        return value

    def turn(self) -> None:
        """Ends a build: what it did not ask for is forgotten."""
        self._before, self._now = self._now, {}


@dataclass(frozen=True)
class Cache:
    """A folder of results; without one, every step is done anew. `asked` and `made` count results, by step.

    `memory` is that of a process that builds again and again; a single build has none.
    """

    folder: Path | None = None
    memory: Memory | None = None
    asked: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)

    def remembered(self, step: str, inputs: bytes, make: Callable[[], bytes]) -> bytes:
        """What `make` gives for `inputs`, which must hold all that the step depends on but the program itself."""
        self.asked[step] += 1
        key = self._key(step, inputs) if self.folder is not None else b""
        data = self._store.get(key) if key else None
        if data is None:
            self.made[step] += 1
            data = make()
            if key:
                self._store.put(key, data)
        return data

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives for `key`, as `Memory.kept`; made each time where there is no memory."""
        return self.memory.kept(key, make) if self.memory else make()

    def holds(self, step: str, inputs: bytes) -> bool:
        """Whether the result of `step` for `inputs` seems remembered; one that was damaged will be made again."""
        return self.folder is not None and self._store.holds(self._key(step, inputs))

    def _key(self, step: str, inputs: bytes) -> bytes:
        return blake2b(b"\0".join((step.encode(), self.version, inputs)), digest_size=20).digest()

    def close(self) -> None:
        """Ends a build: its results are kept, those that no recent build asked for are forgotten."""
        if self.memory:
            self.memory.turn()
        if self.folder is not None:
            self._store.close()
            del self.__dict__["_store"]
            self.keep_stamps()

    @cached_property
    def _store(self) -> Store:
        # Imported here, as a build with nothing to do asks for no result.
        from partage_site.store import Store

        assert self.folder is not None
        return Store(self.folder / "results.sqlite")

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
        if self.folder is not None:
            with suppress(OSError):
                sealed = (self.folder / name).read_bytes()
                data = sealed[_SEAL:]
                if sealed[:_SEAL] == digest_of(data).encode():
                    return data
        return None

    def keep_note(self, name: str, data: bytes) -> None:
        """Notes `data` for the next run; a folder that cannot be written only costs time."""
        if self.folder is not None:
            with suppress(OSError):
                _write(self.folder / name, digest_of(data).encode() + data)

    def keep_stamps(self) -> None:
        """Notes the digests of the files that were asked for."""
        self.keep_note(_STAMPS, self.stamps.as_bytes())


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
