"""Results of pure steps, remembered on disk by the digest of all that they depend on.

Nothing can go stale, since what is not in the key cannot reach the result. Results and notes are bytes under a seal:
what was cut short, emptied or filled with noise is made again. The folder may be deleted at will.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from partage_site.artifact import Blob, digest_of, held, json_bytes, made_again
from partage_site.keys import key_of
from partage_site.memory import Memory
from partage_site.notes import read_note, write_note
from partage_site.program import program_version
from partage_site.stamps import Stamps, stamps_from

if TYPE_CHECKING:
    from partage_site.store import Store

T = TypeVar("T")

_STAMPS = "stamps"


class Cache:
    """A folder of results; without one, every step is done anew. `asked` and `made` count results, by step.

    `memory` is that of a process that builds again and again; a single build has none. Whoever makes a cache closes
    it, once nothing is read any more of what lies in it.
    """

    def __init__(self, folder: Path | None = None, memory: Memory | None = None) -> None:
        self.folder = folder
        self.memory = memory
        self.asked: Counter[str] = Counter()
        self.made: Counter[str] = Counter()
        self._stamps_before: Stamps | None = None

    def remembered(self, step: str, inputs: bytes, make: Callable[[], bytes]) -> bytes:
        """What `make` gives for `inputs`, which must hold all that the step depends on but the program itself."""
        self.asked[step] += 1
        if self.folder is None:
            self.made[step] += 1
            return make()
        key = self.key(step, inputs)
        data = self._store.get(key)
        if data is None:
            self.made[step] += 1
            data = make()
            self._store.put(key, data)
        return data

    def blob(
        self, step: str, inputs: bytes, make: Callable[[], bytes], again: Callable[[], bytes] | None = None
    ) -> Blob:
        """What `remembered` gives, left where it lies; held here where nothing is kept.

        One that is lost is made `again`, by `make` where that is None.
        """
        data = self.remembered(step, inputs, make)
        if self.folder is None:
            return held(data)
        return self.lying(self.key(step, inputs), digest_of(data), len(data), again or make)

    def lying(self, key: bytes, digest: str, size: int, make: Callable[[], bytes]) -> Blob:
        """The result under `key` as it was told: what was lost or damaged since is made again when it is read, which
        raises `LostError` where that cannot be.
        """
        return Blob(digest, size, partial(Cache._read, self, key, digest, make), key)

    def _read(self, key: bytes, digest: str, make: Callable[[], bytes]) -> bytes:
        data = self._store.get(key)
        if data is None:
            data = made_again(make, digest)
            self._store.put(key, data)
        return data

    def fact(self, step: str, inputs: bytes) -> Any:
        """The JSON value that `keep_fact` was given for the same; None where there is none."""
        self.asked[step] += 1
        if self.folder is None:
            self.made[step] += 1
            return None
        key = self.key(step, inputs)

        def read() -> Any:
            data = self._store.fact(key, at_once=self.memory is None)
            return None if data is None else json.loads(data)

        value = self.memory.known(key, read) if self.memory else read()
        if value is None:
            self.made[step] += 1
        return value

    def keep_fact(self, step: str, inputs: bytes, value: Any) -> None:
        """Keeps a small JSON `value`, not None, for who asks for the `fact` of the same step and inputs."""
        if self.folder is not None:
            key = self.key(step, inputs)
            self._store.put_fact(key, json_bytes(value))
            if self.memory:
                self.memory.set(key, value)

    def put(self, key: bytes, data: bytes) -> None:
        """Keeps the result `data` under `key`."""
        if self.folder is not None:
            self._store.put(key, data)

    def get(self, key: bytes) -> bytes | None:
        """The result under `key`, if it is there and whole."""
        return self._store.get(key) if self.folder is not None else None

    def holds(self, key: bytes) -> bool:
        """Whether a result seems kept under `key`; one that was damaged will be made again."""
        return self.folder is not None and self._store.holds(key)

    def recent(self, name: str) -> Any:
        """The JSON value that the last build kept under `name`, made by this very program; else None."""
        kept = self.memory.known(name, lambda: None) if self.memory else None
        if kept is None:
            version, _, data = (read_note(self.folder, name) or b"").partition(b"\n")
            kept = json.loads(data) if data and version == self.version else None
        return kept

    def keep_recent(self, name: str, value: Any) -> None:
        """Keeps a JSON `value` for the next build, which may be of another site: it must tell by itself."""
        if self.memory:
            self.memory.set(name, value)
        write_note(self.folder, name, self.version + b"\n" + json_bytes(value))

    def touch(self, keys: Iterable[bytes]) -> None:
        """Tells that the results under `keys` are still of use, although nobody asks for them."""
        if self.folder is not None:
            self._store.touch(keys)

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives for `key`, as `Memory.kept`; made each time where there is no memory."""
        return self.memory.kept(key, make) if self.memory else make()

    def key(self, step: str, inputs: bytes) -> bytes:
        """Under what the result of `step` for `inputs` is kept."""
        return key_of(step, self.version, inputs)

    def end_build(self) -> None:
        """Ends a build: its results are kept, those that no recent build asked for are forgotten."""
        if self.folder is not None:
            self._store.end_build(age=self.memory is None)
            if self._store.lost:  # another may have held it: the next build opens it anew
                self.close()
            if self._stamps_before is None:  # else who builds again and again has told it
                self.keep_stamps()
        if self.memory:
            self._stamps_before = self.__dict__.pop("stamps", None)
            self.memory.turn()

    def close(self) -> None:
        """Lets the folder go: what is asked for later opens it anew."""
        if store := self.__dict__.pop("_store", None):
            store.close()

    @cached_property
    def _store(self) -> Store:
        # Imported here, as a build with nothing to do asks for no result.
        from partage_site.store import Store

        assert self.folder is not None
        return Store(self.folder / "results.sqlite")

    @cached_property
    def stamps(self) -> Stamps:
        """The digests of files, as the last run or the last build knew them."""
        return (
            self._stamps_before.later() if self._stamps_before else stamps_from(read_note(self.folder, _STAMPS) or b"")
        )

    @cached_property
    def version(self) -> bytes:
        """What a result depends on besides its inputs: this program, the libraries, Python. Nothing where no result of
        another process is met."""
        # A process is what it was when it started, whatever becomes of its files.
        return program_version(self.stamps) if self.folder is not None else b""

    def keep_stamps(self) -> None:
        """Notes the digests of the files that were asked for."""
        write_note(self.folder, _STAMPS, self.stamps.as_bytes())


NO_CACHE = Cache()
