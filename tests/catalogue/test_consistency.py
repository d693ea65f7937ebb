"""What two files say twice, or one against itself, is told and never refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from partage_site.diagnostics import Severity
from partage_site.pipeline import Build
from tests.conftest import SETTINGS, problems, text_of

EVENT = "---\ntitre: {title}\ndebut: {day}\nville: {town}\n---\n"


def event(title: str = "JPI 2027", day: str = "2027-11-20", town: str = "Lille") -> str:
    return EVENT.format(title=title, day=day, town=town)


def test_an_event_that_two_files_tell_is_told_in_the_second(built: Callable[..., Build]) -> None:
    made = built({"evenements/a.md": event(), "evenements/b.md": event(title="J.P.I. 2027")})
    assert problems(made, "evenement-en-double") == []
    made = built({"evenements/a.md": event(), "evenements/b.md": event(title="jpi  2027", day="2027-11-20 09:30")})
    (problem,) = problems(made, "evenement-en-double")
    assert problem.location.file == "content/evenements/b.md"
    assert "content/evenements/a.md" in problem.message
    assert not made.report.refuses()


def test_the_same_title_on_another_day_or_elsewhere_is_another_event(built: Callable[..., Build]) -> None:
    files = {
        "evenements/c.md": event(),
        "evenements/d.md": event(day="2028-11-20"),
        "evenements/e.md": event(town="Lyon"),
    }
    assert problems(built(files), "evenement-en-double") == []


@pytest.mark.parametrize(("end", "told"), [("2028-02-20", 0), ("2028-02-21", 1), ("2028-11-21", 1)])
def test_an_event_whose_dates_lie_far_apart_is_told(built: Callable[..., Build], end: str, told: int) -> None:
    made = built({"evenements/a.md": event().replace("\nville", f"\nfin: {end}\nville")})
    assert [problem.location.line for problem in problems(made, "evenement-tres-long")] == [4] * told
    assert not made.report.refuses()


def test_a_programme_made_or_read_over_in_days_to_come_is_told(built: Callable[..., Build]) -> None:
    made = built({"programmes/a.md": "---\nnom: A\nville: Lyon\ncreation: 2098\nverifie_le: 2098-06-25\n---\n"})
    assert [problem.location.line for problem in problems(made, "date-a-venir")] == [4, 5]
    sound = built({"programmes/a.md": "---\nnom: A\nville: Lyon\ncreation: 1998\nverifie_le: 1998-06-25\n---\n"})
    assert problems(sound, "date-a-venir") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("programmes/a.md", "---\nnom: A\nville: Lyon\nlabels: [{{nom: cordees-de-la-reussite, depuis: {}}}]\n---\n"),
        ("programmes/a.md", "---\nnom: A\nville: Lyon\nchiffres: [{{valeur: 60, libelle: a, annee: {}}}]\n---\n"),
        ("chiffres/a.yml", "valeur: 1\nlibelle: a\nsource: b\nannee: {}\n"),
        ("chiffres/a.yml", "valeur: 1\nlibelle: a\nsource: b\nhistorique: [{{annee: {}, valeur: 2}}]\n"),
        ("ressources/a.md", "---\ntitre: A\ntype: lien\nurl: https://exemple.fr/a\ndate: {}-01-05\n---\n"),
    ],
)
def test_a_year_that_is_past_for_whoever_says_it_and_is_to_come_is_told(
    built: Callable[..., Build], name: str, text: str
) -> None:
    (problem,) = problems(built({name: text.format(2062)}), "date-a-venir")
    assert "2062" in problem.location.excerpt
    assert problems(built({name: text.format(2026)}), "date-a-venir") == []


def test_a_change_of_a_day_to_come_is_told(built: Callable[..., Build]) -> None:
    made = built(
        {
            f"evenements/{day}.md": f"---\ntitre: {day}\ndebut: 2027-01-0{day}\nmodifie_le: 2026-11-2{day}\n---\n"
            for day in (5, 6)
        }
    )
    assert [problem.location.file[-4:] for problem in problems(made, "date-a-venir")] == ["6.md"]


def test_a_figure_and_its_history_say_the_same_of_one_year(built: Callable[..., Build]) -> None:
    figure = "valeur: {}\nlibelle: élèves\nannee: 2026\nhistorique: [{{annee: 2026, valeur: 1 200}}]\n"
    assert problems(built({"chiffres/a.yml": figure.format("1 200")}), "historique-different") == []
    (problem,) = problems(built({"chiffres/a.yml": figure.format("1 300")}), "historique-different")
    assert problem.location.line == 4


@pytest.mark.parametrize(("status", "told"), [("confirmé", 1), ("reporté", 0), ("annulé", 0)])
def test_a_former_day_of_an_event_that_is_not_postponed_is_told_and_kept_from_machines(
    built: Callable[..., Build], status: str, told: int
) -> None:
    made = built(
        {"evenements/a.md": event().replace("\n---\n", f"\ndate_initiale: 2027-11-13\nstatut: {status}\n---\n")}
    )
    problem = problems(made, "date-initiale-sans-report")
    assert [each.location.line for each in problem] == [5] * told
    assert ("previousStartDate" in text_of(made, "evenements/a/index.html")) is (told == 0)


@pytest.mark.parametrize(("former", "told"), [("2027-11-21", 1), ("2027-11-13", 0), ("2028-01-01 09:30", 1)])
def test_an_event_that_is_postponed_to_an_earlier_day_is_told(
    built: Callable[..., Build], former: str, told: int
) -> None:
    made = built({"evenements/a.md": event().replace("\n---\n", f"\nstatut: reporté\ndate_initiale: {former}\n---\n")})
    assert [each.location.line for each in problems(made, "date-initiale-apres")] == [6] * told


def test_the_end_of_an_event_that_waits_for_its_day_is_to_be_taken_out(built: Callable[..., Build]) -> None:
    text = "---\ntitre: A\nstatut: reporté\ndate_initiale: 2026-12-12\nfin: 2026-12-13\n---\n"
    (problem,) = problems(built({"evenements/a.md": text}), "champ-manquant")
    assert (problem.location.line, problem.hint.startswith("Retirez")) == (5, True)


@pytest.mark.parametrize(("value", "told"), [("1 100", 1), ("1 000", 0)])
def test_a_history_that_says_two_values_for_one_year_is_told(
    built: Callable[..., Build], value: str, told: int
) -> None:
    lines = f"historique:\n  - {{annee: 2024, valeur: 1 000}}\n  - {{annee: 2024, valeur: {value}}}\n"
    made = built({"chiffres/a.yml": f"valeur: 1 200\nlibelle: élèves\nannee: 2026\n{lines}"})
    assert [each.location.line for each in problems(made, "annee-en-double")] == [6] * told


def test_a_label_said_twice_in_other_words_is_refused(built: Callable[..., Build]) -> None:
    programme = "---\nnom: A\nville: Lyon\nlabels: [cordees-de-la-reussite, {}]\n---\n"
    (problem,) = problems(built({"programmes/a.md": programme.format("Cordées")}), "label-en-double")
    assert problem.location.line == 4
    assert not problems(built({"programmes/a.md": programme.format("Parcours")}), "label-en-double")


@pytest.mark.parametrize(
    ("typed", "several", "one"),
    [
        ("ESSEC, HEC et Polytechnique", "[ESSEC, HEC, Polytechnique]", '["ESSEC, HEC et Polytechnique"]'),
        ("IMT Atlantique, Nantes", "[IMT Atlantique, Nantes]", '["IMT Atlantique, Nantes"]'),
        ("HEC; A: b", '[HEC, "A: b"]', '["HEC; A: b"]'),
        ('L\'école "A", HEC', '[L\'école "A", HEC]', '["L\'école \\"A\\", HEC"]'),
    ],
)
def test_a_list_without_brackets_is_told_with_both_lines_to_write(
    built: Callable[..., Build], typed: str, several: str, one: str
) -> None:
    def written(value: str) -> Build:
        return built({"programmes/a.md": f"---\nnom: A\nville: Lyon\necoles: {value}\n---\n"})

    quoted = "'" + typed.replace("'", "''") + "'"
    (problem,) = problems(written(quoted), "liste-sans-crochets")
    assert problem.location.line == 4
    assert problem.hint.splitlines() == [
        f"S’il y en a plusieurs, écrivez\u00a0:  ecoles: {several}",
        f"S’il n’y en a qu’une, écrivez\u00a0:  ecoles: {one}",
    ]
    for answer in (several, one):
        assert {problem.severity for problem in written(answer).report} == {Severity.INCOMPLETE}


@pytest.mark.parametrize("typed", ["ESSEC", "Arts et Métiers", "[A, B]", '["A, B"]', "1,5 tonne", "\n  - A, B"])
def test_one_item_without_a_comma_or_a_list_is_no_list_in_one(built: Callable[..., Build], typed: str) -> None:
    made = built({"programmes/a.md": f"---\nnom: A\nville: Lyon\necoles: {typed}\n---\n"})
    assert problems(made, "liste-sans-crochets") == []


@pytest.mark.parametrize(
    ("folder", "text", "other"),
    [
        ("programmes", "nom: Élan\nville: Lyon\n", "nom: Élan\nville: Brest\n"),
        ("pages", "titre: Contact\n", "titre: Contacts\n"),
        ("themes", "nom: Le bilan\n", "nom: Un bilan\n"),
        ("actualites", "titre: Bilan\ndate: 2026-01-02\n", "titre: Bilan\ndate: 2025-01-02\n"),
        ("chiffres", "libelle: élèves\nvaleur: 3\nannee: 2020\n", "libelle: élèves\nvaleur: 3\nannee: 2021\n"),
    ],
)
def test_a_copy_that_was_left_is_told(built: Callable[..., Build], folder: str, text: str, other: str) -> None:
    written, changed = f"---\n{text}---\n", f"---\n{other}---\n"
    made = built({f"{folder}/a.md": written, f"{folder}/a-copie.md": written.replace("É", "é")})
    (problem,) = problems(made, "nom-en-double")
    assert problem.location.file == f"content/{folder}/a-copie.md"
    assert f"content/{folder}/a.md porte déjà ce nom" in problem.message
    assert problems(built({f"{folder}/a.md": written, f"{folder}/a-copie.md": changed}), "nom-en-double") == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Novembre", "mois: en novembre"),
        ("mai ou juin", "mois: en mai ou juin"),
        ("chaque année, en mars", "mois: en mars"),
        ("tous les ans au printemps", "mois: au printemps"),
        ("chaque mois", "Retirez"),
        ("11", "mois: en novembre"),
        ("13", "Retirez"),
        ("2e semestre", "mois: au 2e semestre"),
    ],
)
def test_a_season_that_does_not_go_behind_every_year_is_told(
    built: Callable[..., Build], said: str, meant: str
) -> None:
    series = "---\nnom: Journée\nsigle: JPI\nmois: {}\n---\n"
    (problem,) = problems(built({"series/jpi.md": series.format(said)}), "periode-seule")
    assert meant in problem.hint
    assert problems(built({"series/jpi.md": series.format("au mois de mai")}), "periode-seule") == []


def test_a_page_that_the_menu_leads_to_already_is_told_and_stands_there_once(built: Callable[..., Build]) -> None:
    site = f"{SETTINGS}menu:\n  - {{libelle: Partenaires, adresse: /partenaires/}}\n"
    made = built({"site.yml": site, "pages/partenaires.md": "---\ntitre: Nos partenaires\nmenu: {ordre: 2}\n---\n"})
    (problem,) = problems(made, "deux-fois-au-menu")
    assert problem.location.line == 3
    menu = text_of(made, "index.html").partition("</nav>")[0]
    assert menu.count('href="/partenaires/"') == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("ecoles: [ESSEC, HEC, ESSEC]", "ESSEC"),
        ("publics: [lycée, Lycées]", "lycée"),
        ("ecoles: [ESSEC, HEC]", ""),
        ("ecoles: ESSEC", ""),
    ],
)
def test_an_item_that_a_list_has_twice_is_told(built: Callable[..., Build], line: str, told: str) -> None:
    found = problems(built({"programmes/a.md": f"---\nnom: A\nville: Lyon\n{line}\n---\n"}), "element-en-double")
    assert [(each.location.line, f"«\u00a0{told}\u00a0»" in each.message) for each in found] == [(4, True)] * bool(told)
