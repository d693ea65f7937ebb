"""Several files written together: all, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path


def write_together(files: Mapping[Path, bytes], move: Callable[[Path, Path], None]) -> None:
    """Writes each file beside its place, then moves all into place; after an OSError, whose `filename` is then the file
    that could not be written, what was there is back. `move` puts a file over another, or raises OSError.

    The names of the waiting files begin with a dot: no build takes them for content.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    waiting = {path: path.with_name(f".{path.name}.nouveau") for path in files}
    moved: list[Path] = []
    at = Path()
    try:
        for at, data in files.items():
            at.parent.mkdir(parents=True, exist_ok=True)
            waiting[at].write_bytes(data)
        for at in files:
            move(waiting[at], at)
            moved.append(at)
    except OSError as error:
        for path in moved:
            _put_back(path, before[path])
        error.filename = str(at)  # a full disk names none, and nobody knows the files that wait
        raise
    finally:
        for path in waiting.values():
            path.unlink(missing_ok=True)


def _put_back(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(data)
