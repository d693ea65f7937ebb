"""One address for each entry, none taken twice, and old addresses that lead somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from partage_site.artifact import Artifact
from partage_site.catalogue.catalogue import Catalogue
from partage_site.diagnostics import Diagnostic, Location, Report
from partage_site.models.kinds import KINDS_BY_FOLDER
from partage_site.models.sections import SECTIONS
from partage_site.sources.discovery import SourceFile
from partage_site.sources.loading import Entry
from partage_site.sources.names import safe_name
from partage_site.wording import catalogue as wording

_SITE_PAGES = ("/", "/404.html", "/carte/integrer/", "/plan-du-site/", "/recherche/", *(each.path for each in SECTIONS))

# What hosts of static files do not serve as a page: another extension than that of a page, a name of their settings.
_NO_PAGE = re.compile(r"\.(?!html?$)[^./]+$|/_[^/]*/?$", re.IGNORECASE)
# In bytes and in characters: what every file system writes, with room for the folder of the site.
_LONGEST_PART, _LONGEST_PATH = 200, 1000


def file_of(path: str) -> str:
    """The file of the output that answers at `path` (`/a/b/` → `a/b/index.html`, `/%C3%A9.html` → `é.html`)."""
    relative = unquote(path.lstrip("/"))
    return f"{relative}index.html" if not relative or relative.endswith("/") else relative


def targets_of(sources: Iterable[SourceFile], drafts: Container[tuple[str, str]]) -> dict[str, str | None]:
    """Where a link to each source file leads, by its path under content/; None for a draft that is not published.

    A file that could not be loaded keeps its address, so that its faults are told and not those of its links.
    """
    targets: dict[str, str | None] = {}
    for source in sources:
        if kind := KINDS_BY_FOLDER.get(source.folder):
            target = None if (kind.name, source.id) in drafts else kind.path.format(id=source.id)
            targets[source.shown.removeprefix("content/")] = target
            # Where it should be, if it is in a wrong folder or under a wrong name.
            targets.setdefault(f"{source.folder}/{source.id}.{source.file.rpartition('.')[2]}", target)
    return targets


def redirects_of(entry: Entry[Any]) -> tuple[tuple[str, str], ...]:
    """The addresses that redirect to `entry`, once each, with that which was typed: one without an extension is a
    folder, with or without its last slash.
    """
    return tuple({_as_folder(old): old for old in entry.record.old_paths}.items())


def moved_to(name: str, entries: Iterable[Entry[Any]]) -> str:
    """The file to which the address of `name` now leads (`programmes/oser.md`, as are both), if one of `entries` took
    it; else empty."""
    folder, _, file = name.partition("/")
    if folder not in KINDS_BY_FOLDER:
        return ""
    gone = file_of(KINDS_BY_FOLDER[folder].path.format(id=file.rpartition(".")[0]))
    heirs = (entry for entry in entries for path, _ in redirects_of(entry) if file_of(path) == gone)
    return next((heir.source.shown.removeprefix("content/") for heir in heirs), "")


def old_address_taken(entry: Entry[Any], old: str, catalogue: Catalogue) -> Diagnostic:
    """What is wrong with an old address of `entry` where a page of the site lies."""
    place = next(place for _, typed, place in _old_addresses(entry) if typed == old)
    live = (each.source.shown for each in catalogue.entries() if file_of(each.path) == file_of(_as_folder(old)))
    return wording.old_address_is_live(place, old, next(live, ""))


def check_addresses(entries: Iterable[Entry[Any]], report: Report) -> None:
    """Reports an old address that is a live page, that no page can have, or that two entries claim."""
    kept = list(entries)
    live = {file_of(entry.path): entry for entry in kept if "#" not in entry.kind.path}
    sections = set(map(file_of, _SITE_PAGES))
    claimed: dict[str, Entry[Any]] = {}
    for entry in kept:
        for file, old, place in _old_addresses(entry):
            name = file.casefold()
            if file in live:
                report.add(wording.old_address_is_live(place, old, live[file].source.shown))
            elif file in sections:
                report.add(wording.old_address_is_live(place, old, ""))
            elif not _is_writable(old):
                report.add(wording.old_address_unwritable(place, old))
            elif name in claimed:
                report.add(wording.old_address_claimed_twice(place, old, claimed[name].source.shown))
            elif _NO_PAGE.search(old):
                report.add(wording.old_address_no_page(place, old))
            claimed.setdefault(name, entry)


def one_file_each(artifacts: Iterable[Artifact], entries: Iterable[Entry[Any]], report: Report) -> tuple[Artifact, ...]:
    """`artifacts` in the order of their paths, without those whose place another takes, which is reported.

    Two take one place when they have one path, even in other capitals, or when one is a folder of the other.
    `entries` say whose an old address is.
    """
    kept = list(artifacts)
    if _one_place_each([artifact.path.casefold() for artifact in kept]):
        return tuple(sorted(kept, key=lambda artifact: artifact.path))
    claimed = [each for entry in entries for each in _old_addresses(entry)]
    old = {file: (typed, place) for file, typed, place in claimed}
    claims = Counter(file.casefold() for file, _, _ in claimed)
    by_name: dict[str, Artifact] = {}
    folders: dict[str, str] = {}
    for artifact in sorted(kept, key=lambda artifact: (artifact.path in old, artifact.path)):
        name = artifact.path.casefold()
        above = [name[:end] for end, sign in enumerate(name) if sign == "/"]
        if name in by_name or name in folders or any(folder in by_name for folder in above):
            typed, place = old.get(artifact.path, ("", Location("content")))
            beside = file_of(f"/{artifact.path.removesuffix('.ics')}/")
            if not typed and beside in old:
                continue  # the calendar of an old address, which is told
            if not typed:
                report.add(wording.two_files_at(place, f"/{artifact.path}"))
            elif claims[name] == 1:  # two claims of one address are told with the catalogue
                report.add(wording.old_address_is_live(place, typed, ""))
            continue
        by_name[name] = artifact
        folders.update(dict.fromkeys(above, artifact.path))
    return tuple(sorted(by_name.values(), key=lambda artifact: artifact.path))


def _one_place_each(names: Sequence[str]) -> bool:
    """Whether no two of these paths, in small letters, are the same, and none is a folder of another."""
    files = set(names)
    folders = {name.rpartition("/")[0] for name in files}
    above = {folder[:end] for folder in folders for end, sign in enumerate(folder) if sign == "/"}
    return len(files) == len(names) and files.isdisjoint(folders) and files.isdisjoint(above)


def _old_addresses(entry: Entry[Any]) -> Iterator[tuple[str, str, Location]]:
    """The file of each old address of `entry`, the address as typed, and where."""
    typed = list(entry.record.old_paths)
    for path, old in redirects_of(entry):
        yield file_of(path), old, entry.document.locate(("anciennes_adresses", typed.index(old)), value=True)


def _is_writable(path: str) -> bool:
    """Whether a file can answer at `path` on every system; what it spells with % counts as what it means."""
    parts = [unquote(part) for part in path.strip("/").split("/")]
    return (
        len(path) <= _LONGEST_PATH
        and all(
            part == safe_name(part) and "/" not in part and "\ufffd" not in part and part[0] != "." for part in parts
        )
        and max(len(part.encode()) for part in parts) <= _LONGEST_PART
    )


def _as_folder(path: str) -> str:
    last = path.rsplit("/", 1)[-1]
    return path if not last or "." in last else f"{path}/"
