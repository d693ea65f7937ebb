"""A spreadsheet saved as CSV, as Excel and LibreOffice do in French: its headers, its rows, their numbers."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from partage_site.diagnostics import Location, Refusal, Report
from partage_site.sources.characters import cleaned
from partage_site.sources.conflicts import has_conflict
from partage_site.sources.encoding import likeliest
from partage_site.sources.text import SourceText
from partage_site.sources.values import Mark
from partage_site.wording import scaffolding as wording

LARGEST = 5_000_000
"""In bytes."""
MOST_ROWS = 5_000

_OTHER_FORMATS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"<")
_WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_SEPARATORS = ";\t,"
_FORMULA_ERROR = re.compile(r"#(?:N/A|REF!|VALEUR!|VALUE!|NOM\?|NAME\?|DIV/0!|NUL!|NULL!|NOMBRE!|NUM!)")


class Row(NamedTuple):
    """A row: its number as the spreadsheet shows it (from 1), its cells without spaces around."""

    number: int
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """A table: its headers, and its rows that say something. Line n of `text` shows row n."""

    headers: Row
    rows: tuple[Row, ...]
    text: SourceText

    def mark(self, row: Row, column: int) -> Mark:
        """Where the cell of `row` in `column` (from 0) stands in `text`."""
        before = sum(len(_shown(cell)) + 1 for cell in row.cells[:column])
        return Mark(row.number, before + 1, max(len(_shown(row.cells[column])), 1))

    def with_rows(self, rows: tuple[Row, ...]) -> Sheet:
        """This table with others in the place of its rows, under the numbers of these."""
        lines = list(self.text.lines)
        for row in rows:
            lines[row.number - 1] = _line(row)
        return Sheet(self.headers, rows, SourceText(self.text.file, "\n".join(lines)))

    def place(self, row: Row, column: int | None = None) -> Location:
        """The place of a cell, or of the whole row."""
        return self.text.place(row.number) if column is None else self.text.place(*self.mark(row, column))


def read_sheet(data: bytes, file: str, report: Report) -> Sheet | None:
    """The table that `data`, the bytes of the file that people know as `file`, hold; None after an error.

    Raises `Refusal` when it is no CSV, or has more than `LARGEST` bytes or `MOST_ROWS` rows.
    """
    if len(data) > LARGEST:
        raise Refusal(*wording.sheet_too_large(file, LARGEST))
    source = cleaned(SourceText(file, _decoded(data, file, report)), report)
    if source is None or has_conflict(source, report):
        return None
    rows: list[Row] = []
    try:
        rows.extend(_rows(source.text))
    except csv.Error:
        # What was read before stays in the list.
        report.add(wording.unreadable_row(Location(file, len(rows) + 1)))
        return None
    said = [row for row in rows if any(row.cells)]
    if len(said) < 2:
        raise Refusal(*wording.empty_sheet(file))
    if len(said) > MOST_ROWS + 1:
        raise Refusal(*wording.too_many_rows(file, len(said) - 1, MOST_ROWS))
    headers, *others = said
    if sum(map(bool, headers.cells)) == 1 < sum(map(bool, others[0].cells)):
        report.add(wording.title_above_headers(Location(file, headers.number), next(filter(None, headers.cells))))
        return None
    text = SourceText(file, "\n".join(map(_line, rows)))
    width = len(headers.cells)
    sheet = Sheet(headers, tuple(Row(row.number, _padded(row.cells, width)) for row in others), text)
    _check_rows(sheet, others, report)
    return sheet


def _check_rows(sheet: Sheet, rows: Sequence[Row], report: Report) -> None:
    """Reports what `rows`, those of `sheet` as they were read, cannot mean."""
    headers = sheet.headers.cells
    for row in rows:
        if any(row.cells[len(headers) :]):
            report.add(wording.too_many_cells(sheet.place(row), len(row.cells), len(headers)))
    for row in sheet.rows:
        for column, cell in enumerate(row.cells):
            if _FORMULA_ERROR.fullmatch(cell):
                report.add(wording.formula_error(sheet.place(row, column), headers[column], cell))


def _decoded(data: bytes, file: str, report: Report) -> str:
    """The text of `data`, in NFC: UTF-8 with or without a byte order mark, UTF-16 with one, else an older encoding.

    One of those that Excel for Windows does not use is told, as its accents tell it apart and nothing else.
    """
    if data.startswith(_OTHER_FORMATS):
        raise Refusal(*wording.not_a_csv(file))
    wide = next((name for mark, name in _WIDE.items() if data.startswith(mark)), None)
    older, name = likeliest(data)
    for encoding in (wide,) if wide else ("utf-8-sig", older):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            if encoding == older != "cp1252":
                report.add(wording.encoding_guessed(Location(file), name))
            return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    raise Refusal(*wording.not_a_csv(file))


def _rows(text: str) -> Iterator[Row]:
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        # Excel's own way to tell the separator; the row counts in what people see.
        yield Row(1, ())
        yield from _parsed(rest, first[-1], start=2)
    else:
        yield from _parsed(text, _separator(text), start=1)


def _parsed(text: str, separator: str, start: int) -> Iterator[Row]:
    csv.field_size_limit(LARGEST)  # the sheet as a whole is held to it; a long text in a cell is no fault
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    return (Row(number, tuple(map(_cell, cells))) for number, cells in enumerate(table, start))


def _separator(text: str) -> str:
    """The separator that cuts the first row that says something into the most cells; `;` before the others."""
    line = next((line for line in text.split("\n") if line.strip(_SEPARATORS + " ")), "")
    return max(_SEPARATORS, key=lambda sign: _cells_of(line, sign))


def _cells_of(line: str, separator: str) -> int:
    return sum(bool(cell.strip()) for cell in next(csv.reader([line], delimiter=separator)))


def _cell(text: str) -> str:
    """A cell's text; the apostrophe that keeps a spreadsheet from running it as a formula is no part of it."""
    text = text.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in {"=", "+", "-", "@"} else text


def _padded(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells, *("" for _ in range(width - len(cells))))[:width]


def _line(row: Row) -> str:
    return ";".join(map(_shown, row.cells))


def _shown(cell: str) -> str:
    return cell.replace("\n", "⏎").replace("\t", " ")
