"""A town as people write it gives its commune, or all that it may mean, and never a guess."""

from __future__ import annotations

import pytest

from partage_site.geography.communes import named, place_of, places_in
from partage_site.geography.gazetteer import find
from partage_site.geography.places import Ambiguous, Found, Unknown
from partage_site.geography.regions import departments
from partage_site.geography.tables import read_lines, read_rows


def insee(typed: str, **codes: str) -> str:
    answer = find(typed, **codes)
    assert isinstance(answer, Found), answer
    return answer.place.insee


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Marseille", "13055"),
        ("  marseille ", "13055"),
        ("Marseille (13)", "13055"),
        ("MARSEILLE 13", "13213"),
        ("Marseille 13e", "13213"),
        ("Marseille 1er arrondissement", "13201"),
        ("Paris", "75056"),
        ("Paris 75", "75056"),
        ("Paris 5e", "75105"),
        ("Paris (5e)", "75105"),
        ("Paris 5e (75)", "75105"),
        ("Paris, Ve", "75105"),
        ("Paris XIIIe", "75113"),
        ("Paris XX", "75120"),
        ("Lyon 3ème", "69383"),
        ("69003 LYON CEDEX 03", "69383"),
        ("Lyon (Rhône)", "69123"),
        ("75005", "75105"),
        ("Saint-Denis (93)", "93066"),
        ("St-Denis 93", "93066"),
        ("Saint-Denis (974)", "97411"),
        ("Saint Denis, La Réunion", "97411"),
        ("Saint-Denis (Réunion)", "97411"),
        ("Saint-Nazaire (Pays de la Loire)", "44184"),
        ("Valence (26)", "26362"),
        ("93200 Saint-Denis", "93066"),
        ("Ajaccio (2a)", "2A004"),
        ("Ajaccio (20)", "2A004"),
        ("Lille, France", "59350"),
        ("Schoelcher", "97229"),
        ("Œuilly (51)", "51410"),
        ("Évry (89)", "89162"),
        ("Évry (91)", "91228"),
        ("Saint-Pierre (975)", "97502"),
        ("Saint-Barthélemy (977)", "97701"),
        ("Saint-Martin (978)", "97801"),
    ],
)
def test_towns_as_people_write_them(typed: str, expected: str) -> None:
    assert insee(typed) == expected


def test_a_place_says_where_it_is() -> None:
    answer = find("Marseille 13e")
    assert isinstance(answer, Found)
    place = answer.place
    assert (place.name, place.town, place.label) == ("Marseille 13e", "Marseille", "Marseille 13e")
    assert (place.department_code, place.department) == ("13", "Bouches-du-Rhône")
    assert (place.region, place.region_slug) == ("Provence-Alpes-Côte d’Azur", "provence-alpes-cote-d-azur")
    assert (round(place.latitude, 1), round(place.longitude, 1)) == (43.3, 5.4)
    assert place.population == 95112


@pytest.mark.parametrize("name", ["Saint-Denis", "Valence", "Saint-Nazaire", "La Rochelle"])
def test_a_shared_name_gives_all_its_communes_the_largest_first(name: str) -> None:
    answer = find(name)
    assert isinstance(answer, Ambiguous)
    populations = [place.population for place in answer.candidates]
    assert populations == sorted(populations, reverse=True)
    assert populations[0] > 20_000


def test_a_living_name_that_a_larger_town_bore_is_ambiguous() -> None:
    answer = find("Évry")
    assert isinstance(answer, Ambiguous)
    assert [place.label for place in answer.candidates] == ["Évry-Courcouronnes (91)", "Évry (89)"]


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("Aix", ["Aix-en-Provence (13)", "Aix-les-Bains (73)", "Aix (19)"]),
        ("Charleville", ["Charleville-Mézières (08)", "Charleville (51)"]),
        ("Boulogne", ["Boulogne-Billancourt (92)", "Boulogne-sur-Mer (62)", "Essarts-en-Bocage (85)"]),
        ("chalons", ["Châlons-en-Champagne (51)", "Chalon (38)"]),
    ],
)
def test_a_village_whose_name_shortens_that_of_a_large_town_is_ambiguous(typed: str, candidates: list[str]) -> None:
    answer = find(typed)
    assert isinstance(answer, Ambiguous)
    assert [place.label for place in answer.candidates] == candidates


@pytest.mark.parametrize(
    ("typed", "postcode", "name"),
    [("Aix", "13100", "Aix-en-Provence"), ("Aix (19)", None, "Aix"), ("Le Havre", None, "Le Havre"), ("Y", None, "Y")],
)
def test_what_says_more_than_a_short_name_or_is_no_short_name_is_found(
    typed: str, postcode: str | None, name: str
) -> None:
    answer = find(typed, postcode=postcode)
    assert isinstance(answer, Found)
    assert (answer.place.name, answer.agrees) == (name, True)


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("Brive", ["Brive-la-Gaillarde"]),
        ("Mantes", ["Mantes-la-Jolie", "Mantes-la-Ville"]),
        ("Aix (13)", ["Aix-en-Provence"]),
    ],
)
def test_a_short_name_that_no_commune_bears_gives_the_towns_that_it_begins(typed: str, nearest: list[str]) -> None:
    answer = find(typed)
    assert isinstance(answer, Unknown)
    assert [place.name for place in answer.nearest] == nearest


def test_a_former_name_gives_the_present_commune_and_is_told() -> None:
    answer = find("bellegarde sur valserine")
    assert isinstance(answer, Found)
    assert (answer.place.name, answer.former_name) == ("Valserhône", "Bellegarde-sur-Valserine")


@pytest.mark.parametrize(
    ("typed", "postcode", "expected"),
    [
        ("Valence", "26000", "26362"),
        ("Saint-Denis", "93210", "93066"),
        ("Saint-Denis", "97400", "97411"),
        ("Évry", "91000", "91228"),
        ("Évry", "89140", "89162"),
        ("Paris", "75005", "75105"),
        ("Paris", "75116", "75116"),
        ("Marseille", "13013", "13213"),
        ("Paris 6e", "75006", "75106"),
        ("Cergy", "95021", "95127"),
        ("CERGY CEDEX", "95021", "95127"),
        ("Saint-Denis", "93526", "93066"),
        ("L'Abergement-de-Varey", "1640", "01002"),
    ],
)
def test_a_postcode_decides_between_communes_of_one_name(typed: str, postcode: str, expected: str) -> None:
    answer = find(typed, postcode=postcode)
    assert isinstance(answer, Found)
    assert (answer.place.insee, answer.agrees) == (expected, True)


def test_a_postcode_does_not_move_a_town_whose_name_is_unique() -> None:
    answer = find("Lyon", postcode="13001")
    assert isinstance(answer, Found)
    assert (answer.place.insee, answer.agrees) == ("69123", False)


def test_a_postcode_of_nowhere_near_decides_nothing() -> None:
    answer = find("Saint-Denis", postcode="59000")
    assert isinstance(answer, Ambiguous)
    assert len(answer.candidates) == len(named("st denis").living)


def test_a_postcode_alone_that_serves_one_town_agrees_with_itself() -> None:
    answer = find("75005")
    assert isinstance(answer, Found)
    assert (answer.place.insee, answer.agrees) == ("75105", True)


def test_a_postcode_alone_that_serves_many_is_ambiguous() -> None:
    answer = find("51300")
    assert isinstance(answer, Ambiguous)
    assert (len(answer.candidates), answer.candidates[0].name) == (46, "Vitry-le-François")


def test_the_insee_code_decides_outright_and_says_when_the_name_disagrees() -> None:
    assert find("Saint-Denis", insee="97411") == find("Saint-Denis (974)")
    contrary = find("Lyon", insee="13055")
    assert isinstance(contrary, Found)
    assert (contrary.place.insee, contrary.agrees) == ("13055", False)
    assert insee("Paris", insee="75105") == "75105"
    assert insee("L'Abergement-Clémenciat", insee="1001") == "01001"


def test_an_insee_code_that_no_commune_has_is_told_with_what_the_name_means() -> None:
    answer = find("Marseille", insee="13999")
    assert isinstance(answer, Unknown)
    assert (answer.insee, answer.nearest[0].insee) == ("13999", "13055")


@pytest.mark.parametrize(
    ("typed", "likeliest"),
    [
        ("Marseile", "Marseille"),
        ("Lile", "Lille"),
        ("Havre", "Le Havre"),
        ("Toulousse", "Toulouse"),
        ("Paris 25", "Paris"),
        ("Bezonvau", "Bezonvaux"),  # where nobody lives since 1916
    ],
)
def test_an_unknown_name_gives_the_nearest(typed: str, likeliest: str) -> None:
    answer = find(typed)
    assert isinstance(answer, Unknown)
    assert answer.nearest[0].name == likeliest
    assert len(answer.nearest) <= 3


def test_nearest_names_keep_to_the_department_that_was_said() -> None:
    answer = find("Saint-Deni (974)")
    assert isinstance(answer, Unknown)
    assert answer.nearest[0].label == "Saint-Denis (974)"


def test_a_known_name_in_a_wrong_department_gives_those_that_bear_it() -> None:
    answer = find("Marseille (59)")
    assert isinstance(answer, Unknown)
    assert [place.label for place in answer.nearest] == ["Marseille (13)"]


@pytest.mark.parametrize("typed", ["", "  ", "()", ",", "cedex", "00000"])
def test_nothing_typed_finds_nothing(typed: str) -> None:
    assert isinstance(find(typed), Unknown)


@pytest.mark.slow
def test_the_label_of_every_place_finds_it() -> None:
    for place in places_in(departments()):
        assert find(place.label) == Found(place), place.label


def test_every_former_name_finds_the_commune_that_took_it_over() -> None:
    for name, _, department, insee in read_rows("communes_alias.csv"):
        present = place_of(insee)
        assert present is not None
        if present.department_code == department:
            assert isinstance(find(f"{name} ({department})"), Found | Ambiguous), name


def test_the_lines_of_communes_are_rows_as_they_stand() -> None:
    assert [line.split(",") for line in read_lines("communes.csv")] == list(read_rows("communes.csv"))
