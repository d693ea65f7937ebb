"""A cell says what its author meant: French dates and decimals, lists, codes that lost their zero."""

from __future__ import annotations

import time

import pytest

from partage_site.models.kinds import KINDS
from partage_site.scaffolding.cells import coordinates, day_rests_on_habit, value_of
from partage_site.scaffolding.shapes import shapes_of

SHAPES = {field.key.name: shape for kind in KINDS.values() for field, shape in shapes_of(kind.record)}


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("debut", "03/06/2017", "2017-06-03"),
        ("debut", "3/6/17", "2017-06-03"),
        ("debut", "03.06.2017", "2017-06-03"),
        ("debut", "03-06-2017", "2017-06-03"),
        ("debut", "3 juin 2017", "2017-06-03"),
        ("debut", "mardi 1er août 2017", "2017-08-01"),
        ("debut", "samedi 1er août 2017", "samedi 1er août 2017"),  # a Tuesday: the loader says so
        ("debut", "3 juin 2017 à 9 h 30", "2017-06-03 09:30"),
        ("debut", "03-06-17", "2017-06-03"),
        ("debut", "3 FEVR. 2017", "2017-02-03"),
        ("debut", "3-juin-17", "2017-06-03"),
        ("debut", "3-févr-2017", "2017-02-03"),
        ("debut", "sam. 3 juin 2017", "2017-06-03"),
        ("debut", "3-4 juin 2028", "3-4 juin 2028"),
        ("debut", "3 4 juin 2028", "3 4 juin 2028"),
        ("debut", "03/06/2017 09:30", "2017-06-03 09:30"),
        ("debut", "03/06/2017 14h", "2017-06-03 14:00"),
        ("debut", "03/06/2017 00:00:00", "2017-06-03"),
        ("debut", "2017-06-03", "2017-06-03"),
        ("debut", "2017-06-03 00:00:00", "2017-06-03"),
        ("debut", "03/06/2017 - 04/06/2017", "03/06/2017 - 04/06/2017"),
        ("debut", "06/13/2017", "06/13/2017"),
        ("debut", "31/02/2017", "31/02/2017"),
        ("debut", "bientôt", "bientôt"),
        ("creation", "2006", "2006"),
        ("creation", "2006,0", "2006"),
        ("creation", "01/09/2006", "2006"),
        ("creation", "vers 2006", "vers 2006"),
        ("ecoles", "ESSEC", ["ESSEC"]),
        ("ecoles", "ESSEC, HEC", ["ESSEC", "HEC"]),
        ("ecoles", "ESSEC (Cergy, 95) ; HEC", ["ESSEC (Cergy, 95)", "HEC"]),
        ("ecoles", "- ESSEC\n- HEC\n", ["ESSEC", "HEC"]),
        ("ecoles", "ESSEC | HEC", ["ESSEC", "HEC"]),
        ("publics", "Collèges et Lycées", ["collège", "lycée"]),
        ("niveaux", "2nde / 1ère / Terminale", ["2de", "1re", "Tle"]),
        ("labels", "Cordées ; Parcours d’excellence", ["cordees-de-la-reussite", "parcours-d-excellence"]),
        ("labels", "nom: cordees-de-la-reussite, depuis: 2009", [{"nom": "cordees-de-la-reussite", "depuis": "2009"}]),
        ("niveaux", "de la 4ème à la Terminale", ["4e", "3e", "2de", "1re", "Tle"]),
        ("niveaux", "2nde-1ère", ["2de", "1re"]),
        ("niveaux", "2nde, CM2", ["2de", "CM2"]),
        ("sources", "https://a.fr/b", [{"titre": "a.fr/b", "url": "https://a.fr/b"}]),
        ("reseaux_sociaux", "https://fr.linkedin.com/a", {"linkedin": "https://fr.linkedin.com/a"}),
        ("code_postal", "1000", "01000"),
        ("code_postal", "13 013", "13013"),
        ("site", "www.oser.fr", "https://www.oser.fr"),
        ("site", "oser.fr/page", "https://oser.fr/page"),
        ("site", "http://oser.fr", "http://oser.fr"),
        ("statut", "Annulés", "annulé"),
        ("statut", "on ne sait pas", "on ne sait pas"),
        ("date_a_confirmer", "VRAI", "oui"),
        ("date_a_confirmer", "0", "non"),
        ("accueil_par", "Échanges Phocéens", "echanges-phoceens"),
        ("reseaux_sociaux", "https://www.instagram.com/a", {"instagram": "https://www.instagram.com/a"}),
        ("reseaux_sociaux", "x: https://x.com/a, web: https://b.fr", {"x": "https://x.com/a", "web": "https://b.fr"}),
        ("coordonnees", "48,93 ; 2,35", ["48.93", "2.35"]),
        ("coordonnees", "48.93, 2.35", ["48.93", "2.35"]),
        ("sources", "Le Parisien, 2021 | titre: OSER, url: https://o.fr",
         [{"titre": "Le Parisien, 2021"}, {"titre": "OSER", "url": "https://o.fr"}]),
        ("valeur", "1 234,5", "1 234,5"),
        ("nom", "  deux\nlignes ", "deux lignes"),
    ],
)  # fmt: skip
def test_a_cell(key: str, text: str, value: object) -> None:
    assert value_of(text, SHAPES[key]) == value


def test_a_point_from_two_columns() -> None:
    assert coordinates("48,93", "2,35") == ["48.93", "2.35"]


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("03/06/2017", True),
        ("13/06/2017", False),
        ("06/06/2017", False),
        ("06/13/2017", False),
        ("sam. 03/06/2017", False),
        ("03/06/2017 - 04/06/2017", False),
    ],
)
def test_a_day_that_an_american_would_read_otherwise(text: str, doubtful: bool) -> None:
    assert day_rests_on_habit(text) is doubtful


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("01/09/98", "1998-09-01"),
        ("01/09/50", "1950-09-01"),
        ("01/09/49", "2049-09-01"),
    ],
)
def test_a_year_of_two_digits_is_of_the_century_that_spreadsheets_take(text: str, value: str) -> None:
    assert value_of(text, SHAPES["debut"]) == value


@pytest.mark.parametrize(
    "text",
    [
        "https://www.facebook.com/a https://www.facebook.com/b",
        "instagram: https://www.instagram.com/a et facebook: @b",
        "@a",
    ],
)
def test_networks_that_are_not_all_understood_stay_as_they_are(text: str) -> None:
    assert value_of(text, SHAPES["reseaux_sociaux"]) == text


def test_a_network_may_be_told_without_its_scheme() -> None:
    text = "instagram.com/a, https://www.facebook.com/a"
    assert value_of(text, SHAPES["reseaux_sociaux"]) == {
        "instagram": "https://instagram.com/a",
        "facebook": "https://www.facebook.com/a",
    }


def test_a_cell_of_many_blanks_is_read_in_no_time() -> None:
    begun = time.process_time()
    assert value_of(f"collège{' ' * 100_000}lycée", SHAPES["publics"]) == ["collège lycée"]
    assert time.process_time() - begun < 1
