"""The settings and the entries of all sources: those whose file is the same as in an earlier build are recalled, not
read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from partage_site.artifact import digest_of
from partage_site.cache import Cache
from partage_site.diagnostics import Diagnostic, Location, Report, Severity
from partage_site.models.kinds import KINDS_BY_FOLDER, SETTINGS, Kind
from partage_site.models.packing import packed, unpacked
from partage_site.sources.discovery import Discovery, SourceFile
from partage_site.sources.loading import Entry, load_entry, sound_part
from partage_site.wording import catalogue as wording

if TYPE_CHECKING:
    from partage_site.sources.document import Document

_STEP = "entries"


class SourceChangedError(Exception):
    """A file was saved while the site was being made from it: what was made so far is of no use."""


def load_all(
    discovery: Discovery,
    report: Report,
    cache: Cache,
    *,
    lacking: re.Pattern[str] | None = None,
    fresh: Callable[[Entry[Any]], None] = lambda _: None,
) -> tuple[Entry[Any] | None, list[Entry[Any]], list[Entry[Any]]]:
    """The settings and the entries of all sources; and those without a record, whose problems are reported.

    Those that were read now, and not recalled, are told to `fresh`.
    """
    kinds = {SETTINGS.folder: SETTINGS, **KINDS_BY_FOLDER}
    recalled = (
        _recall_entry(source, kinds[source.folder], report, cache, lacking=lacking, fresh=fresh)
        for source in discovery.sources
    )
    found = [entry for entry in recalled if entry]
    loaded = [entry for entry in found if entry.record]
    settings = next((entry for entry in loaded if entry.kind is SETTINGS), None)
    if not any(source.folder == SETTINGS.folder for source in discovery.sources):
        report.add(wording.settings_missing(Location("content/site.yml")))
    entries = [entry for entry in loaded if entry.kind is not SETTINGS]
    return settings, entries, [entry for entry in found if not entry.record]


def _recall_entry(
    source: SourceFile,
    kind: Kind,
    report: Report,
    cache: Cache,
    *,
    lacking: re.Pattern[str] | None,
    fresh: Callable[[Entry[Any]], None],
) -> Entry[Any] | None:
    """The entry that `source` holds; its problems are in `report`, to which remarks are added too. One whose record is
    None has a text, which is to be looked at too; None is a file that cannot be read.

    An entry of which there was nothing to say is remembered by the bytes of its file; one that is read now is told
    to `fresh`. `lacking` finds characters that the fonts of the site do not have.
    """
    try:
        digest = cache.stamps.first(source.file)
    except OSError as error:
        report.add(wording.unreadable_file(Location(source.shown), error))
        return None
    inputs = f"{source.shown}\n{digest}\n{lacking.pattern if lacking else None}".encode()

    def load() -> tuple[Entry[Any] | None, tuple[Diagnostic, ...]]:
        kept = cache.fact(_STEP, inputs)
        if kept is not None:
            return _recalled(kept, source, kind, digest, cache), ()
        own = Report()
        entry = _read_entry(source, kind, digest, own, cache, lacking)
        if entry and entry.record and not len(own) and not entry.unwritten:
            cache.keep_fact(_STEP, inputs, {"record": packed(entry.record), "said": entry.said, "line": entry.line})
        if entry and entry.record:
            fresh(entry)
        return entry, tuple(own)

    entry, problems = cache.kept((_STEP, source, inputs), load)
    if problems:
        report.extend(problems)
    return entry


def _read_entry(
    source: SourceFile, kind: Kind, digest: str, report: Report, cache: Cache, lacking: re.Pattern[str] | None
) -> Entry[Any] | None:
    """The entry that `source` holds, read anew; its record is None after what is wrong with it is in `report`."""
    from partage_site.sources.typeface import uncovered_signs

    before = report.count(Severity.ERROR)
    document = _read(source, kind, digest, report, cache, mended=True)
    is_faulty = report.count(Severity.ERROR) > before
    entry = load_entry(document, kind, report, cache, digest=digest) if document else None
    if document and lacking:
        report.extend(uncovered_signs(document, lacking))
    if document and (entry is None or is_faulty):
        sound = entry.record if entry else sound_part(document, kind)
        return Entry(kind, source.id, None, source, digest, "", document.header_line, lambda: document, sound=sound)
    if entry:
        entry = replace(entry, read=partial(_read_again, source, kind, digest, cache))
        entry.__dict__["document"] = document  # at hand, until it is released
    return entry


def _recalled(kept: Mapping[str, Any], source: SourceFile, kind: Kind, digest: str, cache: Cache) -> Entry[Any]:
    record, again = unpacked(kind.record, kept["record"]), partial(_read_again, source, kind, digest, cache)
    return Entry(kind, source.id, record, source, digest, kept["said"], kept["line"], again)


def _read_again(source: SourceFile, kind: Kind, digest: str, cache: Cache) -> Document:
    """The document that was read before, without a word of its problems; raises SourceChangedError."""
    document = _read(source, kind, digest, Report(), cache)
    if document is None:
        raise SourceChangedError(source.shown)
    return document


def _read(
    source: SourceFile, kind: Kind, digest: str, report: Report, cache: Cache, *, mended: bool = False
) -> Document | None:
    """The document in the file, whose bytes must have this `digest`; after faults of syntax too, if it is to be had
    `mended`."""
    from partage_site.models.declaration import declared_fields
    from partage_site.sources.document import parse

    try:
        data = source.path.read_bytes()
    except OSError as error:
        report.add(wording.unreadable_file(Location(source.shown), error))
        return None
    if digest_of(data) != digest:
        raise SourceChangedError(source.shown)
    smallest = next(field.key for field in declared_fields(kind.record) if field.required)
    return parse(
        source, data, report, example=f"{smallest.name}: {smallest.example or '…'}", cache=cache, mended=mended
    )
