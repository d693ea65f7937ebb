"""What volunteers read about towns, regions and coordinates."""

from __future__ import annotations

import pytest

from partage_site.diagnostics import Location, Severity
from partage_site.geography.coordinates import check_point
from partage_site.geography.gazetteer import find
from partage_site.geography.places import Ambiguous, Found, Unknown
from partage_site.geography.regions import UnknownRegion, find_region
from partage_site.wording import places

AT = Location("content/programmes/oser.md", 3)
NARROW, FIXED = "\u202f", "\u00a0"


def test_an_ambiguous_town_has_lines_to_paste() -> None:
    answer = find("Saint-Denis")
    assert isinstance(answer, Ambiguous)
    told = places.ambiguous_town(AT, "Saint-Denis", answer.candidates)
    assert (told.severity, told.code) == (Severity.ERROR, "ville-ambigue")
    assert "ville: Saint-Denis (93)   # Seine-Saint-Denis, 149 077 hab." in told.hint.splitlines()
    assert told.message == f"«{FIXED}Saint-Denis{FIXED}» peut désigner {len(answer.candidates)} communes."


def test_a_long_list_is_cut_and_says_so() -> None:
    answer = find("51300")
    assert isinstance(answer, Ambiguous)
    lines = places.ambiguous_town(AT, "51300", answer.candidates).hint.splitlines()
    assert len(lines) == 2 + places.SHOWN
    assert "38 de plus" in lines[-1]


def test_an_unknown_town_has_the_nearest() -> None:
    answer = find("Marseile")
    assert isinstance(answer, Unknown)
    told = places.unknown_town(AT, "Marseile", answer.nearest)
    assert told.hint.splitlines()[1] == "ville: Marseille (13)   # Bouches-du-Rhône, 886 040 hab."
    assert "ville: Marseille" in places.unknown_town(AT, "", ()).hint


def test_an_unknown_code_is_not_said_of_the_town() -> None:
    answer = find("Marseille", insee="13999")
    assert isinstance(answer, Unknown)
    told = places.unknown_insee_code(AT, "13999", answer.nearest)
    assert "code INSEE" in told.message
    assert "ville: Marseille (13)" in told.hint


def test_a_code_of_another_town_and_a_former_name_are_told_and_published() -> None:
    answer = find("Lyon", insee="13055")
    assert isinstance(answer, Found)
    told = places.code_of_another_town(AT, "code_insee", "13055", "Lyon", answer.place)
    assert (told.severity, told.hint.endswith("ville: Marseille (13)")) == (Severity.WARNING, True)
    former = find("Bellegarde-sur-Valserine")
    assert isinstance(former, Found)
    note = places.former_town(AT, former.former_name or "", former.place)
    assert (note.severity, note.hint.endswith("ville: Valserhône (01)")) == (Severity.INCOMPLETE, True)


@pytest.mark.parametrize(
    ("town", "code", "offered"),
    [("Lyon 1er", "69002", "code_postal: 69001"), ("Paris (75)", "13001", "corrigez «\u00a0ville\u00a0».")],
)
def test_a_postcode_of_another_town_is_not_cured_by_the_town_as_typed(town: str, code: str, offered: str) -> None:
    answer = find(town, postcode=code)
    assert isinstance(answer, Found)
    assert not answer.agrees
    hint = places.code_of_another_town(AT, "code_postal", code, town, answer.place).hint
    assert hint.endswith(offered)
    assert f"ville: {town}" not in hint


def test_an_unknown_region_has_the_nearest() -> None:
    answer = find_region("Bretange")
    assert isinstance(answer, UnknownRegion)
    told = places.unknown_region(AT, "Bretange", [region.name for region in answer.nearest])
    assert "region: Bretagne" in told.hint.splitlines()[0]


def test_misplaced_coordinates_say_how_far_and_what_to_type() -> None:
    marseille = find("Marseille")
    assert isinstance(marseille, Found)
    fault = check_point(5.3811, 43.297, (marseille.place.latitude, marseille.place.longitude))
    assert fault is not None
    assert fault.meant is not None
    where = places.away_from(marseille.place, fault.distance_km)
    told = places.swapped_coordinates(AT, (5.3811, 43.297), where, fault.meant)
    assert f"à 5{NARROW}6" in told.message
    assert "km de Marseille" in told.message
    assert told.hint.endswith("coordonnees: [43.297, 5.3811]")
    assert told.code == places.coordinates_elsewhere(AT, (1, 2), where).code
    assert "signe" in places.wrong_sign(AT, (1, 2), where, (1, -2)).message
    assert "décimal" in places.misplaced_decimal_point(AT, (1, 20), where, (1, 2)).message
    assert places.away_from(None, None) == "hors de France"
    amiens = find("Amiens")
    assert isinstance(amiens, Found)
    assert places.away_from(amiens.place, 40).endswith(" d’Amiens")


def test_a_region_that_is_like_none_has_all() -> None:
    told = places.unknown_region(AT, "Maroc", ["Bretagne", "Corse", "Occitanie", "La Réunion"])
    assert "en France" in told.hint
    assert "Bretagne, Corse, Occitanie, La Réunion." in told.hint
