"""Words agree with the numbers before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage_site.diagnostics import Diagnostic, Location, Report, Severity
from partage_site.wording import cli, preview, publishing, scaffolding


def problems(count: int) -> list[Diagnostic]:
    return [Diagnostic(severity, "x", Location(str(n)), "") for severity in Severity for n in range(count)]


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "0 page ; 0 fichier écrit, 0 inchangé, 0 retiré"),
        (1, "1 page ; 1 fichier écrit, 1 inchangé, 1 retiré"),
        (2, "2 pages ; 2 fichiers écrits, 2 inchangés, 2 retirés"),
    ],
)
def test_the_end_of_a_build(count: int, told: str) -> None:
    said = cli.published(Path("public"), count, count, count, count, 1.5)
    assert told in said.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "1 erreur, 1 avertissement, 1 point à compléter"),
        (2, "2 erreurs, 2 avertissements, 2 points à compléter"),
    ],
)
def test_problems_are_counted_alike_by_a_build_and_by_the_preview(count: int, told: str) -> None:
    report = Report()
    report.extend(problems(count))
    assert told in cli.not_published(report)
    assert told in preview.blocked(problems(count))


@pytest.mark.parametrize(
    ("count", "told"), [(1, "1 nouveau, 1 modifié, 1 inchangé."), (2, "2 nouveaux, 2 modifiés, 2 inchangés.")]
)
def test_the_end_of_an_import(count: int, told: str) -> None:
    assert told in scaffolding.imported(count, count, count)


@pytest.mark.parametrize(("names", "told"), [("abcde", "« e »."), ("abcdefg", "« e » et 2 de plus.")])
def test_of_many_foreign_files_few_are_named(names: str, told: str) -> None:
    said = publishing.foreign_files_kept("public", names).message
    assert said.replace("\u00a0", " ").endswith(told)
