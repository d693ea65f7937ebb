"""From the rows of a spreadsheet to files, new or changed, each checked by the loader before any is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from partage_site.diagnostics import Location, Report, Severity
from partage_site.models.declaration import Declared, declared_fields
from partage_site.models.kinds import KINDS, Kind
from partage_site.scaffolding.columns import Column, understand
from partage_site.scaffolding.naming import known_ids
from partage_site.scaffolding.row_checking import RowChecker
from partage_site.scaffolding.rows import ReadRow, read_rows
from partage_site.scaffolding.shapes import TYPED, Form, shapes_of
from partage_site.scaffolding.spreadsheet import Sheet
from partage_site.scaffolding.updating import body_of, composed, is_markdown, says, updated
from partage_site.sources.discovery import SourceFile
from partage_site.sources.document import parse
from partage_site.sources.loading import Entry, load_entry
from partage_site.wording import scaffolding as wording


class Outcome(Enum):
    """What becomes of a file; `REWRITTEN` keeps every value, but neither comments nor layout."""

    CREATED = "nouveau"
    UPDATED = "modifié"
    REWRITTEN = "récrit"
    UNCHANGED = "inchangé"


class PlannedFile(NamedTuple):
    """The file of row `row`: its path, `shown` as people read it, its bytes, and what becomes of it."""

    row: int
    path: Path
    shown: str
    data: bytes
    outcome: Outcome


class Plan(NamedTuple):
    """How a spreadsheet was understood, and the files that its rows make."""

    columns: tuple[Column, ...]
    files: tuple[PlannedFile, ...]


def plan_files(sheet: Sheet, kind: Kind, content: Path, sources: Sequence[SourceFile], report: Report) -> Plan:
    """The files that the rows of `sheet` make under `content`, whose files are `sources`.

    An empty cell says nothing: what a file already holds for it stays. What stands in the way is in `report`;
    then nothing should be written.
    """
    columns = understand(sheet, kind, report)
    own = {source.id: source for source in sources if source.folder == kind.folder}
    entries = {slug: entry for slug, source in own.items() if (entry := _loaded(source, kind, report))}
    known = known_ids(sources)
    rows = read_rows(sheet, columns, kind, entries, known, report)
    ids = {name: set(known[name]) | ({read.id for read in rows} if name == kind.name else set()) for name in KINDS}
    checker = RowChecker(sheet, columns, kind, ids)
    files = []
    for read in rows:
        if read.id in own and read.id not in entries:
            continue  # its own faults are told
        before = entries.get(read.id)
        row = _with_networks(read, before, kind)
        after = checker.entry_of(row, own.get(read.id) or _new_source(content, kind, read.id), before, report)
        if after:
            files.append(_planned(row, before, after, sheet.place(row.row), report))
    return Plan(columns, tuple(file for file in files if file))


def _with_networks(read: ReadRow, before: Entry[Any] | None, kind: Kind) -> ReadRow:
    """`read` with the networks that the file has beside those of the row: each may have a column of its own."""
    for field, shape in shapes_of(kind.record):
        key = field.key.name
        held, said = before.document.values.get(key) if before else None, read.values.get(key)
        if shape.form is Form.NETWORKS and isinstance(held, dict) and isinstance(said, dict):
            return read._replace(values={**read.values, key: {**held, **said}})
    return read


def _loaded(source: SourceFile, kind: Kind, report: Report) -> Entry[Any] | None:
    """The entry that a file holds, or None after its errors are in `report`; warnings are for a build to tell."""
    own = Report()
    document = parse(source, source.path.read_bytes(), own)
    entry = load_entry(document, kind, own) if document else None
    report.extend(problem for problem in own if problem.severity is Severity.ERROR)
    return entry


def _new_source(content: Path, kind: Kind, slug: str) -> SourceFile:
    name = f"{kind.folder}/{slug}.md"
    return SourceFile(str(content / name), f"content/{name}", kind.folder, slug)


def _planned(
    read: ReadRow, before: Entry[Any] | None, after: Entry[Any], place: Location, report: Report
) -> PlannedFile | None:
    """The file that says what `after` says, checked by reading it back; None after the problem of its row, at `place`,
    is in `report`.
    """
    source = after.source
    if before is None and (source.path.exists() or source.path.is_symlink()):
        report.add(wording.place_taken(source.shown))
        return None
    body = body_of(read.body) if read.body is not None else before.document.body.strip("\n") if before else ""
    for text, outcome in _texts(read, before, after, body):
        if outcome is Outcome.UNCHANGED or says(text, after, body):
            return PlannedFile(read.row.number, source.path, source.shown, text.encode(), outcome)
    report.add(wording.not_writable_as_yaml(place, source.shown))
    return None


def _texts(read: ReadRow, before: Entry[Any] | None, after: Entry[Any], body: str) -> Iterator[tuple[str, Outcome]]:
    """The texts that may say what `after` says, and `body`, the one that changes least first."""
    record = after.kind.record
    typed = frozenset(field.key.name for field, shape in shapes_of(record) if shape.form in TYPED)
    fields = declared_fields(record)
    if before is None:
        said = [field.key.name for field in fields if _says_more(after, field)]
        yield composed({key: read.values[key] for key in said}, typed, body), Outcome.CREATED
        return
    document = before.document
    changed = [field for field in fields if getattr(before.record, field.name) != getattr(after.record, field.name)]
    changes = {field.key.name: read.values[field.key.name] for field in changed}
    new_body = body if body != document.body.strip("\n") else None
    if not changes and new_body is None:
        yield document.text.text, Outcome.UNCHANGED
        return
    yield updated(document, changes, typed, new_body), Outcome.UPDATED
    yield composed({**document.values, **changes}, typed, body, markdown=is_markdown(document)), Outcome.REWRITTEN


def _says_more(entry: Entry[Any], field: Declared) -> bool:
    """Whether the field says what its absence would not: the class of a record holds its defaults."""
    return bool(getattr(entry.record, field.name) != getattr(type(entry.record), field.name, None))
