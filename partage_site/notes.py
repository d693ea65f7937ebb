"""Small files for the next run, under a seal: what was cut short, emptied or filled with noise is not there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from partage_site.artifact import sealed, unsealed


def read_note(folder: Path | None, name: str) -> bytes | None:
    """The bytes noted under `name` in `folder`, if there is one and they are there and whole."""
    if folder is not None:
        with suppress(OSError):
            if (folder / name).is_file():  # a pipe of that name would be read for ever
                return unsealed((folder / name).read_bytes())
    return None


def write_note(folder: Path | None, name: str, data: bytes) -> None:
    """Notes `data` whole or not at all; a folder that is not there, or cannot be written, only costs time."""
    if folder is None:
        return
    beside = folder / f"{name}.{os.getpid()}"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(sealed(data))
            beside.replace(folder / name)
        finally:  # the disk is full, or Windows lets nobody replace what another build reads
            beside.unlink(missing_ok=True)
