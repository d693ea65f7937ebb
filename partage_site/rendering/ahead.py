"""Bodies written by processes beside this one while it goes on: each is written once, by whoever comes to it first.

Workers take those that have waited longest; this process takes the one it needs, and writes it itself unless a worker
has it in hand, when it writes another instead of waiting. A worker ends with whoever started it. The same text gives
the same bytes, whoever writes it.
"""

from __future__ import annotations

import json
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from threading import Condition, Thread
from types import TracebackType

from partage_site.sources.recalling import SourceChangedError

# A worker takes as long to start as some dozens of bodies take to write.
LEAST = 60
# Bodies that a worker is given at once, and how many times over, so that the next are there when it has written some:
# few, since what one has in hand no other writes, and all should end together.
_BATCH, _IN_HAND = 4, 2
_PACKAGE = Path(__file__).parents[2]
Batch = dict[bytes, Callable[[], str]]


class Ahead:
    """The bodies that will be asked for, by their digest; `jobs` is how many processes may write, this one among them.

    Each is read when a worker takes it, so that it is not held twice, and what is made of it is told at once to `keep`,
    which any thread may call. A worker that fails costs time only: what it had in hand is left to whoever takes it.
    """

    def __init__(self, jobs: int, keep: Callable[[bytes, bytes], None]) -> None:
        self._jobs = jobs
        self._keep = keep
        self._waiting: dict[bytes, Callable[[], str]] = {}
        self._in_hand: set[bytes] = set()
        self._workers: list[Thread] = []
        self._over = False
        self._changed = Condition()

    def __enter__(self) -> Ahead:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Lets the workers go; nothing is written any more."""
        with self._changed:
            self._over = True
            self._waiting.clear()
            self._changed.notify_all()
        for worker in self._workers:
            worker.join()

    def expect(self, digest: bytes, read: Callable[[], str]) -> None:
        """Tells that the text of this `digest`, which `read` gives, will be asked for."""
        with self._changed:
            self._waiting[digest] = read
            workers = len(self._workers) + 1
            if workers < self._jobs and len(self._waiting) >= workers * LEAST:
                self._workers.append(Thread(target=self._employ, daemon=True))
                self._workers[-1].start()
            self._changed.notify()

    def take(self, digest: bytes, write: Callable[[str], bytes | None] | None = None) -> None:
        """Ends when the text is in nobody's hands: it was written and kept, or nobody will write it.

        While a worker has it in hand, this process writes what would be given to a worker last, if it knows how.
        """
        while True:
            with self._changed:
                self._waiting.pop(digest, None)
                if digest not in self._in_hand:
                    return
                if not write or not self._waiting:
                    self._changed.wait()
                    continue
                other, read = self._waiting.popitem()
            if (made := write(read())) is not None:
                self._keep(other, made)

    def _employ(self) -> None:
        """Gives a worker of its own what waits, until all is over."""
        # Imported here, as most builds write few bodies.
        import subprocess

        paths = os.pathsep.join(filter(None, (str(_PACKAGE), os.environ.get("PYTHONPATH"))))
        given: deque[Batch] = deque()
        try:
            with subprocess.Popen(
                # `-P`: nothing is taken from the folder where the command was typed.
                [sys.executable, "-P", "-m", "partage_site.rendering.writing_worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths},
            ) as process:
                while True:
                    while len(given) < _IN_HAND and (batch := self._next(wait=not given)):
                        given.append(batch)
                        texts = [read() for read in batch.values()]
                        process.stdin.write(json.dumps(texts).encode() + b"\n")  # type: ignore[union-attr]
                        process.stdin.flush()  # type: ignore[union-attr]
                    if not given:
                        break
                    self._answer(given[0], json.loads(process.stdout.readline()))  # type: ignore[union-attr]
                    given.popleft()
        except (OSError, ValueError, TypeError):  # it did not start, it ended, or it says something else
            pass
        except SourceChangedError:  # which is told by whoever asks for the text
            pass
        finally:
            for batch in given:
                self._answer(batch, [None] * len(batch))

    def _next(self, *, wait: bool) -> Batch:
        """Bodies to write now, if there are any; none once all is over."""
        with self._changed:
            if wait:
                self._changed.wait_for(lambda: self._waiting or self._over)
            batch = dict(islice(self._waiting.items(), _BATCH))
            for digest in batch:
                del self._waiting[digest]
            self._in_hand.update(batch)
            return batch

    def _answer(self, batch: Batch, answers: Iterable[object]) -> None:
        for digest, answer in list(zip(batch, answers, strict=True)):  # of an answer that is cut short, nothing
            if isinstance(answer, str):
                self._keep(digest, answer.encode())
        with self._changed:
            self._in_hand.difference_update(batch)
            self._changed.notify_all()
