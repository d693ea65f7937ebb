"""What makes a record sound is told by the models alone; what it lacks is told with what to type."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SETTINGS, MakeBuild, problems

_CHECKS_A_THEME = """
from partage_site.diagnostics import Report
from partage_site.models.kinds import KINDS_BY_FOLDER
from partage_site.sources.discovery import discover
from partage_site.sources.document import parse
from partage_site.sources.loading import load_entry
from pathlib import Path
import sys

(source,) = discover(Path(sys.argv[1]), report := Report()).sources
document = parse(source, source.path.read_bytes(), report, example="")
print(load_entry(document, KINDS_BY_FOLDER["themes"], report).record.name)
"""


def test_what_others_plug_into_the_library_changes_no_record(tmp_path: Path) -> None:
    told = tmp_path / "elsewhere" / "plug-1.0.dist-info"
    told.mkdir(parents=True)
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: plug\nVersion: 1.0\n")
    (told / "entry_points.txt").write_text("[pydantic]\nplug = plug:plugin\n")
    (told.parent / "plug.py").write_text("raise SystemExit('the plugin was loaded')\n")
    (tmp_path / "content" / "themes").mkdir(parents=True)
    (tmp_path / "content" / "themes" / "bilan.md").write_text("---\nnom: Bilan\n---\n", "utf-8")
    paths = os.pathsep.join(map(str, (ROOT, told.parent)))
    environment = {key: value for key, value in os.environ.items() if key != "PYDANTIC_DISABLE_PLUGINS"}
    done = subprocess.run(
        [sys.executable, "-c", _CHECKS_A_THEME, str(tmp_path / "content")],
        env={**environment, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("Bilan\n", "")


@pytest.mark.parametrize(
    ("typed", "line", "message", "hint"),
    [
        ("description: Des mots", 1, "Il manque le champ « nom ».", "Ajoutez par exemple :  nom: Mesurer l’impact"),
        ("nom:", 2, "Le champ « nom » est vide.", "Écrivez par exemple :  nom: Mesurer l’impact"),
        (
            "nom: # Bilan",
            2,
            "Le champ « nom » est vide : ce qui suit « # » est un commentaire.",
            'Mettez des guillemets :  nom: "# Bilan"',
        ),
    ],
)
def test_a_required_key_that_says_nothing_is_told_with_what_to_type(
    built: MakeBuild, typed: str, line: int, message: str, hint: str
) -> None:
    (problem,) = problems(built({"themes/bilan.md": f"---\n{typed}\n---\n"}), "champ-manquant")
    assert problem.location.line == line
    assert [text.replace("\u00a0", " ") for text in (problem.message, problem.hint)] == [message, hint]


@pytest.mark.parametrize("typed", ["nomm:", "nomm: Bilan", "texte:"])
def test_a_key_that_a_kind_does_not_have_is_told_be_it_empty(built: MakeBuild, typed: str) -> None:
    told = problems(built({"themes/bilan.md": f"---\nnom: Bilan\n{typed}\n---\n"}), "champ-inconnu")
    assert [problem.location.line for problem in told] == ([] if typed == "texte:" else [3])


def test_a_text_among_the_keys_of_a_markdown_file_is_led_below_them(built: MakeBuild) -> None:
    made = built({"evenements/a.md": "---\ntitre: A\ndebut: 2027-01-01\ntexte: Bonjour\n---\n"})
    (problem,) = problems(made, "champ-inconnu")
    assert problem.location.line == 4
    assert "sous la ligne" in problem.hint


@pytest.mark.parametrize(("typed", "told"), [("texte: Bonjour", [5]), ("texte: |\n  Bonjour", [5]), ("texte:", [])])
def test_a_text_of_the_settings_which_no_page_would_show_is_told(built: MakeBuild, typed: str, told: list[int]) -> None:
    made = built({"site.yml": f"{SETTINGS}{typed}\n"})
    assert [problem.location.line for problem in problems(made, "champ-inconnu")] == told


@pytest.mark.parametrize(
    ("key", "typed", "offered"),
    [
        ("ecoles", "{ESSEC, HEC}", "[ESSEC, HEC]"),
        ("publics", "{collège}", "[collège]"),
        ("labels", "{cordees-de-la-reussite}", "[cordees-de-la-reussite]"),
        ("anciennes_adresses", "{/a/, /b/}", "[/a/, /b/]"),
    ],
)
def test_a_list_between_braces_is_told_and_never_lost(built: MakeBuild, key: str, typed: str, offered: str) -> None:
    wrong = built({"programmes/brio.md": f"---\nnom: BRIO\nville: Nantes\n{key}: {typed}\n---\n"})
    (problem,) = problems(wrong, "accolades-de-liste")
    assert (problem.location.line, problem.hint) == (4, f"Écrivez\u00a0:  {offered}")
    assert not built({"programmes/brio.md": f"---\nnom: BRIO\nville: Nantes\n{key}: {offered}\n---\n"}).report.refuses()


def test_networks_that_a_form_left_empty_say_nothing(built: MakeBuild) -> None:
    made = built({"programmes/brio.md": "---\nnom: BRIO\nville: Nantes\nreseaux_sociaux: {instagram: null}\n---\n"})
    assert not made.report.refuses()
