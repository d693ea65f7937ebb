"""Rows become files; a second import changes only what the sheet says; nothing passes that would not load."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from partage_site.diagnostics import Report, Severity
from partage_site.models.kinds import KINDS
from partage_site.scaffolding.naming import sources_in
from partage_site.scaffolding.planning import Outcome, Plan, plan_files
from partage_site.scaffolding.spreadsheet import read_sheet
from partage_site.scaffolding.writing import write_together
from tests.conftest import make_link


def plan(content: Path, sheet: str, kind: str = "programme") -> tuple[Plan, Report]:
    report = Report()
    read = read_sheet(sheet.encode(), "t.csv", report)
    assert read
    return plan_files(read, KINDS[kind], content, sources_in(content), report), report


def imported(content: Path, sheet: str, kind: str = "programme") -> dict[str, str]:
    """What each file holds after the import, and what became of it."""
    made, report = plan(content, sheet, kind)
    assert [problem for problem in report if problem.severity is Severity.ERROR] == []
    write_together({file.path: file.data for file in made.files}, os.replace)
    return {f"{file.path.name} {file.outcome.value}": file.path.read_text("utf-8") for file in made.files}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path / "content"


def put(content: Path, name: str, text: str) -> Path:
    path = content / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
    return path


def test_a_row_becomes_a_file(content: Path) -> None:
    made = imported(content, 'Nom;Ville;Écoles;Texte\n=Élan : 1;Lyon;A, B;"Un\n\ndeux"\n')
    text = '---\nnom: "=Élan : 1"\nville: Lyon\necoles: [A, B]\n---\n\nUn\n\ndeux\n'
    assert made == {"elan-1.md nouveau": text}


def test_the_same_sheet_again_changes_nothing(content: Path) -> None:
    sheet = "Nom;Ville;Création;Niveaux;Texte\nÉlan;Lyon;2006;2nde;Bonjour\nÉlan;Brest;2007;;\nBrio;Paris;;;\n"
    first = imported(content, sheet)
    assert sorted(first) == ["brio.md nouveau", "elan-brest.md nouveau", "elan-lyon.md nouveau"]
    again = imported(content, sheet)
    assert sorted(again) == ["brio.md inchangé", "elan-brest.md inchangé", "elan-lyon.md inchangé"]
    assert list(again.values()) == list(first.values())


def test_a_day_and_its_hour_may_have_a_column_each(content: Path) -> None:
    sheet = "Titre;Heure;Début;Fin;Heure de fin\nA;9h30;20/11/2027;20/11/2027;18:00:00\nB;;05/06/2027;;\n"
    assert imported(content, sheet, "evenement") == {
        "a.md nouveau": "---\ntitre: A\ndebut: 2027-11-20 09:30\nfin: 2027-11-20 18:00\n---\n",
        "b.md nouveau": "---\ntitre: B\ndebut: 2027-06-05\n---\n",
    }


def test_an_hour_that_is_none_is_told_with_its_day(content: Path) -> None:
    _, report = plan(content, "Titre;Début;Heure\nA;20/11/2027;le matin\n", "evenement")
    assert [problem.severity for problem in report] == [Severity.ERROR]


def test_a_file_with_empty_keys_is_updated(content: Path) -> None:
    put(content, "programmes/elan.md", "---\nnom: Élan\nville: Lyon\nbrouillon:\nsite:\n---\n")
    made = imported(content, "Nom;Création\nÉlan;2006\n")
    assert made == {"elan.md modifié": "---\nnom: Élan\nville: Lyon\nbrouillon:\nsite:\ncreation: 2006\n---\n"}


FILE = """---
# Qui nous sommes
nom: Élan   # le nom court
ville: Lyon   # à vérifier

# Les écoles
ecoles:
  - A
  - B
niveaux: [2de, 1re]   # depuis 2010
accroche: >
  Une phrase
  longue
---

Le texte, avec des mots.
"""


def test_an_update_keeps_comments_order_body_and_other_keys(content: Path) -> None:
    path = put(content, "programmes/elan.md", FILE)
    imported(content, "Nom;Ville;Écoles;Niveaux;Accroche;Création\nÉlan;Brest;A, C;Tle;Court;2006\n")
    expected = FILE.replace("ville: Lyon", "ville: Brest").replace("ecoles:\n  - A\n  - B\n", "ecoles: [A, C]\n")
    expected = expected.replace("[2de, 1re]", "[Tle]").replace(">\n  Une phrase\n  longue\n", "Court\ncreation: 2006\n")
    assert path.read_text("utf-8") == expected


def test_an_empty_cell_says_nothing(content: Path) -> None:
    put(content, "programmes/elan.md", FILE)
    made = imported(content, "Nom;Ville;Écoles\nÉlan;;\nBrio;Paris;\n")
    assert made["elan.md inchangé"] == FILE


def test_a_body_is_changed_where_it_stands(content: Path) -> None:
    put(content, "programmes/elan.md", FILE)
    put(content, "chiffres/eleves.yml", "valeur: 10\nlibelle: élèves\ntexte: |\n  Vieux\n  texte\n# fin\n")
    made = imported(content, "Nom;Texte\nÉlan;Neuf\n")
    assert made == {"elan.md modifié": FILE.replace("Le texte, avec des mots.", "Neuf")}
    made = imported(content, "Identifiant;Valeur;Libellé;Texte\neleves;10,5;élèves;Neuf\n", "chiffre")
    assert made == {"eleves.yml modifié": "valeur: 10,5\nlibelle: élèves\ntexte: |\n  Neuf\n# fin\n"}


def test_a_body_goes_under_its_key_in_a_file_that_an_editor_named_txt_too(content: Path) -> None:
    put(content, "programmes/elan.yml.txt", "nom: Élan\nville: Lyon\n")
    made = imported(content, "Nom;Ville;Texte\nÉlan;Lyon;Neuf\n")
    assert made == {"elan.yml.txt modifié": "nom: Élan\nville: Lyon\ntexte: |\n  Neuf\n"}


def test_a_file_that_cannot_be_changed_by_lines_is_written_anew_with_all_it_says(content: Path) -> None:
    put(
        content, "programmes/elan.md", "---\n{nom: Élan, ville: Lyon, creation: 2006, code_postal: 01000}\n---\nTexte\n"
    )
    made = imported(content, "Nom;Ville\nÉlan;Brest\n")
    said = '---\nnom: Élan\nville: Brest\ncreation: "2006"\ncode_postal: "01000"\n---\n\nTexte\n'
    assert made == {"elan.md récrit": said.replace('"2006"', "2006")}


def test_a_file_known_under_another_name_is_found_by_what_it_says(content: Path) -> None:
    put(content, "programmes/oser-paris.md", "---\nnom: OSER\nville: Paris\n---\n")
    assert list(imported(content, "Nom;Ville\nOser;Lyon\n")) == ["oser-paris.md modifié"]


def test_a_new_namesake_leaves_the_first_its_file(content: Path) -> None:
    put(content, "programmes/elan.md", FILE)
    assert sorted(imported(content, "Nom;Ville\nÉlan;Brest\nÉlan;Lyon\n")) == [
        "elan-brest.md nouveau",
        "elan.md inchangé",
    ]


def test_events_of_a_series_are_told_apart_by_their_year(content: Path) -> None:
    put(content, "series/wepi.md", "---\nnom: W\nsigle: WEPI\n---\n")
    made = imported(content, "Titre;Date;Série\nWEPI;13/06/2017;WEPI\nWEPI;14/06/2018;WEPI\n", "evenement")
    assert sorted(made) == ["wepi-2017.md nouveau", "wepi-2018.md nouveau"]
    assert made["wepi-2017.md nouveau"] == "---\ntitre: WEPI\ndebut: 2017-06-13\nserie: wepi\n---\n"


def test_an_event_of_another_year_has_a_file_of_its_own(content: Path) -> None:
    first = imported(content, "Titre;Début;Ville\nRentrée;2026-09-05;Paris\n", "evenement")
    assert list(first) == ["rentree.md nouveau"]
    sheet = "Titre;Début;Ville\nRentrée;2027-09-04;Paris\n"
    assert list(imported(content, sheet, "evenement")) == ["rentree-2027.md nouveau"]
    assert list(imported(content, sheet, "evenement")) == ["rentree-2027.md inchangé"]
    moved = imported(content, "Titre;Début;Ville\nRentrée;2026-09-12;Paris\n", "evenement")
    assert list(moved) == ["rentree.md modifié"]


def test_long_names_that_begin_alike_are_two(content: Path) -> None:
    long = "Journée de formation des tutrices et des tuteurs du réseau ParTAGE, session"
    imported(content, f"Titre;Début\n{long} A;2026-09-05\n", "evenement")
    made, report = plan(content, f"Titre;Début\n{long} B;2026-09-06\n", "evenement")
    assert [(problem.code, problem.location.line) for problem in report] == [("noms-trop-proches", 2)]
    assert report.refuses()
    assert [file.outcome for file in made.files] == [Outcome.UPDATED]  # which nobody writes


def test_a_programme_that_changes_town_is_told(content: Path) -> None:
    put(content, "programmes/elan.md", FILE)
    _, report = plan(content, "Nom;Ville\nÉlan;Brest\n")
    assert [(problem.code, problem.severity) for problem in report] == [("ville-changee", Severity.WARNING)]
    _, report = plan(content, "Identifiant;Nom;Ville\nelan;Élan;Brest\n")
    assert list(report) == []  # whoever names the file means it
    put(content, "programmes/elan.md", "---\nnom: Élan\nville: St Etienne\n---\n")
    made, report = plan(content, "Nom;Ville\nÉlan;Saint-Étienne\n")
    assert list(report) == []  # one town, whose name stays as it is typed in the file
    assert [file.outcome for file in made.files] == [Outcome.UNCHANGED]


def test_a_figure_whose_value_of_another_year_would_be_lost_is_told(content: Path) -> None:
    held = "valeur: 91,5\nlibelle: élèves\nannee: 2025\n"
    sheet = "Libellé;Valeur;Année\nélèves;1 200;2026\n"
    put(content, "chiffres/eleves.yml", held)
    _, report = plan(content, sheet, "chiffre")
    (problem,) = report
    assert (problem.code, problem.severity) == ("chiffre-remplace", Severity.WARNING)
    kept = problem.hint.splitlines()[-1]
    put(content, "chiffres/eleves.yml", f"{held}historique:\n{kept}\n")
    for said in (sheet, "Libellé;Valeur\nélèves;1 200\n"):
        assert list(plan(content, said, "chiffre")[1]) == []


def test_networks_of_several_columns_go_together_with_those_of_the_file(content: Path) -> None:
    sheet = "Nom;Ville;Instagram;Facebook\nÉlan;Lyon;{};{}\n"
    made = imported(content, sheet.format("", "https://www.facebook.com/a"))
    made = imported(content, sheet.format("https://www.instagram.com/a", ""))
    (text,) = made.values()
    assert "facebook: https://www.facebook.com/a" in text
    assert "instagram: https://www.instagram.com/a" in text
    for instagram in ("@a", "https://www.facebook.com/b"):
        _, report = plan(content, sheet.format(instagram, "https://www.facebook.com/a"))
        assert [problem.code for problem in report] == ["valeur-illisible"]


def test_half_a_point_is_refused(content: Path) -> None:
    _, report = plan(content, "Nom;Ville;Latitude;Longitude\nÉlan;Lyon;45,75;\n")
    assert [(problem.code, problem.location.line) for problem in report] == [("coordonnees-illisibles", 2)]


@pytest.mark.parametrize(
    ("sheet", "code", "line", "told"),
    [
        ("Nom;Ville;Création\nÉlan;Lyon;2006\nBrio;Paris;vingt\n", "valeur-illisible", 3, "Colonne « Création »"),
        ("Nom;Ville\nÉlan;Lyon\nBrio;\n", "champ-manquant", 3, "« ville »"),
        ("Nom;Ville\n;Lyon\n", "champ-manquant", 2, "« nom »"),
        ("Nom;Ville\nÉlan;Lyon\nélan;lyon\n", "lignes-en-double", 3, "ligne 2"),
        ("Nom;Ville;Id\nÉlan;Lyon;Mon Élan\n", "identifiant-illisible", 2, "« Mon Élan »"),
        ("Nom;Ville;Vérifié\nÉlan;Lyon;\n", "", 0, ""),
        ("Nom;Ville;Vérifié le\nÉlan;Lyon;12/25/2017\n", "date-illisible", 2, "Colonne « Vérifié le »"),
    ],
)
def test_a_row_that_does_not_validate_is_told_with_its_cell(
    content: Path, sheet: str, code: str, line: int, told: str
) -> None:
    _, report = plan(content, sheet)
    errors = [problem for problem in report if problem.severity is Severity.ERROR]
    assert [(problem.code, problem.location.line) for problem in errors] == ([(code, line)] if code else [])
    assert all(told.replace("« ", "«\u00a0").replace(" »", "\u00a0»") in problem.message for problem in errors)
    assert all(problem.location.file == "t.csv" for problem in errors)


def test_the_caret_stands_under_the_cell(content: Path) -> None:
    _, report = plan(content, 'Nom;Texte;Création\nÉlan;"a\nb";vingt\n')
    place = next(problem.location for problem in report if problem.code == "valeur-illisible")
    assert place.excerpt == "Élan;a⏎b;vingt"
    assert place.excerpt[place.column - 1 : place.column - 1 + place.length] == "vingt"


def test_the_example_for_an_empty_cell_is_called_one(content: Path) -> None:
    _, report = plan(content, "Nom;Ville\n;Lyon\n")
    assert [problem.hint for problem in report] == ["Ajoutez par exemple\u00a0:  OSER"]


def test_a_reference_names_a_file_or_a_row(content: Path) -> None:
    put(content, "programmes/brio.md", "---\nnom: Brio\nville: Paris\n---\n")
    _, report = plan(content, "Titre;Début;Partenaires\nFête;2026-11-25;Brio, Bryo\n", "evenement")
    assert [(problem.code, problem.location.line) for problem in report] == [("reference-inconnue", 2)]


def test_a_faulty_file_is_told_and_not_touched(content: Path) -> None:
    put(content, "programmes/elan.md", "---\nnom: Élan\nvile: Lyon\n---\n")
    made, report = plan(content, "Nom;Ville\nÉlan;Brest\n")
    assert made.files == ()
    assert {problem.location.file for problem in report} == {"content/programmes/elan.md"}


def test_days_read_by_habit_are_told_once_unless_the_column_shows_its_order(content: Path) -> None:
    _, report = plan(content, "Titre;Date\nA;03/06/2017\nB;04/06/2017\n", "evenement")
    assert [(problem.code, problem.location.line) for problem in report] == [("date-ambigue", 2)]
    assert "2017-06-03" in next(iter(report)).message
    _, report = plan(content, "Titre;Date\nA;03/06/2017\nB;14/06/2017\n", "evenement")
    assert list(report) == []


def test_a_link_is_never_written_through(content: Path, tmp_path: Path) -> None:
    (content / "programmes").mkdir()
    make_link(content / "programmes" / "elan.md", tmp_path / "elsewhere")
    made, report = plan(content, "Nom;Ville\nÉlan;Lyon\n")
    assert made.files == ()
    assert [problem.code for problem in report] == ["place-prise"]


def test_outcomes_have_the_words_that_people_read() -> None:
    assert [outcome.value for outcome in Outcome] == ["nouveau", "modifié", "récrit", "inchangé"]


def test_a_town_of_several_is_told_at_its_cell_before_anything_is_written(content: Path) -> None:
    _, report = plan(content, "Nom;Ville\nÉlan;Lyon\nBrio;Saint-Denis\n")
    (problem,) = [found for found in report if found.severity is Severity.ERROR]
    assert (problem.code, problem.location.line) == ("ville-ambigue", 3)
    assert "\nSaint-Denis (93)" in problem.hint


def test_events_of_one_name_in_one_sheet_are_told_apart_by_year_then_by_town(content: Path) -> None:
    sheet = "Titre;Début;Ville\nRentrée;2026-09-05;Paris\nRentrée;2027-09-04;Paris\nRentrée;2027-09-05;Lyon\n"
    first = imported(content, sheet, "evenement")
    assert sorted(first) == ["rentree-2026.md nouveau", "rentree-lyon.md nouveau", "rentree-paris.md nouveau"]
    assert {outcome.rpartition(" ")[2] for outcome in imported(content, sheet, "evenement")} == {"inchangé"}


def test_a_town_keeps_its_capital_behind_the_name_of_its_column(content: Path) -> None:
    _, report = plan(content, "Nom;Ville;Région\nÉlan;Lyon;Bretagne\n")
    (problem,) = report
    assert problem.message.startswith("Colonne «\u00a0Région\u00a0»\u00a0: Lyon est en région")


def test_days_of_a_cell_that_are_two_are_offered_for_the_two_columns(content: Path) -> None:
    _, report = plan(content, "Titre;Début\nFête;3-4 juin 2028\n", "evenement")
    (problem,) = report
    assert problem.hint == "Écrivez\u00a0:\ndebut: 2028-06-03\nfin: 2028-06-04"


def test_a_region_that_is_none_is_told_at_its_cell(content: Path) -> None:
    _, report = plan(content, "Nom;Région\nÉlan;Bretange\n")
    (problem,) = report
    assert (problem.code, problem.location.line) == ("region-inconnue", 2)


def test_an_hour_without_its_day_is_told_at_its_cell_with_an_example(content: Path) -> None:
    _, report = plan(content, "Titre;Date;Heure de fin\nFête;2026-11-21 09:30;18:00\n", "evenement")
    (problem,) = report
    assert problem.message.startswith("Colonne «\u00a0Heure de fin\u00a0»")
    assert problem.hint.endswith("2026-11-21 18:00")
