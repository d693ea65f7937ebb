"""Small files for the next run, under a seal: what was cut short, emptied or filled with noise is not there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from partage_site.artifact import sealed, unsealed


def read_note(path: Path) -> bytes | None:
    """The bytes noted at `path`, if they are there and whole."""
    with suppress(OSError):
        if path.is_file():  # a pipe of that name would be read for ever
            return unsealed(path.read_bytes())
    return None


def write_note(path: Path, data: bytes) -> None:
    """Notes `data` at `path` whole or not at all; a folder that cannot be written is no trouble."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(sealed(data))
            beside.replace(path)
        finally:  # the disk is full, or Windows lets nobody replace what another build reads
            beside.unlink(missing_ok=True)
