"""What a whole process costs, and what a site is brought to before each measurement."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from tests.benchmarks.corpus import Entry
from tests.benchmarks.generators import Generator, write_file

# In what `wait4` counts the largest memory: kilobytes, bytes on macOS.
_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024
# What frames every page says; a change of the template changes it.
_IN_EVERY_FRAME = "Mentions légales"


class CommandFailedError(Exception):
    """A command that ended badly; the text is what it said."""


@dataclass(frozen=True)
class Cost:
    """Of a process with those that it started: seconds by the clock and of processors, megabytes of the largest."""

    wall: float
    processor: float
    memory: float


@dataclass(frozen=True)
class Site:
    """The folder of a generator's site, and the entry that is edited in it."""

    generator: Generator
    folder: Path
    edited: Entry

    def rewrite(self, entry: Entry) -> None:
        """Writes the edited entry's file anew, as an editor does."""
        write_file(self.folder / self.generator.file_of(self.edited), self.generator.write(entry))

    def files(self) -> dict[str, str]:
        """The digest of every file of the output, by its path."""
        return digests_of(self.folder / self.generator.output)


@dataclass(frozen=True)
class Situation:
    """What lies before a generator when it is called; `prepare` brings a site there, the number of the round at hand.

    `texts_only` tells that nothing but texts changed, so that a generator may be called by its quick command.
    """

    name: str
    prepare: Callable[[Site, int], None]
    texts_only: bool = True


def environment() -> dict[str, str]:
    """That of a reader's machine: Python may keep compiled modules, nothing depends on a time zone."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | {"TZ": "UTC"}


def cost_of(command: Sequence[str], folder: Path) -> Cost:
    """Runs `command` in `folder` to its end; raises CommandFailedError with what it said.

    Linux counts this process' own memory as the child's least, so it must stay smaller than what is measured.
    """
    with tempfile.TemporaryFile() as said:
        started = perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment(), stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise CommandFailedError(f"{' '.join(command)}\n{said.read().decode(errors='replace')}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _MEMORY_UNIT / 1e6)


def measure(site: Site, situation: Situation, number: int) -> Cost:
    """What the generator of `site` costs in `situation`."""
    situation.prepare(site, number)
    os.sync()  # what was written until now is not this generator's to wait for
    return cost_of(site.generator.quick if situation.texts_only else site.generator.build, site.folder)


def digests_of(folder: Path) -> dict[str, str]:
    """The digest of every file under `folder`, by its path from there."""
    return {
        path.relative_to(folder).as_posix(): hashlib.blake2b(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _first(site: Site, number: int) -> None:
    # Moved away rather than removed: for some minutes, ext4 looks at each file just removed before it makes another
    # (`recently_deleted` in its ialloc.c), and a second of ours would be the disk's memory of the round before.
    aside = site.folder.with_name(f"{site.folder.name}-{number}")
    for name in site.generator.leavings:
        with suppress(FileNotFoundError):
            aside.mkdir(exist_ok=True)
            (site.folder / name).rename(aside / name.replace("/", "-"))


def _body(site: Site, number: int) -> None:
    site.rewrite(replace(site.edited, body=f"{site.edited.body}\nPhrase ajoutée au tour {number}.\n"))


def _title(site: Site, number: int) -> None:
    site.rewrite(replace(site.edited, title=f"{site.edited.title}, tour {number}"))


def _nothing(_site: Site, _number: int) -> None:
    pass


def _times(site: Site, _number: int) -> None:
    for path in (site.folder / site.generator.texts).rglob("*"):
        if path.is_file():
            os.utime(path)


def _template(site: Site, number: int) -> None:
    path = site.folder / site.generator.frame
    before, _, after = path.read_text("utf-8").partition(_IN_EVERY_FRAME)
    path.write_text(f"{before}{_IN_EVERY_FRAME} {number}{after.lstrip(' 0123456789')}", "utf-8")


SITUATIONS = {
    "cold": Situation("cold", _first, texts_only=False),
    "body": Situation("one body edited", _body),
    "title": Situation("one title edited", _title),
    "nothing": Situation("nothing changed", _nothing),
    "times": Situation("all modification times changed", _times),
    "template": Situation("a template changed", _template, texts_only=False),
}
