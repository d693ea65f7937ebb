"""Headers near the keys are understood; the others are told with the nearest."""

from __future__ import annotations

import pytest

from partage_site.diagnostics import Report, Severity
from partage_site.models.declaration import declared_fields
from partage_site.models.kinds import KINDS
from partage_site.scaffolding.columns import understand
from partage_site.scaffolding.spreadsheet import read_sheet


def key_of(kind: str, *headers: str) -> tuple[list[str], Report]:
    report = Report()
    sheet = read_sheet(f"{';'.join(headers)}\n{';'.join('x' * len(headers))}\n".encode(), "t.csv", report)
    assert sheet
    return [column.key for column in understand(sheet, KINDS[kind], report)], report


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_and_every_title_is_understood(kind: str) -> None:
    for field in declared_fields(KINDS[kind].record):
        assert key_of(kind, "xyz", field.key.name)[0] == [field.key.name]
        assert key_of(kind, "xyz", field.key.title.upper())[0] == [field.key.name]


@pytest.mark.parametrize(
    ("kind", "header", "key"),
    [
        ("programme", "Ville", "ville"),
        ("programme", "VILLES", "ville"),
        ("programme", "Commune", "ville"),
        ("programme", "Année de création", "creation"),
        ("programme", "Annee creation", "creation"),
        ("programme", "Établissements", "etablissements"),
        ("programme", "Établissement(s)", "etablissements"),
        ("programme", "Code postal", "code_postal"),
        ("programme", "Site web", "site"),
        ("programme", "E-mail", "courriel"),
        ("programme", "Nom du programme *", "nom"),
        ("programme", "Niveaux scolaires", "niveaux"),
        ("programme", "École 2", "ecoles"),
        ("programme", "Instagram", "reseaux_sociaux"),
        ("programme", "Description", "texte"),
        ("programme", "Identifiant", "id"),
        ("evenement", "Date de début", "debut"),
        ("evenement", "Date", "debut"),
        ("evenement", "Heure de début", "debut"),
        ("evenement", "Heure de fin", "fin"),
        ("evenement", "Nom de l’événement", "titre"),
        ("chiffre", "Nombre", "valeur"),
        ("theme", "Description", "description"),
    ],
)
def test_what_people_write_is_understood(kind: str, header: str, key: str) -> None:
    assert key_of(kind, header, "xyz")[0] == [key]


def test_an_unknown_column_is_told_with_the_nearest_key() -> None:
    keys, report = key_of("programme", "Nom", "Vilel", "Remarques")
    assert keys == ["nom"]
    told = [(problem.severity, problem.message, problem.hint) for problem in report]
    assert [severity for severity, _, _ in told] == [Severity.WARNING] * 2
    assert "«\u00a0Vilel\u00a0»" in told[0][1]
    assert "«\u00a0ville\u00a0»" in told[0][2]


@pytest.mark.parametrize(
    ("kind", "header"),
    [
        ("programme", "Élèves"), ("programme", "Étudiants"), ("programme", "Tuteurs"), ("programme", "Nb étudiants"),
        ("programme", "Président"), ("evenement", "Élèves"), ("evenement", "Département"),
        ("evenement", "Commentaires"), ("chiffre", "Nombre d’élèves"),
    ],
)  # fmt: skip
def test_a_column_about_something_else_is_offered_no_key(kind: str, header: str) -> None:
    keys, (problem,) = key_of(kind, header)
    assert not keys
    assert problem.hint.startswith("Champs possibles")


def test_two_columns_for_one_value_are_refused_and_for_one_list_joined() -> None:
    assert [problem.code for problem in key_of("programme", "Ville", "Commune")[1]] == ["colonne-en-double"]
    assert key_of("programme", "École 1", "École 2")[0] == ["ecoles", "ecoles"]
