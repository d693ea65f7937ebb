"""The home page of a site that has little to show yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from partage_site.pipeline import Build
from tests.conftest import SETTINGS, text_of

SERIES = ("jpi", "wepi")


def few(number: int) -> dict[str, str]:
    files = {}
    for name in SERIES[:number]:
        files[f"programmes/{name}.md"] = f"---\nnom: P {name}\nville: Lyon\n---\n"
        files[f"series/{name}.md"] = f"---\nnom: S {name}\nsigle: {name.upper()}\n---\n"
        files[f"chiffres/{name}.yml"] = "valeur: 10\nlibelle: élèves\n"
    return files


@pytest.mark.parametrize("number", [0, 1, 2])
def test_words_agree_with_how_many_there_are(built: Callable[..., Build], number: int) -> None:
    made = built(few(number))
    told = {
        0: "Aucun programme présenté ici",
        1: "1 programme présenté ici",
        2: "2 programmes présentés ici",
    }[number]
    assert (told in text_of(made, "index.html")) is (number > 0)
    for page in ("carte/integrer/index.html", "programmes/index.html"):
        assert told in text_of(made, page)
    assert ("Chiffres publiés" in text_of(made, "index.html")) is (number == 2)


@pytest.mark.parametrize("number", [0, 1])
def test_a_heading_stands_over_something_or_is_left_out(built: Callable[..., Build], number: int) -> None:
    page = LexborHTMLParser(text_of(built(few(number)), "index.html"))
    found = {node.attributes["id"] for node in page.css("main h2")}
    assert found == (set() if number == 0 else {"chiffres", "rendez-vous", "programmes"})


def test_dates_of_no_series_are_not_called_others_where_they_are_alone(built: Callable[..., Build]) -> None:
    page = text_of(built({"evenements/seul.md": "---\ntitre: Seul\ndebut: 2026-12-12\n---\n"}), "index.html")
    assert "Autres dates" not in page
    assert '<h3 class="others">Dates annoncées</h3>' in page


def test_what_comes_is_shown_soonest_first_then_the_latest_edition_that_was_held(built: Callable[..., Build]) -> None:
    def event(day: str, more: str = "") -> str:
        return f"---\ntitre: Le {day}\ndebut: {day}\n{more}---\n"

    files = {
        "series/jpi.md": "---\nnom: Journée\nsigle: JPI\n---\n",
        "evenements/mars.md": event("2027-03-01", "serie: jpi\n"),
        "evenements/janvier.md": event("2027-01-01", "serie: jpi\n"),
        "evenements/annulee.md": event("2026-03-01", "serie: jpi\nstatut: annulé\n"),
        "evenements/tenue.md": event("2025-03-01", "serie: jpi\n"),
        "evenements/avril.md": event("2027-04-01"),
        "evenements/fevrier.md": event("2027-02-01"),
    }
    made = built(files)

    def shown(path: str) -> list[str | None]:
        page = LexborHTMLParser(text_of(made, path))
        return [node.attributes["data-evenement"] for node in page.css("li[data-evenement]")]

    assert shown("index.html") == ["janvier", "mars", "tenue", "fevrier", "avril"]
    assert shown("evenements/serie/jpi/index.html") == ["janvier", "mars", "annulee", "tenue"]


@pytest.mark.parametrize("path", ["chiffres/index.html", "themes/index.html"])
def test_a_list_of_nothing_says_so(built: Callable[..., Build], path: str) -> None:
    assert "Pas encore de" in text_of(built(), path)


@pytest.mark.parametrize(
    ("menu", "shown"), [("", False), ("menu: [{libelle: Programmes, adresse: /programmes/}]\n", True)]
)
def test_a_menu_of_nothing_has_no_button(built: Callable[..., Build], menu: str, shown: bool) -> None:
    programme = {"programmes/a.md": "---\nnom: A\nville: Lyon\n---\n"}
    page = text_of(built({"site.yml": SETTINGS + menu, **programme}), "index.html")
    assert ('popovertarget="menu"' in page) is shown
    assert ("Menu principal" in page) is shown


def test_the_foot_leads_to_the_sections_that_have_something_and_that_the_menu_lacks(
    built: Callable[..., Build],
) -> None:
    menu = SETTINGS + "menu: [{libelle: Programmes, adresse: /programmes/}]\n"
    resource = {"ressources/a.md": "---\ntitre: A\ntype: lien\nurl: https://www.exemple.org/\n---\n"}
    page = LexborHTMLParser(text_of(built({**few(1), **resource, "site.yml": menu}), "index.html"))
    foot = [link.attributes["href"] for link in page.css(".site-foot nav a")]
    assert foot == ["/evenements/", "/chiffres/", "/ressources/", "/contribuer/", "/plan-du-site/"]


HOME = """accueil:
  titre: Une question, pourquoi pas toi ?
  texte: "Ce qu'on dit d'abord : l'essentiel."
  bouton: {libelle: Venir, adresse: "/venir/#la"}
  portes:
    - {titre: Élève, texte: Un mot., libelle: Par ici, adresse: "/venir/#eleve"}
    - {titre: École, libelle: Par là, adresse: /programmes/}
  qui_nous_sommes: Des gens.
"""
COMING = {"pages/venir.md": "---\ntitre: Venir\n---\n\n## Là\n\n## Élève\n"}


def test_its_words_come_from_the_settings(built: Callable[..., Build]) -> None:
    page = LexborHTMLParser(text_of(built({"site.yml": SETTINGS + HOME, **COMING}), "index.html"))
    told = {name: page.css_first(name).text() for name in ("h1", ".lead", ".quiet", ".statement")}
    assert told == {
        "h1": "Une question, pourquoi pas toi\u202f?",
        ".lead": "Ce qu’on dit d’abord\u00a0: l’essentiel.",
        ".quiet": "Venir",
        ".statement": "Des gens.",
    }
    doors = [(door.css_first("h3").text(), door.css_first("a").attributes["href"]) for door in page.css(".doors li")]
    assert doors == [("Élève", "/venir/#eleve"), ("École", "/programmes/")]
    assert page.css_first(".quiet").attributes["href"] == "/venir/#la"


def test_without_them_the_slogan_and_the_description_stand_for_them(built: Callable[..., Build]) -> None:
    page = LexborHTMLParser(
        text_of(built({"site.yml": f"{SETTINGS}slogan: Un slogan\ndescription: Ceci.\n"}), "index.html")
    )
    assert (page.css_first("h1").text(), page.css_first(".lead").text()) == ("Un slogan", "Ceci.")
    assert not page.css(".doors, .quiet, .statement")
    assert LexborHTMLParser(text_of(built(), "index.html")).css_first("h1").text() == "Un réseau"
