"""From a save to what is served: wait for quiet, see whether bytes changed, build once, and once more if needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from partage_site.pipeline import Build
from partage_site.preview.attempt import Attempt, attempt
from partage_site.preview.session import Session
from partage_site.preview.tree import Tree, emptied, look
from partage_site.preview.watching import Watch
from partage_site.stamps import Stamps

# Seconds. QUIET: files saved together lie closer; LONGEST: what one waits for quiet; PATIENCE: for a save to end;
# SLOWEST: for a photo that is copied from a telephone or a network, and of which each build meets more.
QUIET, LONGEST, PATIENCE, SLOWEST = 0.02, 0.4, 0.2, 10.0


class Follower:
    """Keeps `session` at the state of `folders`, building by `make`; one build at a time, in the caller's thread.
    `known` gives the digests of files as they are known at that time.

    What stirs during a build makes the next wait return at once, so that the last state is always built.
    """

    def __init__(
        self,
        session: Session,
        folders: Sequence[Path],
        watch: Watch,
        make: Callable[[], Build],
        tell: Callable[[Attempt], None],
        known: Callable[[], Stamps],
    ) -> None:
        self._session = session
        self._folders = folders
        self._watch = watch
        self._make = make
        self._tell = tell
        self._known = known
        self._built: Tree = {}

    def step(self, seconds: float) -> bool:
        """Waits at most `seconds` for a change and builds it; whether it built."""
        if not self._watch.wait(seconds):
            return False
        self._settle()
        return self.catch_up()

    def catch_up(self) -> bool:
        """Builds if the folders differ from what was last built; whether it built.

        A build that fails is tried again before it is shown if files moved meanwhile: a save was under way. It goes on
        as long as they hold something else each time.
        """
        if not self._look():
            return False
        made = attempt(self._make)
        end = monotonic() + SLOWEST
        again = made.refused and (self._moved() or bool(made.fault))
        while again:
            changed = self._look()
            made = attempt(self._make)
            again = made.refused and changed and monotonic() < end and self._moved()
        self._session.take(made)
        self._tell(made)
        return True

    def _settle(self) -> None:
        end = monotonic() + LONGEST
        while monotonic() < end and self._watch.wait(QUIET):
            pass

    def _look(self) -> bool:
        """Whether the folders changed since the last look; a file just emptied is given time to be filled."""
        before, tree = self._built, look(self._folders, self._known())
        end = monotonic() + LONGEST
        while before and emptied(tree, before) and monotonic() < end and self._watch.wait(PATIENCE):
            tree = look(self._folders, self._known())
        self._built = tree
        return tree != before

    def _moved(self) -> bool:
        """Whether something stirred during a failed build, be it back to what was there before, or soon after it."""
        if self._watch.wait(PATIENCE):
            self._settle()
            return True
        return look(self._folders, self._known()) != self._built
