"""What was made with a writer, remembered by what it was made from: recalled while the writer would answer the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from partage_site.artifact import Artifact, digest_of
from partage_site.cache import Cache
from partage_site.rendering.trail import Trail
from partage_site.rendering.writing import Writer


class Recording:
    """What a writer is asked while something is made (`trail`), from the making of this object on.

    It is `sound` while no problem was reported. What gave a problem is not remembered: the next build makes it again,
    and so reports it again.
    """

    def __init__(self, writer: Writer) -> None:
        asked = writer.trail
        self._writer, self._told = writer, writer.report.told
        self._before = (len(asked.asked), len(asked.promised), len(asked.prose))

    @property
    def sound(self) -> bool:
        """Whether nothing was reported."""
        return self._told == self._writer.report.told

    @property
    def trail(self) -> Trail:
        """What was asked since the beginning."""
        now, (asked, promised, prose) = self._writer.trail, self._before
        return Trail(now.asked[asked:], now.promised[promised:], now.prose[prose:])


def recall(writer: Writer, step: str, inputs: bytes) -> Any:
    """What was kept for these inputs, if the writer would answer today what it answered then; else None."""
    kept = writer.cache.fact(step, inputs)
    if kept is None or not all(writer.holds(*asked) for asked in kept["asked"]):
        return None
    # Whatever is being made around this (a page around a list) depends on these answers too.
    writer.trail.asked.extend((way, name, answer) for way, name, answer in kept["asked"])
    writer.cache.touch(map(bytes.fromhex, kept["keys"]))
    return kept["value"]


def keep(writer: Writer, step: str, inputs: bytes, value: Any, trail: Trail, keys: Iterable[bytes] = ()) -> None:
    """Keeps `value`, made from `inputs` and from what `trail` asked; `keys` are those of the results it tells of."""
    kept = {"value": value, "asked": trail.asked, "keys": [key.hex() for key in (*trail.prose, *keys)]}
    writer.cache.keep_fact(step, inputs, kept)


def remembered_value(writer: Writer, step: str, told: Sequence[str], make: Callable[[], Any]) -> Any:
    """The JSON value that `make` gives from all that is `told` and from what it asks of the writer."""
    inputs = as_inputs(told)
    value = recall(writer, step, inputs)
    if value is None:
        recording = Recording(writer)
        value = make()
        if recording.sound:
            keep(writer, step, inputs, value, recording.trail)
    return value


def remembered_files(
    writer: Writer, step: str, told: Sequence[str], make: Callable[[], Iterator[Artifact]]
) -> Iterator[Artifact]:
    """The files that `make` gives, as `remembered_value`: their bytes are kept too, and read by whoever needs them."""
    inputs, cache = as_inputs(told), writer.cache

    def again(path: str) -> bytes:
        return next(file.data for file in make() if file.path == path)

    rows = recall(writer, step, inputs)
    if rows is not None:
        yield from (kept_file(cache, row, partial(again, row[0])) for row in rows)
        return
    recording, files = Recording(writer), []
    for made in make():
        file = made
        if cache.folder is not None:
            key = cache.key("files", made.digest.encode())  # the same inputs give other bytes when the answers change
            cache.put(key, made.data)
            file = Artifact(made.path, cache.lying(key, made.digest, made.size, partial(again, made.path)))
        files.append(file)
        yield file
    if recording.sound:
        keep(writer, step, inputs, list(map(row_of, files)), recording.trail, (file.key for file in files))


def row_of(file: Artifact) -> list[Any]:
    """What `kept_file` needs to know of `file`, as JSON can hold it."""
    return [file.path, file.key.hex(), file.digest, file.size]


def kept_file(cache: Cache, row: Sequence[Any], again: Callable[[], bytes]) -> Artifact:
    """The file of which `row_of` gave this `row`, its bytes left in the cache; `again` makes them if they are lost."""
    path, key, digest, size = row
    return Artifact(path, cache.lying(bytes.fromhex(key), digest, size, again))


def as_inputs(told: Iterable[str]) -> bytes:
    """What the key of a fact is made from, of all that is `told`: a digest, as ten thousand pages keep theirs."""
    return bytes.fromhex(digest_of("\0".join(told).encode("utf-8", "surrogatepass")))
