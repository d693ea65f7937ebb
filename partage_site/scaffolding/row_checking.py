"""Rows held to the loader: what it says of a value is told of its cell, under the header of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

from partage_site.diagnostics import Diagnostic, Report
from partage_site.models.kinds import KINDS, Kind
from partage_site.scaffolding.columns import LATITUDE, LONGITUDE, Column
from partage_site.scaffolding.placing import placed
from partage_site.scaffolding.rows import ReadRow
from partage_site.scaffolding.shapes import Form, shapes_of
from partage_site.scaffolding.spreadsheet import Sheet
from partage_site.sources.discovery import SourceFile
from partage_site.sources.document import Document
from partage_site.sources.loading import Entry, load_entry
from partage_site.sources.values import KeyPath, Mark, Tree, Value
from partage_site.wording import scaffolding as wording
from partage_site.wording.catalogue import unknown_reference

# Where a hint gives a line of a file to paste: « Écrivez :  ville: Lyon », « …   et   fin: … », or a line of its own.
_BEFORE_VALUE = re.compile(r"(^|\u00a0:  |   et   )([a-z_]+): ", re.MULTILINE)


class RowChecker(NamedTuple):
    """Makes entries of the rows of `sheet`, all of one `kind`; `ids` are what they may refer to, by kind."""

    sheet: Sheet
    columns: Sequence[Column]
    kind: Kind
    ids: Mapping[str, set[str]]

    def entry_of(
        self, read: ReadRow, source: SourceFile, before: Entry[Any] | None, report: Report
    ) -> Entry[Any] | None:
        """The entry that a row makes of the file `source`, which held `before`; None after an error.

        What there is to say is in `report`, at its cell.
        """
        own = Report()
        document = self._document(read, source, {**(before.document.values if before else {}), **read.values})
        entry = load_entry(document, self.kind, own)
        own.extend(self._unknown_references(read, document))
        entry = placed(entry, before, own) if entry else None
        report.extend(self._told(read, problem) for problem in own)
        return None if own.refuses() else entry

    def _document(self, read: ReadRow, source: SourceFile, values: Mapping[str, Value]) -> Document:
        """`values` as a document in which each key of the row stands in its cell, so that the loader tells of cells."""
        marks: dict[KeyPath, Mark] = {}
        for key in read.values:
            column = next(_cells_of(self.columns, key))
            marks[key,] = self.sheet.mark(read.row, column.index)
        number = read.row.number
        return Document(source, values, "", number, self.sheet.text, lambda: Tree({}, marks, marks, ()), number)

    def _told(self, read: ReadRow, problem: Diagnostic) -> Diagnostic:
        """`problem` with the header of the column that its place is in, and what to type without the key."""
        problem = problem._replace(hint=_without_keys(problem.hint))
        for column in self.columns:
            if self.sheet.mark(read.row, column.index).column == problem.location.column:
                return problem._replace(message=wording.in_column(column.header, problem.message))
        return problem if problem.location.excerpt else problem._replace(location=self.sheet.place(read.row))

    def _unknown_references(self, read: ReadRow, document: Document) -> Iterator[Diagnostic]:
        """The references of the row that name no file, nor another row."""
        for field, shape in shapes_of(self.kind.record):
            key, target = field.key.name, field.key.target
            if shape.form is not Form.REFERENCE or key not in read.values:
                continue
            named = read.values[key]
            for name in named if isinstance(named, list) else [named]:
                if name not in self.ids[target]:
                    known = sorted(self.ids[target])
                    near = get_close_matches(str(name), known, n=1, cutoff=0.6)
                    yield unknown_reference(document.locate((key,)), str(name), KINDS[target], near, known)


def _cells_of(columns: Sequence[Column], key: str) -> Iterator[Column]:
    """The columns that give the value of `key`."""
    halves = {LATITUDE, LONGITUDE} if key == "coordonnees" else set()
    return (column for column in columns if column.key == key or column.key in halves)


def _without_keys(hint: str) -> str:
    """`hint` for who fills in a cell, whose column is its key; where it gives several keys, they tell the columns."""
    keys = {found[2] for found in _BEFORE_VALUE.finditer(hint)}
    return _BEFORE_VALUE.sub(r"\1", hint) if len(keys) == 1 else hint
