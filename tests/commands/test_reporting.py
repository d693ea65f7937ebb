"""What a person reads of a build's problems, and what a program is told."""

from __future__ import annotations

import json
from argparse import Namespace

import pytest

from partage_site.commands.build import run
from partage_site.commands.reporting import FEW, print_report
from partage_site.diagnostics import Diagnostic, Location, Report, Severity
from partage_site.pipeline import build
from tests.conftest import MakeProject

Capture = pytest.CaptureFixture[str]


def _report(incomplete: int) -> Report:
    report = Report()
    report.add(Diagnostic(Severity.ERROR, "a", Location("a.md", 1), "une erreur"))
    report.add(Diagnostic(Severity.WARNING, "b", Location("b.md", 1), "un avertissement"))
    for number in range(incomplete):
        report.add(Diagnostic(Severity.INCOMPLETE, "c", Location("c.md", number + 1), f"point {number}"))
    return report


def _lines(capsys: Capture) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_a_person_reads_some_of_what_is_to_complete_then_how_much_is_left_then_what_to_mend(capsys: Capture) -> None:
    print_report(_report(5), "text", most=2)
    *points, left, warning, error = _lines(capsys)
    assert [point.rpartition(": ")[2] for point in points] == ["point 0", "point 1"]
    assert left.startswith("… et 3 autres points à compléter")
    assert (warning.endswith("un avertissement"), error.endswith("une erreur")) == (True, True)


@pytest.mark.parametrize(("incomplete", "most"), [(3, 3), (0, 0), (3, None)])
def test_nothing_is_left_out_where_there_is_little_or_all_is_wanted(
    capsys: Capture, incomplete: int, most: int | None
) -> None:
    print_report(_report(incomplete), "text", most=most)
    assert len(_lines(capsys)) == incomplete + 2


@pytest.mark.parametrize("form", ["json", "github"])
def test_a_program_is_told_all(capsys: Capture, form: str) -> None:
    print_report(_report(5), form, most=2)
    assert len(_lines(capsys)) == 7


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_no_form_moves_a_terminal_or_breaks_a_line(capsys: Capture, form: str) -> None:
    signs = "\x1b\x7f\x85\x9b\u2028\u202e\u2066"
    report = Report()
    report.add(Diagnostic(Severity.ERROR, "a", Location(f"a{signs}.md", 1), f"« {signs} »"))
    print_report(report, form)
    (told,) = _lines(capsys)
    assert not set(signs).intersection(told)
    if form == "json":
        assert json.loads(told)["message"] == f"« {signs} »"


@pytest.mark.parametrize("verbose", [False, True])
def test_a_build_tells_few_and_all_to_whoever_wants_to_know_more(
    project: MakeProject, capsys: Capture, verbose: bool
) -> None:
    site = project()  # nothing is known of who publishes it
    assert run(site, Namespace(format="text", verbose=verbose, quiet=True)) == 0
    told = "\n".join(_lines(capsys))
    points = sum(problem.severity is Severity.INCOMPLETE for problem in build(site).report)
    assert points > FEW
    assert told.count(": à compléter: ") == (points if verbose else FEW)
    assert ("autre point à compléter" in told) is not verbose
