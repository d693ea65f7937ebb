"""What lies in an output now: which of our files still stand, and what other people put there."""

from __future__ import annotations

import os
import stat
import time
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from partage_site.artifact import Artifact, digest_of
from partage_site.diagnostics import Refusal
from partage_site.publishing import disk
from partage_site.publishing.paths import MARKER, ancestors, fold
from partage_site.stamps import inside, is_folder
from partage_site.wording import publishing as wording


class Ground:
    """The output before a publication; `owned` is its manifest (path to digest), `times` when each file was written
    by the last (ns), `held` when those were that need not be written again, `looked` when all this was looked at (ns).
    """

    def __init__(self, output: Path, owned: Mapping[str, str], times: Mapping[str, int]) -> None:
        self.output = output
        self.owned = owned
        self.held: dict[str, int] = {}
        self._times = times
        self._lead = str(output) + os.sep
        names = Counter(map(fold, owned))
        self._owned_names = names.keys()
        self._twins = {name for name, count in names.items() if count > 1}
        self.looked = time.time_ns()
        self.folders, self._others = self._survey()

    @property
    def foreign(self) -> tuple[str, ...]:
        """The files and links that we did not write, sorted."""
        return tuple(sorted(path for path in self._others if fold(path) not in self._owned_names))

    def holds(self, artifact: Artifact) -> bool:
        """Whether the file of `artifact` is there already: it is read where somebody may have written in it since."""
        if self.owned.get(artifact.path) != artifact.digest:
            return False
        if self._twins and fold(artifact.path) in self._twins:
            return False  # on a file system without case, removing the other would take it away
        place = self._place(artifact.path)
        seen = disk.look(place)
        if seen is None or not stat.S_ISREG(seen.st_mode) or seen.st_size != artifact.size:
            return False
        written = seen.st_mtime_ns
        if self._times.get(artifact.path) != written and not _holds_bytes(place, artifact.digest):
            return False
        self.held[artifact.path] = written
        return True

    def times_of(self, paths: Iterable[str]) -> dict[str, int]:
        """When the file at each of `paths` was last written; without those that cannot be looked at, which costs the
        next publication a reading.
        """
        times: dict[str, int] = {}
        for path in paths:
            with suppress(OSError):
                times[path] = os.lstat(self._place(path)).st_mtime_ns
        return times

    def replaces(self, path: str) -> bool:
        """Whether a file of ours lies at `path`."""
        return path in self.owned and disk.holds_file(self._place(path))

    def gone(self, kept: Collection[str]) -> list[str]:
        """Our files that the new site (`kept`) does not have, whether or not somebody removed them already."""
        return [path for path in self.owned if path not in kept]

    def refuse_obstacles(self, path: str, kept: Collection[str]) -> None:
        """Raises Refusal when somebody's file lies at `path`, above it or, as a folder, under it."""
        if not self._others:
            return  # all that is there is ours: a first publication has thousands of places to ask about
        for place in (path, *ancestors(path)):
            if disk.holds_file(self._place(place)) and not self._makes_way(place, path, kept):
                raise Refusal(*wording.foreign_in_the_way(self.output / place))
        if path in self.folders:
            for other in self.foreign:
                if other.startswith(path + "/"):
                    raise Refusal(*wording.foreign_in_the_way(self.output / other))

    def _makes_way(self, place: str, path: str, kept: Collection[str]) -> bool:
        if place in self.owned:
            return place == path or place not in kept
        # Without case, what lies there may be a file of ours whose name differs by case and which will go.
        return any(fold(mine) == fold(place) for mine in self.owned if mine not in kept)

    def _place(self, path: str) -> str:
        # A site may have ten thousand files to look at, and joining texts costs a tenth of joining `Path`s.
        return self._lead + path.replace("/", os.sep)

    def _survey(self) -> tuple[set[str], list[str]]:
        folders: set[str] = set()
        others: list[str] = []
        if disk.look(self.output) is None:
            return folders, others
        folders.add("")
        for path, entry in inside(str(self.output), _pass_over):
            if is_folder(entry):
                folders.add(path)
            elif path not in self.owned and path != MARKER:
                others.append(path)
        return folders, others


def _holds_bytes(place: str, digest: str) -> bool:
    try:
        return digest_of(Path(place).read_bytes()) == digest
    except OSError:  # it is put there anew
        return False


def _pass_over(_: str, error: OSError) -> None:
    """A folder that may not be read is not ours."""
    if not isinstance(error, PermissionError):
        raise error
