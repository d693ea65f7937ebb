"""What is found under content/, under which names, and what is refused."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partage_site.diagnostics import Diagnostic, Refusal, Report
from partage_site.models.kinds import KINDS
from partage_site.sources.discovery import Discovery, discover
from partage_site.sources.names import is_passed_over, safe_name
from partage_site.sources.walking import report_links
from tests.conftest import make_link, write_named

KINDS_BY_FOLDER = {kind.folder: kind for kind in KINDS.values()}


def found(content: Path, *names: str) -> tuple[Discovery, list[Diagnostic]]:
    for name in names:
        write_named(content / name)
    report = Report()
    return discover(content, report), list(report)


def test_a_folder_says_the_kind_and_a_name_the_identifier(tmp_path: Path) -> None:
    discovery, problems = found(
        tmp_path, "site.yml", "evenements/wepi-2018.md", "programmes/oser.yml", "images/a b.JPG", "evenements/photo.png"
    )
    assert not problems
    assert [(source.shown, source.folder, source.id) for source in discovery.sources] == [
        ("content/evenements/wepi-2018.md", "evenements", "wepi-2018"),
        ("content/programmes/oser.yml", "programmes", "oser"),
        ("content/site.yml", "", "site"),
    ]
    assert [file.name for file in discovery.attachments] == ["evenements/photo.png", "images/a b.JPG"]
    assert all(source.path.is_file() and source.path.is_absolute() for source in discovery.sources)


@pytest.mark.parametrize(
    "name",
    [
        "_brouillon.md", ".cache.md", "wepi.md~", ".wepi.md.swp", "#wepi.md#", "wepi.md___jb_tmp___", "4913",
        "~$wepi.docx", "Thumbs.db", "desktop.ini", ".DS_Store", ".#wepi.md", "wepi.md.orig", "wepi.tmp",
    ],
)  # fmt: skip
def test_what_editors_leave_and_what_is_set_aside_is_passed_over(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, f"evenements/{name}", f"_ancien/{name}") == (Discovery((), ()), [])
    assert is_passed_over(name)


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Wépi 2018.md", "wepi-2018.md"),
        ("WEPI.md", "wepi.md"),
        ("wepi_2018.md", "wepi-2018.md"),
        ("-wepi-.md", "wepi.md"),
        ("l’été.yml", "l-ete.yml"),
        ("œuvre.md", "oeuvre.md"),
        ("wepi.MD", "wepi.md"),
        ("wepi.yaml", "wepi.yml"),
        ("wepi.markdown", "wepi.md"),
        ("wepi.md.txt", "wepi.md"),
        ("wepi.md.md", "wepi.md"),
        ("nul.md", "evenement-nul.md"),
        ("com1.md", "evenement-com1.md"),
        ("wepi.2018.md", "wepi-2018.md"),
        ("🎉.md", "u1f389.md"),
        (f"{'a' * 81}.md", f"{'a' * 60}.md"),
    ],
)
def test_another_name_is_refused_with_the_one_to_use(tmp_path: Path, name: str, right: str) -> None:
    discovery, (problem,) = found(tmp_path, f"evenements/{name}")
    assert (problem.code, problem.location.file) == ("nom-de-fichier", f"content/evenements/{name}")
    assert problem.hint == f"Renommez-le\u00a0:  {right}"
    # The rest of the file is still to be checked, and references to it are right.
    assert [source.id for source in discovery.sources] == [Path(right).stem]


@pytest.mark.parametrize("name", ["wepi.md.", "wepi.md "])
@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be made there")
def test_a_name_with_a_trailing_dot_or_space_is_refused(tmp_path: Path, name: str) -> None:
    _, (problem,) = found(tmp_path, f"evenements/{name}")
    assert problem.hint == "Renommez-le\u00a0:  wepi.md"


@pytest.mark.parametrize(("name", "told"), [("nul.md", "Windows"), (f"{'a' * 81}.md", "trop long")])
def test_the_message_about_a_name_of_sound_signs_says_what_else_is_wrong(tmp_path: Path, name: str, told: str) -> None:
    _, (problem,) = found(tmp_path, f"evenements/{name}")
    assert told in problem.message
    assert "minuscules" not in problem.message


def test_the_message_about_a_name_says_what_a_name_may_hold(tmp_path: Path) -> None:
    _, (problem,) = found(tmp_path, "evenements/Wépi.md")
    assert problem.message == (
        "«\u00a0Wépi.md\u00a0» ne peut pas servir d’adresse\u00a0: il faut des minuscules sans accent, des chiffres et "
        "des tirets, puis «\u00a0.md\u00a0» ou «\u00a0.yml\u00a0»."
    )


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("evenements/serie.md", "evenement-serie.md"),
        ("evenements/2018.md", "evenement-2018.md"),
        ("programmes/region.yml", "programme-region.yml"),
        ("pages/programmes.md", "page-programmes.md"),
        ("chiffres/menu.yml", "chiffre-menu.yml"),
        ("ressources/contenu.md", "ressource-contenu.md"),
    ],
)
def test_a_name_that_the_site_uses_is_refused_with_another(tmp_path: Path, name: str, right: str) -> None:
    discovery, (problem,) = found(tmp_path, name)
    assert (problem.code, problem.hint) == ("nom-reserve", f"Renommez-le\u00a0:  {right}")
    assert [source.id for source in discovery.sources] == [Path(right).stem]


@pytest.mark.parametrize(
    ("name", "file", "code", "hint"),
    [
        ("wepi.md", "wepi.md", "texte-sans-dossier", "actualites/, chiffres/, evenements/, pages/"),
        ("README.md", "README.md", "texte-sans-dossier", "_README.md"),
        ("images/wepi.md", "images/wepi.md", "texte-sans-dossier", "evenements/"),
        ("Événement/wepi.md", "Événement", "dossier-inconnu", "Renommez-le\u00a0:  evenements"),
        ("actualités/wepi.md", "actualités", "dossier-inconnu", "Renommez-le\u00a0:  actualites"),
        ("zzz/wepi.md", "zzz", "dossier-inconnu", "Dossiers connus\u00a0:  actualites/, chiffres/, evenements/"),
        ("evenements/2018/wepi.md", "evenements/2018/wepi.md", "texte-trop-profond", "content/evenements/wepi.md"),
        ("evenements/wepi/index.md", "evenements/wepi/index.md", "texte-trop-profond", "content/evenements/wepi.md"),
        ("Site.yml", "Site.yml", "nom-de-fichier", "Renommez-le\u00a0:  site.yml"),
        ("site.yaml", "site.yaml", "nom-de-fichier", "Renommez-le\u00a0:  site.yml"),
    ],
)
def test_a_text_out_of_its_place_is_refused_with_the_right_one(
    tmp_path: Path, name: str, file: str, code: str, hint: str
) -> None:
    _, (problem,) = found(tmp_path, name)
    assert (problem.location.file, problem.code) == (f"content/{file}", code)
    assert hint in problem.hint


def test_texts_of_sub_folders_are_never_led_to_one_place(tmp_path: Path) -> None:
    _, problems = found(tmp_path, "evenements/2017/d.md", "evenements/2018/d.md", "evenements/2018/d.yml")
    assert [problem.hint.rpartition("  ")[2] for problem in problems] == [
        "content/evenements/d.md",
        "content/evenements/d-2018.md",
        "Déplacez-le, sous un nom qui n’est pas pris.",
    ]
    _, problems = found(tmp_path, "pages/d.md", "pages/2018/d.md", "pages/a/2018/d.md")
    assert [problem.hint.rpartition("  ")[2] for problem in problems if "pages" in problem.location.file] == [
        "content/pages/d-2018.md",
        "Déplacez-le, sous un nom qui n’est pas pris.",
    ]


def test_an_unknown_folder_is_told_once(tmp_path: Path) -> None:
    _, problems = found(tmp_path, "zzz/a.md", "zzz/b.md")
    assert len(problems) == 1


def test_a_sub_folder_may_hold_images(tmp_path: Path) -> None:
    discovery, problems = found(tmp_path, "evenements/wepi.md", "evenements/Photos 2018/été.jpg")
    assert not problems
    assert [file.name for file in discovery.attachments] == ["evenements/Photos 2018/été.jpg"]


def test_two_texts_of_one_identifier_are_told_with_both_names(tmp_path: Path) -> None:
    discovery, (problem,) = found(tmp_path, "evenements/wepi.md", "evenements/wepi.yml")
    assert problem.location.file == "content/evenements/wepi.yml"
    assert problem.message == (
        "Ce fichier et «\u00a0content/evenements/wepi.md\u00a0» auraient la même adresse\u00a0: /evenements/wepi/"
    )
    assert len(discovery.sources) == 1


def test_one_identifier_may_serve_two_kinds(tmp_path: Path) -> None:
    assert not found(tmp_path, "evenements/wepi.md", "pages/wepi.md")[1]


@pytest.mark.parametrize(
    ("one", "other"), [("photo.jpg", "Photo.JPG"), ("été.jpg", "e\u0301te\u0301.jpg"), ("a/x.jpg", "A/y.jpg")]
)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the two names are one file")
def test_names_that_another_system_confuses_are_refused(tmp_path: Path, one: str, other: str) -> None:
    _, (problem,) = found(tmp_path, f"images/{one}", f"images/{other}")
    assert problem.code == "noms-confondus"


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("a:b.jpg", "a-b.jpg"),
        ("quoi?.pdf", "quoi-.pdf"),
        ('"a"|b*.pdf', "-a--b-.pdf"),
        ("a\\b.pdf", "a-b.pdf"),
        ("a.", "a"),
        ("a ", "a"),
        (" a", "a"),
        ("aux.pdf", "fichier-aux.pdf"),
        ("a\nb.pdf", "a-b.pdf"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be made there")
def test_an_attachment_that_windows_cannot_hold_is_refused(tmp_path: Path, name: str, right: str) -> None:
    _, (problem,) = found(tmp_path, f"documents/{name}")
    assert (problem.code, problem.hint) == ("nom-impossible", f"Renommez-le\u00a0:  {right}")
    assert problem.location.file.isprintable()


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be made there")
def test_a_path_that_windows_may_not_write_is_refused_with_what_to_take_away(tmp_path: Path) -> None:
    fits = f"images/{'a' * 100}/{'b' * 60}.jpg"
    assert len(f"content/{fits}") == 180
    _, problems = found(tmp_path, fits, f"images/{'a' * 100}/{'b' * 63}.jpg")
    assert [problem.code for problem in problems] == ["chemin-trop-long"]
    assert "3 signes de moins" in problems[0].hint


@pytest.mark.parametrize("name", ["evenements/README.md", "pages/LISEZ-MOI.md", "themes/lisezmoi.md"])
def test_a_note_between_volunteers_is_told_how_to_stay_one(tmp_path: Path, name: str) -> None:
    discovery, problems = found(tmp_path, name)
    assert not discovery.sources
    assert [problem.hint.rpartition("  ")[2] for problem in problems] == [f"_{name.rpartition('/')[2]}"]


def test_a_note_among_images_is_told_once_and_taken_for_no_page(tmp_path: Path) -> None:
    discovery, problems = found(tmp_path, "images/README.md", "images/wepi.md")
    assert not discovery.sources
    assert [problem.code for problem in problems] == ["texte-sans-dossier"] * 2


def test_a_folder_that_windows_cannot_hold_is_refused(tmp_path: Path) -> None:
    _, (problem,) = found(tmp_path, "evenements/nul/a.jpg")
    assert problem.hint == "Renommez-le\u00a0:  fichier-nul"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (Path(os.fsdecode(os.fsencode(tmp_path / "images") + b"/\xff.jpg"))).touch()
    _, (problem,) = found(tmp_path)
    assert (problem.code, problem.location.file) == ("nom-impossible", "content/images/\\udcff.jpg")


@pytest.mark.parametrize("target", ["/etc/hostname", "nowhere", "wepi.md", "."])
def test_a_symbolic_link_is_refused(tmp_path: Path, target: str) -> None:
    found(tmp_path, "evenements/wepi.md")
    make_link(tmp_path / "evenements/lien.md", target)
    discovery, (problem,) = found(tmp_path)
    assert (problem.code, problem.location.file) == ("lien-symbolique", "content/evenements/lien.md")
    assert [source.id for source in discovery.sources] == ["wepi"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_a_pipe_is_refused_and_never_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "wepi.md")
    _, (problem,) = found(tmp_path)
    assert problem.code == "fichier-special"


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found(tmp_path, "evenements/wepi.md")
    listed = os.scandir

    def scandir(folder: str) -> object:
        if Path(folder).name == "evenements":
            raise PermissionError
        return listed(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    _, (problem,) = found(tmp_path)
    assert (problem.code, problem.location.file) == ("dossier-illisible", "content/evenements")


def test_a_folder_of_the_program_that_went_away_is_told_as_such(tmp_path: Path) -> None:
    report = Report()
    report_links(tmp_path / "templates", "templates", report)
    (problem,) = report
    assert (problem.code, problem.location.file) == ("dossier-absent", "templates")
    assert problem.hint.endswith("git restore templates")


def test_a_folder_that_went_away_meanwhile_is_no_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def scandir(_: Path) -> object:
        raise FileNotFoundError

    monkeypatch.setattr(os, "scandir", scandir)
    assert found(tmp_path) == (Discovery((), ()), [])


def test_without_a_folder_of_content_the_request_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="n’existe pas"):
        discover(tmp_path / "absent", Report())


def test_what_is_found_does_not_depend_on_the_order_of_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"evenements/{letter}.md" for letter in "cab"] + ["images/2.jpg", "images/1.jpg", "evenements/a.yml"]
    discovery = found(tmp_path, *names)

    class Backwards:
        def __init__(self, folder: Path) -> None:
            self.entries = sorted(listed(folder), key=lambda entry: entry.name, reverse=True)

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *_: object) -> None:
            pass

    listed = os.scandir
    monkeypatch.setattr(os, "scandir", Backwards)
    assert found(tmp_path) == discovery


@settings(max_examples=60)
@given(st.text(min_size=1))
def test_a_safe_name_is_safe(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert safe_name(safe) == safe
