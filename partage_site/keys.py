"""The keys under which results are kept: two bytes for the step, then a digest of all that the result depends on."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b

_STEP = 2


def key_of(step: str, version: bytes, inputs: bytes) -> bytes:
    """The key of the result of `step`, done by the program of this `version` for `inputs`: 20 bytes."""
    return _told(step) + blake2b(b"\0".join((step.encode(), version, inputs)), digest_size=20 - _STEP).digest()


def step_in(key: bytes) -> bytes:
    """The two bytes of `key` that stand for its step. Two steps may share them: their results grow older together."""
    return key[:_STEP]


@cache
def _told(step: str) -> bytes:
    return blake2b(step.encode(), digest_size=_STEP).digest()
