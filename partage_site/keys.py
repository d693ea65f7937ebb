"""The keys under which results are kept: a digest of all that a result depends on, after what tells its step."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b

_STEP = 2


def key_of(step: str, version: bytes, inputs: bytes) -> bytes:
    """The key of the result of `step`, done by the program of this `version` for `inputs`: 20 bytes."""
    return _told(step) + blake2b(b"\0".join((step.encode(), version, inputs)), digest_size=20 - _STEP).digest()


def step_in(key: bytes) -> bytes:
    """What tells the step in `key`; the results of two steps that share it only grow older together."""
    return key[:_STEP]


@cache
def _told(step: str) -> bytes:
    return blake2b(step.encode(), digest_size=_STEP).digest()
