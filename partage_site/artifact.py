"""The one currency after rendering: a file of the output, not yet written."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


def digest_of(data: bytes) -> str:
    """The digest that identifies bytes everywhere in this package: BLAKE2b, 20 bytes, in hexadecimal."""
    return hashlib.blake2b(data, digest_size=20).hexdigest()


@dataclass(frozen=True)
class Artifact:
    """A file of the output: `path` is relative to it, parts joined by `/` (`chiffres/index.html`)."""

    path: str
    data: bytes = field(repr=False)
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", digest_of(self.data))
