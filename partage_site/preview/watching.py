"""Whether something under the folders may have changed: by the system's events, or by looking again and again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Protocol

from partage_site.preview.events import EventWatch
from partage_site.preview.tree import Stamp, stamps
from partage_site.wording import preview as wording

POLLING = 0.5
HEARTBEAT = 5.0
# On Linux the signal that a file went out of the folders (to the trash) is held back half a second, as its other half
# could follow.
LATE = 1.0


class Watch(Protocol):
    """Tells that something stirred; what changed is for `tree` to say."""

    def wait(self, seconds: float) -> bool:
        """Whether something stirred within `seconds`, or since the last wait."""

    def close(self) -> None:
        """Ends the watch."""


def open_watch(folders: Sequence[Path], *, poll: bool, say: Callable[[str], None]) -> Watch:
    """A watch over `folders`: by events unless `poll`; where the system gives none, by polling, and `say` tells why."""
    if poll:
        return PollWatch(folders)
    try:
        return CarefulWatch(EventWatch(folders), PollWatch(folders), say)
    except OSError as error:
        say(wording.watch_limit(error))
        return PollWatch(folders)


class PollWatch:
    """Looks at the stamps of all files every half second."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._closed = Event()
        self._stamps: dict[str, Stamp] | None = stamps(folders)

    def wait(self, seconds: float) -> bool:
        """Whether something stirred within `seconds`, or since the last wait."""
        end = monotonic() + seconds
        while (left := end - monotonic()) > 0 and not self._closed.wait(min(POLLING, left)):
            if self.changed():
                return True
        return False

    def changed(self) -> bool:
        """Whether a stamp differs from the last time; False just after `forget`."""
        before, self._stamps = self._stamps, stamps(self._folders)
        return before is not None and before != self._stamps

    def forget(self) -> None:
        """Takes whatever the next look finds as the state to compare with."""
        self._stamps = None

    def close(self) -> None:
        """Ends a wait that is under way."""
        self._closed.set()


class CarefulWatch:
    """Trusts events, and looks now and then whether one was missed: network, cloud and virtual disks send none."""

    def __init__(self, events: Watch, polling: PollWatch, say: Callable[[str], None]) -> None:
        self._events: Watch | None = events
        self._polling = polling
        self._say = say
        self._next_look = monotonic() + HEARTBEAT

    def wait(self, seconds: float) -> bool:
        """Whether something stirred within `seconds`, or since the last wait."""
        if self._events is None:
            return self._polling.wait(seconds)
        try:
            stirred = self._events.wait(seconds)
        except OSError as error:
            return self._give_up(wording.watch_limit(error))
        if stirred:
            self._polling.forget()
        elif monotonic() >= self._next_look:
            self._next_look = monotonic() + HEARTBEAT
            return self._look()
        return stirred

    def close(self) -> None:
        """Ends the watch."""
        self._polling.close()
        if self._events:
            self._events.close()

    def _look(self) -> bool:
        if not self._polling.changed():
            return False
        if self._events and self._events.wait(LATE):
            self._polling.forget()
            return True
        return self._give_up(wording.events_missing())

    def _give_up(self, why: str) -> bool:
        """Polls from now on."""
        if self._events:
            self._events.close()
        self._events = None
        self._say(why)
        return True
