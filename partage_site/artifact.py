"""The one currency after rendering: a file of the output, not yet written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any, NamedTuple

from partage_site.diagnostics import Refusal

_SEAL = 40


def digest_of(data: bytes) -> str:
    """The digest that identifies bytes everywhere in this package: BLAKE2b, 20 bytes, in hexadecimal."""
    return hashlib.blake2b(data, digest_size=20).hexdigest()


def json_bytes(value: Any) -> bytes:
    """`value` as JSON without a space too many."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def sealed(data: bytes) -> bytes:
    """`data` under its digest."""
    return digest_of(data).encode() + data


def unsealed(found: object) -> bytes | None:
    """The data that `sealed` was given; None for what was cut short, emptied, filled with noise or is no bytes."""
    if not isinstance(found, bytes):
        return None
    data = found[_SEAL:]
    return data if found[:_SEAL] == digest_of(data).encode() else None


class LostError(Refusal):
    """Bytes that were told of were lost since, and what they were made from has changed."""

    def __init__(self) -> None:
        # Imported here, as hardly any build has to say it.
        from partage_site.wording.catalogue import sources_keep_changing

        super().__init__(*sources_keep_changing())


def made_again(make: Callable[[], bytes], digest: str) -> bytes:
    """What `make` gives, which must have this `digest`; raises `LostError` where that cannot be."""
    try:
        data = make()
    except MemoryError:
        raise
    except Exception as error:  # a file or a template is not what it was
        raise LostError from error
    if digest_of(data) != digest:
        raise LostError
    return data


class Blob(NamedTuple):
    """Bytes that lie somewhere: their digest, their number, how to read them; their key, where a cache keeps them."""

    digest: str
    size: int
    read: Callable[[], bytes]
    key: bytes = b""


def held(data: bytes) -> Blob:
    """`data`, which lies in memory."""
    return Blob(digest_of(data), len(data), lambda: data)


class Artifact:
    """A file of the output: `path` is relative to it, parts joined by `/` (`chiffres/index.html`).

    It holds its bytes, or knows where they lie (`key` is then theirs in the cache): a site of ten thousand pages is not
    all in memory.
    """

    __slots__ = ("_read", "digest", "key", "path", "size")

    def __init__(self, path: str, content: bytes | Blob) -> None:
        self.path = path
        self.digest, self.size, self._read, self.key = content if isinstance(content, Blob) else held(content)

    @property
    def data(self) -> bytes:
        """Its bytes, read now where they lie elsewhere; raises `LostError` where they no longer can be."""
        return self._read()
