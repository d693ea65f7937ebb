"""What helps those who do not see or hear: said in the files, shown to readers, asked for where it is missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from partage_site.pipeline import Build
from tests.conftest import problems, text_of
from tests.golden import build_example

VIDEO = "---\ntitre: Séance\ntype: vidéo\nurl: https://www.exemple.fr/v\n{}---\n"


def test_a_resource_shows_captions_transcript_and_accessible_version() -> None:
    tree = LexborHTMLParser(text_of(build_example(base_url="/partage/"), "ressources/index.html"))
    item = tree.css_first("#seance")
    assert item
    assert "Sous-titrée" in item.css_first(".facts-line").text()  # type: ignore[union-attr]
    links = {node.text(): node.attributes["href"] or "" for node in item.css(".links a")}
    assert links["Version accessible\u00a0: Une première séance, filmée"] == "https://www.exemple.fr/seance-decrite"
    assert links["Transcription\u00a0: Une première séance, filmée"].startswith("/partage/fichiers/guide.")


def test_a_resource_of_which_nothing_more_is_known_has_no_empty_line(built: Callable[..., Build]) -> None:
    made = built({"ressources/a.md": "---\ntitre: A\ntype: lien\nurl: https://www.exemple.fr/a\n---\n"})
    item = LexborHTMLParser(text_of(made, "ressources/index.html")).css_first("#a")
    assert item
    assert [each.text() for each in item.css("p")] == ["Lien"]


def test_an_event_tells_how_one_comes_in_and_where_its_document_can_be_read() -> None:
    page = text_of(build_example(), "evenements/rencontre/index.html")
    assert "<dt>Accessibilité du lieu</dt><dd>De plain-pied, boucle magnétique</dd>" in page
    assert '<a href="https://www.exemple.fr/guide">version accessible<span class="hidden"> de «\u202fLe guide' in page


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("", True),
        ("sous_titres: non\n", True),
        ("sous_titres: oui\n", False),
        ("transcription: https://e.fr/t\n", False),
    ],
)
def test_a_video_without_words_to_read_is_told_as_incomplete(
    built: Callable[..., Build], said: str, asked: bool
) -> None:
    made = built({"ressources/seance.md": VIDEO.format(said)})
    assert bool(problems(made, "video-sans-paroles")) is asked
    page = LexborHTMLParser(text_of(made, "ressources/index.html"))
    assert ("Sans sous-titres" in page.css_first("main").text()) is (said == "sous_titres: non\n")  # type: ignore[union-attr]


@pytest.mark.parametrize("target", ["javascript:alert(1)", "www.exemple.fr/t", "ftp://exemple.fr/t"])
def test_a_transcript_is_a_file_or_a_web_address(built: Callable[..., Build], target: str) -> None:
    made = built({"ressources/seance.md": VIDEO.format(f'transcription: "{target}"\n')})
    assert [problem.location.line for problem in problems(made) if problem.severity.value == "erreur"] == [5]


def test_a_transcript_that_is_not_there_is_told_at_its_line(built: Callable[..., Build]) -> None:
    (problem,) = problems(
        built({"ressources/seance.md": VIDEO.format("transcription: paroles.txt\n")}), "lien-introuvable"
    )
    assert problem.location.line == 5


def test_an_image_that_decorates_is_shown_without_words_and_one_of_which_nothing_is_said_is_refused(
    built: Callable[..., Build], png: bytes
) -> None:
    page = "---\ntitre: Page\nimage: photo.png\n{}---\nUn texte.\n"
    files = {"pages/photo.png": png}
    decorating = built({"pages/une.md": page.format('image_alt: ""\n'), **files})
    assert not [problem for problem in problems(decorating) if problem.severity.value == "erreur"]
    cover = LexborHTMLParser(text_of(decorating, "une/index.html")).css_first(".cover img")
    assert cover
    assert cover.attributes["alt"] in ("", None)
    assert "alt=" in (cover.html or "")
    for silent in ("", "image_alt:\n"):
        (problem,) = problems(built({"pages/une.md": page.format(silent), **files}), "image-sans-texte")
        assert 'image_alt: ""' in (problem.hint or "")
