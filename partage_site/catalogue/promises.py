"""Whether links to addresses of the site, typed in prose and in the settings, lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from difflib import get_close_matches
from functools import partial
from typing import Any

from partage_site.catalogue.addresses import file_of
from partage_site.diagnostics import Location, Report
from partage_site.models.kinds import KINDS, KINDS_BY_FOLDER
from partage_site.sources.discovery import SourceFile
from partage_site.sources.loading import Entry
from partage_site.wording import prose as wording


def check_promises(
    promised: Iterable[tuple[Callable[[], Location], str]],
    settings: Entry[Any],
    files: Collection[str],
    report: Report,
    *,
    hidden: Iterable[tuple[str, str]],
    unsure: Collection[str],
) -> None:
    """Reports links to addresses of the site that nothing answers, from prose and from the settings.

    `hidden` are the kind and identifier of what is not published. What a section of `unsure` would hold, were all its
    sources sound, is not known: nothing is said of it.
    """
    waiting = {KINDS[kind].path.format(id=name) for kind, name in hidden}
    known = sorted("/" + file.removesuffix("index.html") for file in files if not file.startswith("assets/"))
    for place, path in (*promised, *_set(settings)):
        if file_of(path) in files or _section_of(path) in unsure:
            continue
        if path in waiting:
            report.add(wording.address_not_yet_published(place(), path))
        else:
            report.add(wording.unknown_target(place(), path, get_close_matches(path, known, n=1, cutoff=0.5)))


def sections_unloaded(sources: Iterable[SourceFile], entries: Iterable[Entry[Any]]) -> frozenset[str]:
    """The sections of the site that the sources without an entry would have added to."""
    loaded = {entry.source for entry in entries}
    return frozenset(
        _section_of(KINDS_BY_FOLDER[source.folder].path.format(id=source.id))
        for source in sources
        if source not in loaded and source.folder in KINDS_BY_FOLDER
    )


def _set(settings: Entry[Any]) -> Iterator[tuple[Callable[[], Location], str]]:
    """The addresses that the settings give, in the menu and on the home page, each with its place."""
    home = settings.record.home
    ways: list[tuple[tuple[str | int, ...], Any]] = [(("accueil", "bouton"), home.button)] if home.button else []
    ways += [(("accueil", "portes", number), door) for number, door in enumerate(home.doors)]
    ways += [(("menu", number), item) for number, item in enumerate(settings.record.menu)]
    for keys, way in ways:
        yield partial(settings.document.locate, (*keys, "adresse"), value=True), way.path.partition("#")[0]


def _section_of(path: str) -> str:
    """The first step of an address: `evenements` for `/evenements/serie/jpi.ics`."""
    return path.split("/")[1] if path.startswith("/") else ""
