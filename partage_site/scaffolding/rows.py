"""What each row of a spreadsheet says: values under their keys, a body, and the identifier of its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from partage_site.diagnostics import Report
from partage_site.models.kinds import Kind
from partage_site.scaffolding.cells import coordinates, day_rests_on_habit, day_shows_its_order, moment_of, value_of
from partage_site.scaffolding.columns import ID, LATITUDE, LONGITUDE, Column
from partage_site.scaffolding.identifying import Entries, Identifiers
from partage_site.scaffolding.naming import Known
from partage_site.scaffolding.shapes import Form
from partage_site.scaffolding.spreadsheet import Row, Sheet
from partage_site.slugs import is_slug, slugify
from partage_site.sources.document import BODY_KEY
from partage_site.sources.values import Value
from partage_site.wording import scaffolding as wording


class ReadRow(NamedTuple):
    """A row that was read; an empty cell gives no value. `body` is None where the sheet says none."""

    row: Row
    values: Mapping[str, Value]
    body: str | None
    id: str


def read_rows(
    sheet: Sheet, columns: Sequence[Column], kind: Kind, entries: Entries, known: Known, report: Report
) -> list[ReadRow]:
    """The rows of `sheet`, each with the identifier of the file it makes or, where `entries` has it, changes.

    The identifier is that of its own column, else it is made of what the row says. Two rows for one file are reported,
    and a row that may be another thing than the file that it would change.
    """
    _tell_days_read_by_habit(sheet, columns, report)
    said = [(row, _values(row, columns)) for row in sheet.rows]
    identifiers = Identifiers(kind, entries, known, [values for _, values in said])
    rows: dict[str, ReadRow] = {}
    for row, values in said:
        own = _own_id(sheet, row, columns, report)
        slug = own or identifiers.of(values)
        if slug in entries and not own:
            report.extend(identifiers.doubts(slug, values, sheet.place(row)))
        if slug in entries:
            report.extend(identifiers.losses(slug, values, sheet.place(row)))
        body = values.pop(BODY_KEY, None)
        first = rows.setdefault(slug, ReadRow(row, values, body if isinstance(body, str) else None, slug))
        if first.row is not row:
            report.add(wording.same_file_twice(sheet.place(row), first.row.number, f"{kind.folder}/{slug}.md"))
    return list(rows.values())


def _tell_days_read_by_habit(sheet: Sheet, columns: Sequence[Column], report: Report) -> None:
    """Tells how days were read in a column where none shows which number is the month."""
    for column in columns:
        if column.shape and column.shape.form in {Form.DAY, Form.MOMENT}:
            doubtful = [row for row in sheet.rows if day_rests_on_habit(row.cells[column.index])]
            if doubtful and not any(day_shows_its_order(row.cells[column.index]) for row in sheet.rows):
                text = doubtful[0].cells[column.index]
                read = str(value_of(text, column.shape))
                place = sheet.place(doubtful[0], column.index)
                report.add(wording.day_read_first(place, column.header, text, read, len(doubtful)))


def _values(row: Row, columns: Sequence[Column]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    halves: dict[str, str] = {}
    for column in columns:
        text = row.cells[column.index]
        if not text or column.key == ID:
            continue
        if column.key in {LATITUDE, LONGITUDE}:
            halves[column.key] = text
        elif column.shape is None:
            values[column.key] = text
        else:
            values[column.key] = _joined(values.get(column.key), value_of(text, column.shape))
    if len(halves) == 2:
        values["coordonnees"] = coordinates(halves[LATITUDE], halves[LONGITUDE])
    elif halves:
        values["coordonnees"] = " ; ".join(halves.get(half, "?") for half in (LATITUDE, LONGITUDE))
    return values


def _joined(before: Value, value: Value) -> Value:
    """Two columns may give the items of one list (« École 1 », « École 2 »), addresses by their names, or a day and its
    hour.

    What does not go together becomes one text, which the loader refuses.
    """
    if before is None:
        return value
    if isinstance(before, str) and isinstance(value, str) and (moment := moment_of(f"{before} {value}")):
        return moment
    if isinstance(before, list) and isinstance(value, list):
        return [*before, *value]
    if isinstance(before, dict) and isinstance(value, dict) and all(before.get(k, v) == v for k, v in value.items()):
        return {**before, **value}
    return ", ".join(map(_told, (before, value)))


def _told(value: Value) -> str:
    return ", ".join(f"{name}: {said}" for name, said in value.items()) if isinstance(value, dict) else str(value)


def _own_id(sheet: Sheet, row: Row, columns: Sequence[Column], report: Report) -> str | None:
    """What the column of identifiers says, mended after a problem."""
    for column in columns:
        text = row.cells[column.index]
        if column.key == ID and text:
            slug = text.removesuffix(".md").removesuffix(".yml")
            if not is_slug(slug):
                report.add(wording.bad_identifier(sheet.place(row, column.index), text, slugify(slug)))
            return slugify(slug)
    return None
