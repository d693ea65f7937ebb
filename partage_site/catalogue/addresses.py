"""One address for each entry, none taken twice, and old addresses that lead somewhere."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

from partage_site.catalogue.catalogue import path_of
from partage_site.diagnostics import Report
from partage_site.models.kinds import KINDS
from partage_site.sources.discovery import SourceFile
from partage_site.sources.loading import Entry
from partage_site.wording import catalogue as wording

_SITE_PAGES = (
    "programmes",
    "evenements",
    "themes",
    "chiffres",
    "actualites",
    "ressources",
    "recherche",
    "plan-du-site",
)


def file_of(path: str) -> str:
    """The file of the output that answers at `path` (`/a/b/` → `a/b/index.html`, `/a.html` → `a.html`)."""
    relative = path.lstrip("/")
    return f"{relative}index.html" if not relative or relative.endswith("/") else relative


def targets_of(sources: Iterable[SourceFile], drafts: Container[tuple[str, str]]) -> dict[str, str | None]:
    """Where a link to each source file leads, by its path under content/; None for a draft that is not published.

    A file that could not be loaded keeps its address, so that its faults are told and not those of its links.
    """
    kinds = {kind.folder: kind for kind in KINDS.values()}
    targets: dict[str, str | None] = {}
    for source in sources:
        if kind := kinds.get(source.folder):
            name = source.shown.removeprefix("content/")
            targets[name] = None if (kind.name, source.id) in drafts else kind.path.format(id=source.id)
    return targets


def redirects_of(entry: Entry[Any]) -> tuple[tuple[str, str], ...]:
    """The files that redirect to `entry`, each with the address that was typed."""
    return tuple((file_of(_as_folder(old)), old) for old in entry.record.old_paths)


def check_addresses(entries: Iterable[Entry[Any]], report: Report) -> None:
    """Reports an old address that is a live page, or that two entries claim."""
    kept = list(entries)
    live = {file_of(path_of(entry)): entry for entry in kept if "#" not in entry.kind.path}
    sections = {file_of(f"/{name}/") for name in _SITE_PAGES} | {
        "index.html",
        "404.html",
        "carte/integrer/index.html",
    }
    claimed: dict[str, Entry[Any]] = {}
    for entry in kept:
        for number, (file, old) in enumerate(redirects_of(entry)):
            place = entry.document.locate(("anciennes_adresses", number), value=True)
            if file in live:
                report.add(wording.old_address_is_live(place, old, live[file].document.source.shown))
            elif file in sections:
                report.add(wording.old_address_is_live(place, old, ""))
            elif file in claimed and claimed[file] is not entry:
                report.add(wording.old_address_claimed_twice(place, old, claimed[file].document.source.shown))
            claimed[file] = entry


def _as_folder(path: str) -> str:
    """An old address without an extension is a folder, with or without its last slash."""
    last = path.rsplit("/", 1)[-1]
    return path if not last or "." in last else f"{path}/"
