"""The map is a picture of the list: the same programmes, named, passed over at will; no name runs anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from selectolax.lexbor import LexborHTMLParser

from partage_site.models.programme import Level, Programme, Public
from partage_site.pipeline import Build
from partage_site.programme_cards import audience
from tests.conftest import ROOT, SETTINGS, text_of
from tests.golden import build_example

HOSTILE = ("<img src=x onerror=alert(1)>", "`${alert(1)}`", '"><script>alert(1)</script>', "l'\"apostrophe")


def listed(built: Callable[..., Build], *names: str) -> LexborHTMLParser:
    """The page of the programmes of these names, all in Marseille."""
    files = {
        f"programmes/p{number}.md": "---\nnom: '{}'\nville: Marseille\n---\n".format(name.replace("'", "''"))
        for number, name in enumerate(names)
    }
    made = built(files)
    return LexborHTMLParser(text_of(made, "programmes/index.html"))


def test_each_marker_has_the_name_of_its_entry_in_the_list_and_the_map_can_be_skipped() -> None:
    tree = LexborHTMLParser(text_of(build_example(), "programmes/index.html"))
    for marker in tree.css("a[data-marqueur]"):
        entry = tree.css_first(f'[data-programme="{marker.attributes["data-marqueur"]}"] a')
        assert entry is not None
        assert (marker.attributes["aria-label"] or "").endswith(entry.text())
        assert marker.attributes["href"] == entry.attributes["href"]
    links = [node.attributes["href"] for node in tree.css("a[href]")]
    assert links.index("#liste") < next(
        rank for rank, node in enumerate(tree.css("a[href]")) if node.parent.tag == "svg"
    )  # type: ignore[union-attr]
    assert tree.css_first("#liste [data-programme]") is not None


def test_two_programmes_of_one_address_have_markers_apart(built: Callable[..., Build]) -> None:
    targets = listed(built, "Alpha", "Bravo").css("a[data-marqueur] .target")
    one, other = ([float(node.attributes[name] or "") for name in ("cx", "cy", "r")] for node in targets)
    assert (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 >= (one[2] + other[2]) ** 2


def test_names_and_towns_stand_in_the_order_of_a_french_dictionary(built: Callable[..., Build]) -> None:
    named = ("Zénith", "Échelle", "PQPM", "Phare", "edresup", "Œuvre")
    files = {f"programmes/p{rank}.md": f"---\nnom: {name}\nville: Lyon\n---\n" for rank, name in enumerate(named)}
    towns = {
        f"programmes/{town.lower()}.md": f"---\nnom: À {town}\nville: {town}\n---\n" for town in ("Evreux", "Yvetot")
    }
    made = built(files | towns)
    tree = LexborHTMLParser(text_of(made, "programmes/index.html"))
    in_dictionary = ["Échelle", "edresup", "Œuvre", "Phare", "PQPM", "Zénith"]
    shown = [node.text() for node in tree.css("#liste [data-programme] a")]
    assert [name for name in shown if name in named] == in_dictionary
    assert [town.text().split()[0] for town in tree.css('[aria-labelledby="region-normandie"] .town')] == [
        "Évreux",
        "Yvetot",
    ]
    plan = LexborHTMLParser(text_of(made, "plan-du-site/index.html"))
    assert [node.text() for node in plan.css("main li a") if node.text() in named] == in_dictionary


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_words_on_the_map_and_in_the_list(built: Callable[..., Build], name: str) -> None:
    tree = listed(built, name)
    assert tree.css("[onerror], [src=x], main script") == []
    marker, entry = tree.css_first("a[data-marqueur]"), tree.css_first("[data-programme] a")
    assert marker is not None
    assert entry is not None
    shown = entry.text()
    assert (marker.attributes["aria-label"] or "").removeprefix("1 ") == shown
    assert re.sub(r"\W", "", shown) == re.sub(r"\W", "", name)


@pytest.mark.parametrize("script", sorted((ROOT / "assets").glob("*.js")), ids=lambda path: path.name)
def test_scripts_put_words_into_pages_and_never_markup(script: Path) -> None:
    makes_markup = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|srcdoc"
    runs_text = r"\beval\(|\bFunction\(|setAttribute\(['\"]on|javascript:"
    assert not re.search(f"{makes_markup}|{runs_text}", script.read_text("utf-8"))


@pytest.mark.parametrize(("told", "said"), [("2", False), ("3", False), ("50", True)])
def test_the_number_that_the_network_counts_is_told_only_where_it_is_more_than_what_is_shown(
    built: Callable[..., Build], told: str, said: bool
) -> None:
    programmes = {f"programmes/{name}.md": f"---\nnom: {name}\nville: Lille\n---\n" for name in ("un", "deux", "trois")}
    figure = f"valeur: {told}\nprefixe: plus de\nlibelle: programmes\n"
    made = built({**programmes, "chiffres/programmes.yml": figure})
    assert ("sur plus de" in text_of(made, "programmes/index.html")) is said


@pytest.mark.parametrize(
    ("prefix", "said"), [("", "62"), ("prefixe: Environ\n", "environ 62"), ("prefixe: plus de\n", "plus de 62")]
)
def test_the_number_that_the_network_counts_is_said_as_its_figure_says_it(
    built: Callable[..., Build], prefix: str, said: str
) -> None:
    figure = f"valeur: 62\n{prefix}libelle: programmes\n"
    made = built({"programmes/a.md": "---\nnom: A\nville: Lille\n---\n", "chiffres/programmes.yml": figure})
    assert f"1 programme présenté ici, sur {said} que compte" in text_of(made, "programmes/index.html")
    assert f"le réseau compte {said} programmes" in text_of(made, "programmes/region/hauts-de-france/index.html")
    assert f'"total":"{said}"' in text_of(made, "recherche/index.json")
    assert "Le réseau compte <span data-total></span> programmes" in text_of(made, "recherche/index.html")


@pytest.mark.parametrize(("status", "invited"), [("actif", True), ("terminé", False), ("en-sommeil", False)])
def test_nobody_is_asked_to_join_a_programme_that_is_over_or_asleep(
    built: Callable[..., Build], status: str, invited: bool
) -> None:
    made = built({"programmes/a.md": f"---\nnom: Élan\nville: Lyon\nstatut: {status}\n---\n"})
    html = text_of(made, "programmes/a/index.html")
    assert ("ejoindre Élan" in html) is invited
    assert ("Rejoindre%20%C3%89lan" in html) is invited
    assert ("Une question sur Élan\u202f?" in html) is not invited


@pytest.mark.parametrize("status", ["actif", "terminé", "en-sommeil"])
@pytest.mark.parametrize("name", ["Élan", "Le Tremplin", "Les Ailes"])
def test_no_sentence_has_to_elide_or_contract_before_a_name(
    built: Callable[..., Build], name: str, status: str
) -> None:
    made = built({"programmes/a.md": f"---\nnom: {name}\nville: Lyon\nstatut: {status}\ncourriel: a@exemple.fr\n---\n"})
    html = text_of(made, "programmes/a/index.html")
    assert not re.search(rf"\b(?:de|à)(?: |%20)(?:{name}|{quote(name)})", html, re.IGNORECASE)


def test_figures_are_called_undated_only_while_they_are(built: Callable[..., Build]) -> None:
    figure = "valeur: 10\nlibelle: élèves\n"
    for year, undated in (("", True), ("annee: 2026\n", False)):
        made = built({"chiffres/programmes.yml": figure + year})
        assert ("non daté" in text_of(made, "index.html")) is undated
        assert ("non daté" in text_of(made, "programmes/index.html")) is undated


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_nearest_are_offered_only_where_one_programme_can_be_nearer_than_another(
    built: Callable[..., Build], count: int
) -> None:
    towns = ("lille", "lyon")[:count]
    nowhere = {"programmes/ailleurs.md": "---\nnom: Ailleurs\nregion: Bretagne\n---\n"} if count else {}
    placed = {f"programmes/{town}.md": f"---\nnom: À {town}\nville: {town}\n---\n" for town in towns}
    made = built(nowhere | placed)
    assert ('name="pres"' in text_of(made, "programmes/index.html")) is (count == 2)
    assert ("data-proches" in text_of(made, "recherche/index.html")) is (count == 2)
    assert any(artifact.path == "donnees/villes.json" for artifact in made.artifacts) is (count == 2)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_there_are_filters_where_there_is_something_to_sort_out(built: Callable[..., Build], count: int) -> None:
    files = {f"programmes/p{number}.md": f"---\nnom: P{number}\nville: Lille\n---\n" for number in range(count)}
    assert ("data-filtres" in text_of(built(files), "programmes/index.html")) is (count == 2)


@pytest.mark.parametrize("licence", ["licence_donnees: CC0\n", ""])
def test_data_are_called_open_only_under_a_licence(built: Callable[..., Build], licence: str) -> None:
    made = built(
        {
            "site.yml": SETTINGS + licence,
            "programmes/a.md": "---\nnom: A\nville: Lyon\n---\n",
            "evenements/b.md": "---\ntitre: B\ndebut: 2027-01-01\n---\n",
            "chiffres/c.md": "---\nvaleur: 5\nlibelle: écoles\nsource: S\n---\n",
        }
    )
    for section in ("programmes", "evenements", "chiffres"):
        assert ("ouvertes" in text_of(made, f"{section}/index.html").partition("<footer")[0]) is bool(licence), section
    assert licence or "Ces données se téléchargent" in text_of(made, "programmes/index.html")


def test_what_a_pupil_looks_for_first_comes_before_the_map() -> None:
    tree = LexborHTMLParser(text_of(build_example(), "programmes/index.html"))
    order = [node.id or node.attributes["class"] for node in tree.css(".atlas > *")]
    assert order == ["filters", "map", "liste"]


def test_the_map_of_a_region_has_a_knot_where_its_programmes_are(built: Callable[..., Build]) -> None:
    towns = {"a": "Brest (29)", "b": "Rennes", "c": "Rennes", "d": "Lille"}
    made = built({f"programmes/{name}.md": f"---\nnom: P\nville: {town}\n---\n" for name, town in towns.items()})
    page = LexborHTMLParser(text_of(made, "programmes/region/bretagne/index.html"))
    assert len(page.css(".locator .knot")) == 2


@pytest.mark.parametrize(
    ("publics", "levels", "told"),
    [
        ("lycée", "3e, 2de, post-bac", "3e, lycée (2de) et post-bac"),
        ("collège, lycée", "Tle", "collège et lycée (Tle)"),
        ("post-bac, lycée", "post-bac", "lycée et post-bac"),
        ("post-bac", "", "post-bac"),
        ("", "1re, 3e", "3e et 1re"),
        ("", "", ""),
    ],
)
def test_every_level_that_a_programme_tells_is_shown(publics: str, levels: str, told: str) -> None:
    programme = Programme(
        name="Élan",
        publics=tuple(Public(each) for each in publics.split(", ") if each),
        levels=tuple(Level(each) for each in levels.split(", ") if each),
    )
    assert audience(programme) == told


def test_the_sentence_of_a_programme_has_its_ordinals_raised_wherever_it_stands(built: Callable[..., Build]) -> None:
    made = built({"programmes/a.md": "---\nnom: A\nregion: Bretagne\naccroche: De la 4e à la 1re.\n---\n"})
    for page in ("programmes/a/index.html", "programmes/index.html", "programmes/region/bretagne/index.html"):
        assert "De la 4<sup>e</sup> à la 1<sup>re</sup>." in text_of(made, page)


def test_in_a_partner_s_frame_the_list_follows_the_numbers_of_the_map(built: Callable[..., Build]) -> None:
    files = {
        f"programmes/{name}.md": f"---\nnom: {name}\n{place}\n---\n"
        for name, place in [
            ("a", "ville: Marseille"),
            ("b", "ville: Lille"),
            ("c", "ville: Nantes"),
            ("d", "region: Corse"),
        ]
    }
    tree = LexborHTMLParser(text_of(built(files), "carte/integrer/index.html"))
    numbers = [node.css_first(".number") for node in tree.css(".names > li")]
    assert [node and node.text() for node in numbers] == ["1", "2", "3", None]


def test_what_is_not_known_of_a_programme_leaves_no_empty_paragraph(built: Callable[..., Build]) -> None:
    (entry,) = listed(built, "Edresup").css("li[data-programme]")
    assert [node.text() for node in entry.css("p")] == ["Label non précisé"]


def test_each_choice_of_a_filter_is_in_words_and_keeps_what_bears_it(built: Callable[..., Build]) -> None:
    borne = {"a": "labels: [cordees-de-la-reussite]\npublics: [post-bac]", "b": "labels: [parcours-d-excellence]"}
    files = {
        f"programmes/{name}.md": f"---\nnom: {name}\nregion: Bretagne\n{facts}\n---\n" for name, facts in borne.items()
    }
    files["programmes/c.md"] = "---\nnom: c\nville: Lille\nstatut: en-sommeil\npublics: [collège]\n---\n"
    tree = LexborHTMLParser(text_of(built(files), "programmes/index.html"))
    listed = [entry.attributes for entry in tree.css("[data-programme]")]
    told = {}
    for choice in tree.css("form select"):
        name = choice.attributes["name"]
        told[name] = [option.text() for option in choice.css("option")]
        for option in choice.css("option[value]:not([value=''])"):
            assert any(option.attributes["value"] in (entry[f"data-{name}"] or "").split() for entry in listed)
    assert told["labels"] == ["Tous les labels", "Cordées de la Réussite", "Parcours d’excellence"]
    assert told["statut"] == ["Tous les états", "Actif", "En sommeil"]


def test_the_filter_by_public_keeps_whom_a_level_alone_is_told_of(built: Callable[..., Build]) -> None:
    told = {"a": "publics: [lycée]", "b": "niveaux: [3e, Tle]", "c": "publics: [collège]\nniveaux: [4e, 2de]", "d": ""}
    files = {f"programmes/{name}.md": f"---\nnom: {name}\nville: Lille\n{facts}\n---\n" for name, facts in told.items()}
    tree = LexborHTMLParser(text_of(built(files), "programmes/index.html"))
    kept = {entry.attributes["data-programme"]: entry.attributes["data-publics"] for entry in tree.css(".regions li")}
    assert kept == {"a": "lycée", "b": "collège lycée", "c": "collège lycée", "d": ""}
    choices = [option.text() for option in tree.css("select[name=publics] option")]
    assert choices == ["Tous les publics", "Collège", "Lycée"]


def test_a_town_of_its_own_department_says_it_once(built: Callable[..., Build]) -> None:
    made = built({"programmes/a.md": "---\nnom: A\nville: Paris 13e\n---\n"})
    assert '<h3 class="town">Paris 13e</h3>' in text_of(made, "programmes/index.html")
    assert "<dt>Où</dt><dd>Paris 13e</dd>" in text_of(made, "programmes/a/index.html")
