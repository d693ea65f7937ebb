"""A CSV is read as Excel and LibreOffice write it in French, or refused with what to do."""

from __future__ import annotations

import pytest

from partage_site.diagnostics import Refusal, Report
from partage_site.scaffolding.spreadsheet import LARGEST, MOST_ROWS, read_sheet

TABLE = "Nom;Ville;Année de création\nÉlan;Orléans;2006\n"


def cells(data: bytes) -> list[tuple[str, ...]]:
    report = Report()
    sheet = read_sheet(data, "t.csv", report)
    assert list(report) == []
    assert sheet
    return [sheet.headers.cells, *(row.cells for row in sheet.rows)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_separators_and_line_ends(encoding: str, separator: str, end: str) -> None:
    text = TABLE.replace(";", separator).replace("\n", end)
    assert cells(text.encode(encoding)) == [("Nom", "Ville", "Année de création"), ("Élan", "Orléans", "2006")]


def test_the_separator_that_excel_names_is_believed() -> None:
    assert cells(b"sep=|\nNom|Ville\nA;B|C\n") == [("Nom", "Ville"), ("A;B", "C")]


def test_cells_of_several_lines_empty_rows_and_short_rows() -> None:
    sheet = read_sheet(b'Nom;Texte;Ville\n"A";"un\ndeux ""3""";X\n;;\n\nB\n', "t.csv", Report())
    assert sheet
    assert [(row.number, row.cells) for row in sheet.rows] == [(2, ("A", 'un\ndeux "3"', "X")), (5, ("B", "", ""))]


def test_decomposed_accents_are_composed() -> None:
    assert cells("Nom;Ville\nE\u0301lan;X\n".encode())[1] == ("Élan", "X")


@pytest.mark.parametrize(("encoding", "name"), [("mac_roman", "Mac OS Roman"), ("cp850", "MS-DOS")])
def test_an_encoding_that_only_accents_tell_is_told(encoding: str, name: str) -> None:
    report = Report()
    sheet = read_sheet("Nom;Accroche\nAvenir;Les éleves à la fac\n".encode(encoding), "t.csv", report)
    assert sheet
    assert sheet.rows[0].cells == ("Avenir", "Les éleves à la fac")
    assert [(problem.code, name in problem.message) for problem in report] == [("encodage-devine", True)]


def test_a_merge_that_nobody_finished_is_told() -> None:
    report = Report()
    merged = b"Nom;Ville\n<<<<<<< HEAD\nA;Lyon\n=======\nA;Lille\n>>>>>>> main\n"
    assert read_sheet(merged, "t.csv", report) is None
    assert [(problem.code, problem.location.line) for problem in report] == [("conflit-git", 2)]


def test_a_title_above_the_headers_is_told() -> None:
    report = Report()
    assert read_sheet(b"Liste;;\nNom;Ville;Accroche\nA;B;C\n", "t.csv", report) is None
    assert [(problem.code, problem.location.line) for problem in report] == [("titre-au-dessus", 1)]


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "#VALEUR!"])
def test_a_formula_that_failed_is_told_with_its_cell(text: str) -> None:
    report = Report()
    read_sheet(f"Nom;Ville\nA;B\nC;{text}\n".encode(), "t.csv", report)
    (problem,) = report
    assert (problem.code, problem.location.line, problem.location.column) == ("formule-en-erreur", 3, 3)


def test_formulas_are_texts() -> None:
    assert cells(b"Nom;Ville\n=1+1;'=SOMME(A1)\n")[1] == ("=1+1", "=SOMME(A1)")


def test_a_row_longer_than_the_headers_is_told() -> None:
    report = Report()
    read_sheet(b"Nom;Ville\nA;B;C\n", "t.csv", report)
    assert [(problem.code, problem.location.line) for problem in report] == [("cellules-en-trop", 2)]


@pytest.mark.parametrize(("data", "row"), [(b'Nom;Ville\nA;B\n"C;D\n', 3), (b'Nom;Ville\n"A"x;B\n', 2)])
def test_a_misplaced_quote_is_told_with_its_row(data: bytes, row: int) -> None:
    report = Report()
    assert read_sheet(data, "t.csv", report) is None
    assert [(problem.code, problem.location.line) for problem in report] == [("ligne-illisible", row)]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04rest",
        b"\xd0\xcf\x11\xe0",
        b"%PDF-1.7",
        b"<html>",
        b"a\x00b;c",
        b"\x81\x8d;x\n",
        b"",
        b"Nom;Ville\n",
        b";;\n;;\n",
        b"Nom\n" + b"x" * LARGEST,
        b"Nom\n" + b"x\n" * (MOST_ROWS + 1),
    ],
)
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        read_sheet(data, "t.csv", Report())
    assert refused.value.hint


def test_letters_damaged_by_a_conversion_are_told() -> None:
    report = Report()
    assert read_sheet("Nom;Ville\nÃ‰lan;OrlÃ©ans\n".encode(), "t.csv", report) is None
    assert [problem.location.line for problem in report] == [2]
