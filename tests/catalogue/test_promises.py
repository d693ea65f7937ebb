"""An address of the site that is typed in a text or in the settings is told where it leads nowhere, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from partage_site.pipeline import Build
from tests.conftest import SETTINGS, problems

MENU = SETTINGS + "menu:\n  - {{libelle: Une page, adresse: {address}}}\n"


@pytest.mark.parametrize(
    ("name", "text", "address"),
    [
        ("pages/une.md", "---\ntitre: Une\nbrouillon: oui\n---\n", "/une/"),
        ("actualites/une.md", "---\ntitre: Une\ndate: 2027-01-10\n---\n", "/actualites/une/"),
    ],
)
def test_what_waits_to_be_published_is_told_as_such(
    built: Callable[..., Build], name: str, text: str, address: str
) -> None:
    files = {
        "site.yml": MENU.format(address=address),
        name: text,
        "pages/b.md": f"---\ntitre: B\n---\n[Là]({address})\n",
    }
    told = problems(built(files, today=date(2026, 11, 30)), "lien-introuvable")
    assert {problem.location.file for problem in told} == {"content/site.yml", "content/pages/b.md"}
    for problem in told:
        assert "pas encore publié" in problem.message
        assert "brouillon: oui" in problem.hint
    assert not problems(built(files, today=date(2026, 11, 30), drafts=True), "lien-introuvable")


def test_what_is_nowhere_is_told_with_what_is_like_it(built: Callable[..., Build]) -> None:
    made = built({"site.yml": MENU.format(address="/unne/"), "pages/une.md": "---\ntitre: Une\n---\n"})
    (told,) = problems(made, "lien-introuvable")
    assert told.location.file == "content/site.yml"
    assert "/une/" in told.hint


@pytest.mark.parametrize("home", ["bouton: {{{}}}", "portes: [{{titre: Un, {}}}]"])
def test_what_the_home_page_leads_to_is_there(built: Callable[..., Build], home: str) -> None:
    way = 'libelle: Là, adresse: "/unne/#la"'
    made = built({"site.yml": f"{SETTINGS}accueil:\n  {home.format(way)}\n", "pages/une.md": "---\ntitre: Une\n---\n"})
    (told,) = problems(made, "lien-introuvable")
    assert (told.location.file, told.location.excerpt[told.location.column - 1 :][:8]) == (
        "content/site.yml",
        '"/unne/#',
    )
    assert "/une/" in told.hint


@pytest.mark.parametrize(
    ("typed", "code", "offered"),
    [
        ("/une/#là bas", "chemin-illisible", "/une/"),
        ("pages/une.md#la", "chemin-illisible", "/une/"),
        ("https://www.exemple.fr/une/#la", "adresse-ailleurs", "/une/"),
    ],
)
def test_an_address_that_is_no_place_of_the_site_is_told(
    built: Callable[..., Build], typed: str, code: str, offered: str
) -> None:
    home = f'accueil:\n  bouton: {{libelle: Là, adresse: "{typed}"}}\n'
    (told,) = problems(built({"site.yml": SETTINGS + home}), code)
    assert offered in told.hint
