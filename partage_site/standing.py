"""Whether the site of the last build still stands and nothing that it was made from has changed.

A build with nothing to do then looks at files (it reads those alone that may have changed) and imports no library.
Nothing is guessed: sources are known by their digests, the published files by their names, sizes and times and by
the marker that lists them. The slightest doubt is told by None, and then everything is done as if this were not here.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from partage_site.artifact import digest_of
from partage_site.cache import Cache
from partage_site.diagnostics import Diagnostic, Location, Report, Severity
from partage_site.project import Project
from partage_site.publishing.paths import MARKER, ancestors
from partage_site.publishing.stage import Stage
from partage_site.stamps import COARSEST, inside, is_folder, is_link

if TYPE_CHECKING:
    from partage_site.publishing import Publication

_NOTE = "standing"


class _Doubt(Exception):
    """Something is there that is neither a file nor a folder."""


class Standing(NamedTuple):
    """What a build says at its end: its problems, how many pages and files, the towns as they were understood."""

    report: Report
    pages: int
    files: int
    towns: list[tuple[str, str, str, str]]


def inputs_of(project: Project, cache: Cache) -> str | None:
    """The digest of all that a site is made from: files, options, this program. None if it cannot be told."""
    if cache.folder is None:
        return None
    told = [cache.version.decode(), repr((str(project.output), project.today, project.base_url, project.drafts))]
    try:
        for folder in (project.content, project.templates, project.assets):
            # A folder counts even empty: its name alone may be refused.
            told.extend(_told_of(path, entry, cache) for path, entry in sorted(inside(str(folder)), key=itemgetter(0)))
            told.append("")
    except (_Doubt, OSError):
        return None
    return digest_of("\n".join(told).encode("utf-8", "surrogateescape"))


def last_standing(cache: Cache) -> Mapping[str, Any]:
    """What the last build noted of itself; empty where none was published by this very program."""
    return cache.recent(_NOTE) or {}


def times_in(last: Mapping[str, Any]) -> Mapping[str, int]:
    """When each file of the output was written (ns), as the `last` build noted it."""
    paths, _, times = last.get("files", ((), (), ()))
    return dict(zip(paths, times, strict=True))


def still_standing(project: Project, cache: Cache, last: Mapping[str, Any], inputs: str | None) -> Standing | None:
    """What the `last` build said, if its `inputs` were these and every file of it, and no other, is in the output."""
    with suppress(OSError, _Doubt):
        if last and inputs and last["inputs"] == inputs and _stands(project.output, last, cache):
            report = Report()
            report.extend(_diagnostic(*problem) for problem in last["problems"])
            towns = [(typed, town, insee, department) for typed, town, insee, department in last["towns"]]
            return Standing(report, last["pages"], len(last["files"][0]), towns)
    return None


def keep_standing(
    project: Project,
    cache: Cache,
    inputs: str,
    standing: Standing,
    sizes: Mapping[str, int],
    publication: Publication,
) -> None:
    """Notes a build that has just been published: `sizes` are the bytes of each file by its path."""
    with suppress(OSError):
        marker = digest_of((project.output / MARKER).read_bytes())
        problems = [
            (*problem.location, problem.severity, problem.code, problem.message, problem.hint)
            for problem in standing.report
        ]
        folders = _folders(project.output, sizes)
        note = {
            "inputs": inputs,
            "marker": marker,
            # In columns, which are read faster than a line for each of ten thousand.
            "files": (list(sizes), list(sizes.values()), [publication.times.get(path) for path in sizes]),
            "folders": _columns(folders),
            "taken": _taken(publication.looked, folders),
            "problems": problems,
            "pages": standing.pages,
            "towns": standing.towns,
        }
        cache.keep_recent(_NOTE, note)


def _diagnostic(*told: str | int) -> Diagnostic:
    *place, severity, code, message, hint = told
    return Diagnostic(Severity(severity), str(code), Location(*place), str(message), str(hint))  # type: ignore[arg-type]


def _folders(output: Path, paths: Iterable[str]) -> dict[str, int]:
    """When something was last put in, or taken from, the output and each folder of `paths` in it (ns)."""
    names = {"", *(folder for path in paths for folder in ancestors(path))}
    return {name: os.lstat(f"{output}{os.sep}{name}").st_mtime_ns for name in names}


def _columns(times: Mapping[str, int]) -> tuple[list[str], list[int]]:
    return list(times), list(times.values())


def _taken(looked: int, folders: Mapping[str, int]) -> int:
    """Up to when (ns) it is certain that nobody else had put a file into the `folders`: they were `looked` at before
    the site was written. The disk may have a clock of its own, behind ours: by it, the look is taken to lie before the
    last change of a folder by all the time that has passed since the look.
    """
    lasted = max(time.time_ns() - looked, 0)
    return min(looked, max(folders.values()) - lasted)


def _stands(output: Path, known: Mapping[str, Any], cache: Cache) -> bool:
    """Whether `output` holds what is `known` of it, and nothing else."""
    if output.is_symlink() or os.path.lexists(Stage(output).root):
        return False
    looked, lead = time.time_ns(), f"{output}{os.sep}"
    for path, size, written in zip(*known["files"], strict=True):
        seen = os.lstat(lead + path)
        if seen.st_mtime_ns != written or seen.st_size != size or not stat.S_ISREG(seen.st_mode):
            return False
    times = dict(zip(*known["folders"], strict=True))
    listed = _listed(lead, times, known["taken"], known["files"][0])
    if listed is None or digest_of((output / MARKER).read_bytes()) != known["marker"]:
        return False
    if listed and max(listed.values()) <= looked - COARSEST:  # the next build need not list them again
        cache.keep_recent(_NOTE, {**known, "folders": _columns(times | listed), "taken": looked})
    return True


def _listed(lead: str, times: Mapping[str, int], taken: int, files: Sequence[str]) -> dict[str, int] | None:
    """The folders in which something may have been put since they had these `times`, which were `taken` then (ns), each
    with its time now: they were listed, and hold nothing but folders and `files`. None where one does, or is no folder.
    """
    listed: dict[str, int] = {}
    ours: set[str] = set()
    for name, changed in times.items():
        seen = os.lstat(lead + name)
        if is_link(seen) or not stat.S_ISDIR(seen.st_mode):
            return None
        if seen.st_mtime_ns != changed or changed > taken - COARSEST:
            ours = ours or {*files, *times, MARKER}
            with os.scandir(lead + name) as entries:
                inside = {f"{name}/{entry.name}" if name else entry.name for entry in entries}
            if not inside <= ours:
                return None
            listed[name] = seen.st_mtime_ns
    return listed


def _told_of(path: str, entry: os.DirEntry[str], cache: Cache) -> str:
    """A file or a folder among what a site is made from: its path, and the digest of a file."""
    seen = entry.stat(follow_symlinks=False)
    if stat.S_ISREG(seen.st_mode):
        return f"{path}\0{cache.stamps.digest(entry.path, seen)}"
    if not is_folder(entry):
        raise _Doubt(entry.path)
    return f"{path}\0"
