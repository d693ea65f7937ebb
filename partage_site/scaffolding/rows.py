"""What each row of a spreadsheet says: values under their keys, a body, and the identifier of its file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from partage_site.diagnostics import Diagnostic, Location, Report
from partage_site.models.fields import folded
from partage_site.models.kinds import Kind
from partage_site.scaffolding.cells import coordinates, day_rests_on_habit, day_shows_its_order, value_of
from partage_site.scaffolding.columns import ID, LATITUDE, LONGITUDE, Column
from partage_site.scaffolding.naming import Known, series_in, year_in
from partage_site.scaffolding.shapes import Form, title_key
from partage_site.scaffolding.spreadsheet import Row, Sheet
from partage_site.slugs import is_slug, slugify
from partage_site.sources.document import BODY_KEY
from partage_site.sources.loading import Entry
from partage_site.sources.values import Value
from partage_site.wording import scaffolding as wording

Entries = Mapping[str, Entry[Any]]
# Where a hint gives a line of a file to paste: « Écrivez :  ville: Lyon », or a line of its own.
_BEFORE_VALUE = re.compile(r"(^|\u00a0:  )[a-z_]+: ", re.MULTILINE)


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

    The identifier is that of its own column, else it is made of the name: with the year for an event of a series, or
    whose name a file has for another year; with the town where two rows share the name. Two rows for one file are
    reported, and a row whose name is cut where a file's differs.
    """
    _tell_days_read_by_habit(sheet, columns, report)
    said = [(row, _values(row, columns)) for row in sheet.rows]
    names = [_slug_of(values, kind, known) for _, values in said]
    years = [_text(values, "debut")[:4] for _, values in said]
    rows_named, rows_of_year = Counter(names), Counter(zip(names, years, strict=True))
    files_named: dict[str, list[str]] = {}
    for known_id, entry in entries.items():
        files_named.setdefault(_name(entry, kind), []).append(known_id)
    ids = [
        _own_id(sheet, row, columns, report)
        or (
            _id(name, values, entries, files_named.get(name, ()), shared=rows_named[name] > 1)
            if kind.name != "evenement" or rows_of_year[name, year] > 1
            else _id_by_year(name, year, entries, files_named.get(name, ()), shared=rows_named[name] > 1)
        )
        for name, year, (row, values) in zip(names, years, said, strict=True)
    ]
    for slug, (row, values) in zip(ids, said, strict=True):
        if slug in entries:
            report.extend(_doubts(values, entries[slug], kind, sheet.place(row)))
    rows: dict[str, ReadRow] = {}
    for slug, (row, values) in zip(ids, said, strict=True):
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
    """Two columns may give the items of one list (« École 1 », « École 2 »), or addresses by their names.

    What does not go together becomes one text, which the loader refuses.
    """
    if before is None:
        return value
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


def _slug_of(values: Mapping[str, Value], kind: Kind, known: Known) -> str:
    slug = slugify(_text(values, title_key(kind.record)), fallback="sans-nom")
    if kind.name == "evenement" and not year_in(slug) and series_in(slug, known):
        slug = f"{slug}-{_text(values, 'debut')[:4]}".strip("-")
    return f"{kind.folder.removesuffix('s')}-{slug}" if kind.reserved.fullmatch(slug) else slug


def _id(slug: str, values: Mapping[str, Value], entries: Entries, namesakes: Sequence[str], *, shared: bool) -> str:
    """The identifier for a row whose name makes `slug`, as those of the files `namesakes` do too.

    `shared` when another row has that name.
    """
    if not shared:
        return slug if slug in entries or len(namesakes) != 1 else namesakes[0]
    place = _apart(values)
    here = [known for known in namesakes if _apart(entries[known].document.values) == place]
    return here[0] if len(here) == 1 else f"{slug}-{place}".strip("-")


def _id_by_year(slug: str, year: str, entries: Entries, namesakes: Sequence[str], *, shared: bool) -> str:
    """The identifier for a row that is an event, the only one of its name in its year."""
    known = [slug] if slug in entries else namesakes
    mine = [each for each in known if year in ("", _text(entries[each].document.values, "debut")[:4])]
    if len(mine) == 1:
        return mine[0]
    return f"{slug}-{year}".strip("-") if known or shared else slug


def _doubts(values: Mapping[str, Value], entry: Entry[Any], kind: Kind, place: Location) -> Iterator[Diagnostic]:
    """Whether the row and the file that it would change may be two things of like names."""
    title = title_key(kind.record)
    own, other = _text(values, title), _text(entry.document.values, title)
    if slugify(own) == slugify(other) and folded(own) != folded(other):
        yield wording.long_names_differ(place, entry.source.shown, other)
    here, there = _text(values, "ville"), _text(entry.document.values, "ville")
    if kind.name == "programme" and here and there and folded(here) != folded(there):
        yield wording.town_changes(place, entry.source.shown, there, here)


def _apart(values: Mapping[str, Value]) -> str:
    """What tells two rows of one name apart: the town, else the year."""
    town = _text(values, "ville")
    return slugify(town) if town else _text(values, "debut")[:4]


def _name(entry: Entry[Any], kind: Kind) -> str:
    return slugify(_text(entry.document.values, title_key(kind.record)))


def _text(values: Mapping[str, Value], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def cells_of(columns: Sequence[Column], key: str) -> Iterator[Column]:
    """The columns that give the value of `key`."""
    halves = {LATITUDE, LONGITUDE} if key == "coordonnees" else set()
    return (column for column in columns if column.key == key or column.key in halves)


def without_keys(hint: str) -> str:
    """`hint` for who fills in a cell, whose column is its key."""
    return _BEFORE_VALUE.sub(r"\1", hint)
