"""Changes as the operating system tells them; the only module that knows watchdog."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable
from pathlib import Path
from threading import Event

from watchdog.events import (
    DirAttribEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)

from partage_site.preview.tree import is_fleeting

# It tells whoever develops with it, in English, that it watches in another way or watched a folder already.
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from watchdog.observers import Observer
    from watchdog.observers.api import ObservedWatch

# Not a file opened or closed after reading, as every build does; nor a folder "modified" by a temporary file. New times
# and rights are no change of the site, yet whoever looks at stamps must know that their signal came.
_TELLING: list[type[FileSystemEvent]] = [
    DirAttribEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]


class EventWatch:
    """Watches folders, as a save by renaming replaces files; a folder that goes and comes back is watched again.

    Making one raises `OSError` when the system watches no more (ENOSPC, EMFILE on Linux).
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        # Its threads warn long after.
        warnings.filterwarnings("ignore", module=r"watchdog\.")
        self._stirred = Event()
        self._watched: dict[Path, tuple[tuple[int, int], ObservedWatch] | None] = dict.fromkeys(folders)
        self._observer = Observer()
        self._observer.start()
        try:
            self._attend()
        except OSError:
            self.close()
            raise
        self._stirred.clear()

    def wait(self, seconds: float) -> bool:
        """Whether something stirred within `seconds`, or since the last wait."""
        self._attend()
        stirred = self._stirred.wait(seconds)
        if stirred:  # what stirs just after a wait that ended in vain is for the next one
            self._stirred.clear()
        return stirred

    def close(self) -> None:
        """Ends the watch and its threads."""
        self._observer.stop()
        self._observer.join()

    def _attend(self) -> None:
        """Watches each folder that is there as it is now: another one may have taken its name."""
        for folder, held in self._watched.items():
            identity = _identity(folder)
            if identity == (held[0] if held else None):
                continue
            self._stirred.set()
            if held:
                self._observer.unschedule(held[1])
            self._watched[folder] = (identity, self._schedule(folder)) if identity else None

    def _schedule(self, folder: Path) -> ObservedWatch:
        handler = _Handler(self._stirred)
        return self._observer.schedule(handler, str(folder.resolve()), recursive=True, event_filter=_TELLING)


def _identity(folder: Path) -> tuple[int, int] | None:
    """The device and number of `folder`; None when it is not there."""
    try:
        found = folder.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


class _Handler(FileSystemEventHandler):
    def __init__(self, stirred: Event) -> None:
        self._stirred = stirred

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Signals, unless the event is all about fleeting files."""
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        if not all(is_fleeting(Path(path).name) for path in paths):
            self._stirred.set()
