"""Several files written together: all, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path


def write_together(files: Mapping[Path, bytes], move: Callable[[Path, Path], None]) -> None:
    """Writes each file beside its place, then moves all into place; after an OSError what was there is back.
    `move` puts a file over another, or raises OSError.

    The names of the waiting files begin with a dot: no build takes them for content.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    waiting = {path: path.with_name(f".{path.name}.nouveau") for path in files}
    moved: list[Path] = []
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            waiting[path].write_bytes(data)
        for path in files:
            move(waiting[path], path)
            moved.append(path)
    except OSError:
        for path in moved:
            _put_back(path, before[path])
        raise
    finally:
        for path in waiting.values():
            path.unlink(missing_ok=True)


def _put_back(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(data)
