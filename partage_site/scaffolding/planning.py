"""From the rows of a spreadsheet to files, new or changed, each checked by the loader before any is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from partage_site.diagnostics import Diagnostic, Report, Severity
from partage_site.models.declaration import Declared, declared_fields
from partage_site.models.kinds import KINDS, Kind
from partage_site.scaffolding.columns import Column, understand
from partage_site.scaffolding.naming import known_ids
from partage_site.scaffolding.placing import placed
from partage_site.scaffolding.rows import ReadRow, cells_of, read_rows, without_keys
from partage_site.scaffolding.shapes import TYPED, Form, shapes_of
from partage_site.scaffolding.spreadsheet import Sheet
from partage_site.scaffolding.updating import body_of, composed, is_markdown, says, updated
from partage_site.sources.discovery import SourceFile
from partage_site.sources.document import Document, parse
from partage_site.sources.loading import Entry, load_entry
from partage_site.sources.values import KeyPath, Mark, Tree, Value
from partage_site.wording import scaffolding as wording
from partage_site.wording.catalogue import unknown_reference


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
    loaded = {slug: _loaded(source, kind, report) for slug, source in own.items()}
    entries = {slug: entry for slug, entry in loaded.items() if entry}
    known = known_ids(sources)
    rows = read_rows(sheet, columns, kind, entries, known, report)
    ids = {name: set(known[name]) | ({read.id for read in rows} if name == kind.name else set()) for name in KINDS}
    files = []
    for read in rows:
        source = own.get(read.id) or _new_source(content, kind, read.id)
        before = loaded.get(read.id)
        if read.id in own and before is None:
            continue  # its own faults are told
        cells = _Cells(sheet, columns, _with_networks(read, before, kind), ids)
        after = _validated(cells.read, before, source, kind, cells, report)
        if after:
            files.append(_planned(cells, before, after, source, kind, report))
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


class _Cells(NamedTuple):
    """Where a row stands in the sheet: its values look like a document, so that the loader tells of cells."""

    sheet: Sheet
    columns: Sequence[Column]
    read: ReadRow
    ids: Mapping[str, set[str]]

    def document(self, source: SourceFile, values: Mapping[str, Value]) -> Document:
        """`values` as a document in which each key stands in its cell."""
        marks: dict[KeyPath, Mark] = {}
        for key in self.read.values:
            column = next(cells_of(self.columns, key))
            marks[key,] = self.sheet.mark(self.read.row, column.index)
        number = self.read.row.number
        return Document(source, values, "", number, self.sheet.text, lambda: Tree({}, marks, marks, ()), number)

    def told(self, problem: Diagnostic) -> Diagnostic:
        """`problem` with the header of the column that its place is in, and what to type without the key."""
        problem = problem._replace(hint=without_keys(problem.hint))
        for column in self.columns:
            if self.sheet.mark(self.read.row, column.index).column == problem.location.column:
                return problem._replace(message=wording.in_column(column.header, problem.message))
        place = problem.location
        return problem if place.excerpt else problem._replace(location=self.sheet.place(self.read.row))

    def unknown_references(self, document: Document, kind: Kind) -> Iterator[Diagnostic]:
        """The references of the row that name no file, nor another row."""
        for field, shape in shapes_of(kind.record):
            key = field.key.name
            if shape.form is not Form.REFERENCE or key not in self.read.values:
                continue
            target = field.key.target
            named = self.read.values[key]
            for name in named if isinstance(named, list) else [named]:
                if name not in self.ids[target]:
                    known = sorted(self.ids[target])
                    near = get_close_matches(str(name), known, n=1, cutoff=0.6)
                    yield unknown_reference(document.locate((key,)), str(name), KINDS[target], near, known)


def _validated(
    read: ReadRow, before: Entry[Any] | None, source: SourceFile, kind: Kind, cells: _Cells, report: Report
) -> Entry[Any] | None:
    """The entry that the row makes of the file, or None after its problems are in `report`, at their cells."""
    own = Report()
    document = cells.document(source, {**(before.document.values if before else {}), **read.values})
    entry = load_entry(document, kind, own)
    own.extend(cells.unknown_references(document, kind))
    entry = placed(entry, before, own) if entry else None
    report.extend(map(cells.told, own))
    return None if own.refuses() else entry


def _planned(
    cells: _Cells, before: Entry[Any] | None, after: Entry[Any], source: SourceFile, kind: Kind, report: Report
) -> PlannedFile | None:
    """The file that says what `after` says, checked by reading it back."""
    read = cells.read

    def planned(text: str, outcome: Outcome) -> PlannedFile:
        return PlannedFile(read.row.number, source.path, source.shown, text.encode(), outcome)

    def checked(text: str, outcome: Outcome) -> PlannedFile | None:
        if says(text, after, body, source, kind):
            return planned(text, outcome)
        report.add(wording.not_writable_as_yaml(cells.sheet.place(read.row), source.shown))
        return None

    fields = declared_fields(kind.record)
    typed = frozenset(field.key.name for field, shape in shapes_of(kind.record) if shape.form in TYPED)
    body = body_of(read.body) if read.body is not None else before.document.body.strip("\n") if before else ""
    if before is None:
        if source.path.exists() or source.path.is_symlink():
            report.add(wording.place_taken(source.shown))
            return None
        said = [field.key.name for field in fields if _says_more(after, field)]
        text = composed({key: read.values[key] for key in said}, typed, body)
        return checked(text, Outcome.CREATED)
    document = before.document
    changed = [field for field in fields if getattr(before.record, field.name) != getattr(after.record, field.name)]
    changes = {field.key.name: read.values[field.key.name] for field in changed}
    new_body = body if body != document.body.strip("\n") else None
    if not changes and new_body is None:
        return planned(document.text.text, Outcome.UNCHANGED)
    text = updated(document, changes, typed, new_body)
    if says(text, after, body, source, kind):
        return planned(text, Outcome.UPDATED)
    text = composed({**document.values, **changes}, typed, body, markdown=is_markdown(document))
    return checked(text, Outcome.REWRITTEN)


def _says_more(entry: Entry[Any], field: Declared) -> bool:
    """Whether the field says what its absence would not: the class of a record holds its defaults."""
    return bool(getattr(entry.record, field.name) != getattr(type(entry.record), field.name, None))
