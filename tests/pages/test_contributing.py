"""The page « Contribuer »: the forge's editor on a file that loads, or a message."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from partage_site.pipeline import Build
from tests.conftest import problems, text_of

SETTINGS = "nom: Un réseau\nurl: https://www.exemple.fr\ncourriel: a@exemple.fr\n"
PAGE = "contribuer/index.html"


def additions(made: Build) -> list[LexborNode]:
    return LexborHTMLParser(text_of(made, PAGE)).css(".additions > li")


def editor(addition: LexborNode) -> str:
    link = addition.css_first("a")
    assert link
    return link.attributes["href"] or ""


def test_without_a_forge_one_writes_a_message(built: Callable[..., Build]) -> None:
    made = built({"site.yml": SETTINGS})
    assert not additions(made)
    html = text_of(made, PAGE)
    assert 'href="mailto:a@exemple.fr?subject=Ajouter%20un%20%C3%A9v%C3%A9nement%20sur%20le%20site"' in html
    assert 'href="/contribuer/"' in text_of(made, "index.html")


def test_the_files_that_github_opens_load_as_they_are(built: Callable[..., Build]) -> None:
    theme = {"themes/financement.md": "---\nnom: Financement\nresume: L’argent.\n---\n"}
    settings = f"{SETTINGS}depot: https://github.com/reseau/site/\nbranche: principale\n"
    made = built({"site.yml": settings, **theme})
    started = {}
    for addition in additions(made):
        address = urlsplit(editor(addition))
        assert address.path == "/reseau/site/new/principale"
        query = parse_qs(address.query)
        (name,), (text,) = query["filename"], query["value"]
        started[name] = text
        assert not addition.css("pre")
    assert sorted(started) == [
        "content/actualites/nouvelle-actualite.md",
        "content/evenements/nouvel-evenement.md",
        "content/programmes/nouveau-programme.md",
        "content/ressources/nouvelle-ressource.md",
    ]
    assert "au choix\u00a0: financement" in started["content/actualites/nouvelle-actualite.md"]
    files = {name.removeprefix("content/"): text for name, text in started.items()}
    again = built({"site.yml": settings, **theme, **files}, drafts=True)
    assert [problem for problem in problems(again) if problem.severity.value == "erreur"] == []
    assert "evenements/nouvel-evenement/index.html" in {artifact.path for artifact in again.artifacts}


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        (
            "https://gitlab.exemple.fr/reseau/site",
            "https://gitlab.exemple.fr/reseau/site/-/new/main/content/evenements?file_name=nouvel-evenement.md",
        ),
        ("https://codeberg.org/reseau/site.git", "https://codeberg.org/reseau/site/_new/main/content/evenements"),
    ],
)
def test_where_the_forge_opens_an_empty_file_its_text_is_there_to_copy(
    built: Callable[..., Build], repository: str, address: str
) -> None:
    event = additions(built({"site.yml": f"{SETTINGS}depot: {repository}\n"}))[0]
    assert editor(event) == address
    text = event.css_first("pre")
    assert text
    assert text.text().startswith("---\n# Remplacez")


def test_the_guide_is_one_link_away(built: Callable[..., Build]) -> None:
    made = built({"site.yml": f"{SETTINGS}depot: https://gitlab.exemple.fr/reseau/site\n"})
    assert 'href="https://gitlab.exemple.fr/reseau/site/-/blob/main/CONTRIBUTING.md"' in text_of(made, PAGE)
