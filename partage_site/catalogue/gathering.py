"""From loaded entries to the catalogue: drafts left out, references checked, addresses kept apart."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import Any

from partage_site.cache import NO_CACHE, Cache
from partage_site.catalogue.addresses import check_addresses, moved_to
from partage_site.catalogue.catalogue import Catalogue, named_in, references_of, uid_of
from partage_site.catalogue.placing import place_entries
from partage_site.diagnostics import Report
from partage_site.models.declaration import declared_fields
from partage_site.models.kinds import KINDS, Kind
from partage_site.models.settings import Settings
from partage_site.sources.discovery import SourceFile
from partage_site.sources.loading import Entry
from partage_site.wording import catalogue as wording

_PLACE = frozenset(("town", "region", "postcode", "insee", "coordinates"))


def gather(
    entries: Iterable[Entry[Any]],
    settings: Settings,
    *,
    unsound: Iterable[Entry[Any]] = (),
    sources: Iterable[SourceFile],
    today: date,
    drafts: bool,
    report: Report,
    cache: Cache = NO_CACHE,
) -> Catalogue:
    """The catalogue of `entries`; what does not fit together is in `report`.

    `sources` are all files, also those whose faults kept them out of `entries`: a reference to one is sound.
    `unsound` are the entries of these: what else they say is looked at all the same.
    Without `drafts`, entries marked so are left out, and an article dated after `today` is not published yet; with
    them, it is a draft. What is wrong with it is told at once: on its day, nobody may be there to read it.
    """
    kept: list[Entry[Any]] = []
    hidden: dict[tuple[str, str], Entry[Any]] = {}
    for entry in entries:
        if drafts:
            kept.append(_waiting(entry, today))
        elif _is_published(entry, today, report):
            kept.append(entry)
        else:
            hidden[entry.kind.name, entry.id] = entry
    to_come = tuple(entry for entry in hidden.values() if not entry.record.draft)
    tables = {name: {e.id: e for e in _sorted(kept, name)} for name in KINDS}
    files = {name: [source.id for source in sources if source.folder == kind.folder] for name, kind in KINDS.items()}
    _check_together([*kept, *to_come], files, hidden, report)
    _check_unsound(unsound, files, hidden, report, cache)
    return Catalogue(
        settings=settings,
        today=today,
        tables=tables,
        hidden=frozenset(hidden),
        places=place_entries([*tables["programme"].values(), *tables["evenement"].values()], report, cache),
        to_come=to_come,
    )


def _sorted(entries: Iterable[Entry[Any]], kind: str) -> list[Entry[Any]]:
    """The entries of one kind in their order."""
    own = (entry for entry in entries if entry.kind.name == kind)
    order = KINDS[kind].order
    return sorted(own, key=lambda entry: (order(entry.record), entry.id), reverse=KINDS[kind].latest_first)


def _waiting(entry: Entry[Any], today: date) -> Entry[Any]:
    """`entry`, which is a draft as long as it is news of a day to come."""
    if not _is_to_come(entry, today):
        return entry
    return replace(entry, record=replace(entry.record, draft=True), said=f"{entry.said} à venir")


def _is_to_come(entry: Entry[Any], today: date) -> bool:
    return entry.kind.name == "actualite" and entry.record.date > today


def _is_published(entry: Entry[Any], today: date, report: Report) -> bool:
    if entry.record.draft:
        report.add(wording.draft_left_out(entry.document.locate(("brouillon",))))
        return False
    if _is_to_come(entry, today):
        report.add(wording.not_yet_published(entry.document.locate(("date",)), entry.record.date))
        return False
    return True


def _check_together(
    entries: Sequence[Entry[Any]],
    files: Mapping[str, list[str]],
    hidden: Container[tuple[str, str]],
    report: Report,
) -> None:
    """Reports what does not fit together: references, addresses, what calendars know an event by."""
    _check_references(entries, files, hidden, report)
    check_addresses(entries, report)
    _check_uids(entries, report)


def _check_uids(entries: Iterable[Entry[Any]], report: Report) -> None:
    """Two entries of one `uid`, typed or made from a file's name, would be one event in people's calendars."""
    kept = list(entries)
    owners = {uid_of(entry): entry for entry in kept if entry.kind.name == "evenement" and not entry.record.uid}
    for entry in kept:
        if uid := entry.record.uid:
            first = owners.setdefault(uid, entry)
            if first is not entry:
                place = entry.document.locate(("uid",), value=True)
                report.add(wording.uid_taken(place, uid, first.source.shown, typed=bool(first.record.uid)))


def _check_unsound(
    unsound: Iterable[Entry[Any]],
    files: Mapping[str, list[str]],
    hidden: Container[tuple[str, str]],
    report: Report,
    cache: Cache,
) -> None:
    """Reports what is wrong with the references and the towns of entries whose other values are at fault."""
    entries = [replace(entry, record=entry.sound) for entry in unsound if entry.sound and not entry.sound.draft]
    _check_references(entries, files, hidden, report)
    place_entries([entry for entry in entries if _tells_its_place(entry)], report, cache)


def _tells_its_place(entry: Entry[Any]) -> bool:
    """Whether all that `entry` says of its place was read: a town without its postcode may be another."""
    names = {field.key.name: field.name for field in declared_fields(entry.kind.record) if field.name in _PLACE}
    typed = [name for key, name in names.items() if entry.document.values.get(key) is not None]
    return bool(names) and all(getattr(entry.record, name) is not None for name in typed)


def _renamed(name: str, kind: Kind, entries: Iterable[Entry[Any]]) -> list[str]:
    """The identifier of that of `entries` which took the address of `name`, another of its `kind`; empty for none."""
    folder, _, file = moved_to(f"{kind.folder}/{name}.md", entries).partition("/")
    return [file.rpartition(".")[0]] if folder == kind.folder else []


def _check_references(
    entries: Collection[Entry[Any]],
    files: Mapping[str, list[str]],
    hidden: Container[tuple[str, str]],
    report: Report,
) -> None:
    """Every reference names a file; one to a draft is told, and left out by whoever looks it up."""
    known = {name: frozenset(ids) for name, ids in files.items()}
    for entry in entries:
        for field in references_of(entry.kind):
            key, target = field.key.name, field.key.target
            for number, name in enumerate(named_in(entry.record, field)):
                if name in known[target] and (target, name) not in hidden:
                    continue
                place = entry.document.locate((key, number), value=True)
                if name not in known[target]:
                    near = _renamed(name, KINDS[target], entries) or get_close_matches(name, files[target], 1, 0.6)
                    report.add(wording.unknown_reference(place, name, KINDS[target], near, files[target]))
                else:
                    report.add(wording.reference_to_draft(place, name))
