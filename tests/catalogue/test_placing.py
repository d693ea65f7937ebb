"""Coordinates copied from the neighbouring entry are told; those of one town, or of one building, are not."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from partage_site.diagnostics import Severity
from partage_site.geography import communes
from partage_site.geography.coordinates import FAR_KM
from partage_site.geography.frames import MAINLAND, frame
from partage_site.pipeline import Build
from partage_site.wording import cli as wording
from tests.conftest import problems, text_of


def placed(built: Callable[..., Build], **towns: str) -> Build:
    """A programme of each name, in its town, all at one point between Lyon and Villeurbanne."""
    files = {
        f"programmes/{name}.md": f"---\nnom: {name}\nville: {town}\ncoordonnees: [45.76, 4.86]\n---\n"
        for name, town in towns.items()
    }
    return built(files)


def test_the_point_of_another_town_s_entry_is_told_with_that_entry(built: Callable[..., Build]) -> None:
    (told,) = problems(placed(built, alpha="Lyon", bravo="Villeurbanne"), "coordonnees-copiees")
    assert (told.severity, told.location.file, told.location.line) == (
        Severity.WARNING,
        "content/programmes/bravo.md",
        4,
    )
    assert "content/programmes/alpha.md" in told.message


def test_a_region_chooses_among_towns_of_one_name(built: Callable[..., Build]) -> None:
    made = built({"programmes/a.md": "---\nnom: A\nville: Saint-Denis\nregion: La Réunion\n---\n"})
    assert not made.report.refuses()
    assert made.catalogue
    assert made.catalogue.places["programme", "a"].insee == "97411"


def test_two_programmes_of_one_town_may_share_a_point(built: Callable[..., Build]) -> None:
    assert not problems(placed(built, alpha="Lyon", bravo="Lyon"), "coordonnees-copiees")


def test_a_large_build_lets_the_tables_of_towns_go_and_finds_them_again(
    built: Callable[..., Build], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partage_site.catalogue.placing._MANY", 2)
    towns = {"alpha": "Lyon", "bravo": "Lyon", "charlie": "Lyon"}
    assert placed(built, alpha="Lyon", bravo="Lyon").catalogue
    assert communes._lines.cache_info().currsize
    for _ in range(2):
        made = placed(built, **towns)
        assert made.catalogue
        assert {place.insee for place in made.catalogue.places.values()} == {"69123"}
        assert not communes._lines.cache_info().currsize


def in_region(built: Callable[..., Build], region: str, line: str) -> Build:
    """A programme of which only the region is known, with one line more."""
    programme = f"---\nnom: A\nregion: {region}\n{line}\n---\n"
    return built({"programmes/a.md": programme})


@pytest.mark.parametrize(
    ("region", "point", "told"),
    [
        ("Bretagne", "[43.3, 5.4]", "hors de la région Bretagne"),
        ("Bretagne", "[50.85, 4.35]", "hors de la région Bretagne"),
        ("Hauts-de-France", "[50.85, 4.35]", "hors de la région Hauts-de-France"),
        ("Guyane", "[48.85, 2.35]", "hors de la région Guyane"),
        ("Nouvelle-Calédonie", "[48.85, 2.35]", "hors de la région Nouvelle-Calédonie"),
        ("Bretagne", "[41.9, 12.5]", "hors de France"),
        ("Bretagne", "[48.11, 1.68]", "il semble manquer un signe"),
    ],
)
def test_a_point_out_of_the_region_is_refused(built: Callable[..., Build], region: str, point: str, told: str) -> None:
    (problem,) = problems(in_region(built, region, f"coordonnees: {point}"), "coordonnees-ailleurs")
    assert told in problem.message
    assert (problem.severity, problem.location.line) == (Severity.ERROR, 4)


def test_a_point_that_a_slip_explains_may_also_be_right_and_the_region_wrong(built: Callable[..., Build]) -> None:
    (problem,) = problems(in_region(built, "Bretagne", "coordonnees: [48.86, 2.35]"), "coordonnees-ailleurs")
    assert "coordonnees: [48.86, -2.35]" in problem.hint
    assert problem.hint.endswith("Ou corrigez «\u00a0region\u00a0».")


@pytest.mark.parametrize(
    ("region", "point"),
    [
        ("Bretagne", "[48.11, -1.68]"),
        ("Bretagne", "[48.0, -1.1]"),
        ("Guyane", "[3.5, -53.0]"),
        ("Nouvelle-Calédonie", "[-22.27, 166.45]"),
    ],
)
def test_a_point_in_the_region_is_kept(built: Callable[..., Build], region: str, point: str) -> None:
    made = in_region(built, region, f"coordonnees: {point}")
    assert not problems(made, "coordonnees-ailleurs")
    assert made.catalogue
    assert list(made.catalogue.places["programme", "a"].point or ()) == json.loads(point)


@pytest.mark.parametrize(
    ("region", "code", "sound"),
    [
        ("Bretagne", "code_postal: 69001", False),
        ("Bretagne", "code_insee: 69123", False),
        ("Bretagne", "code_postal: 35000", True),
        ("Bretagne", "code_postal: 35042", True),  # a CEDEX
        ("Auvergne-Rhône-Alpes", "code_insee: 69123", True),
        ("Nouvelle-Calédonie", "code_insee: 98818", True),
        ("Nouvelle-Calédonie", "code_postal: 98800", True),
    ],
)
def test_a_code_of_another_region_is_told(built: Callable[..., Build], region: str, code: str, sound: bool) -> None:
    made = in_region(built, region, code)
    told = [(problem.severity, problem.location.line) for problem in problems(made, "code-d-une-autre-region")]
    assert told == ([] if sound else [(Severity.WARNING, 4)])


def test_an_insee_code_is_published_without_a_town(built: Callable[..., Build]) -> None:
    made = in_region(built, "Auvergne-Rhône-Alpes", "code_insee: 69123\ncoordonnees: [45.76, 4.83]")
    (feature,) = json.loads(text_of(made, "donnees/programmes.geojson"))["features"]
    assert feature["properties"]["code_insee"] == "69123"
    assert "69123" in text_of(made, "donnees/programmes.csv")


def test_a_point_beyond_the_map_of_its_island_is_told(built: Callable[..., Build]) -> None:
    programme = "---\nnom: A\nville: Saint-Denis (974)\ncoordonnees: [{}, 55.45]\n---\n"
    (problem,) = problems(built({"programmes/a.md": programme.format(-20.65)}), "coordonnees-hors-carte")
    assert (problem.severity, problem.location.line) == (Severity.WARNING, 4)
    assert "La Réunion" in problem.message
    assert not problems(built({"programmes/a.md": programme.format(-20.88)}), "coordonnees-hors-carte")


def test_the_map_of_the_mainland_reaches_as_far_as_a_point_may_be_from_its_town() -> None:
    mainland = frame(MAINLAND)
    assert mainland.sheet.margin / mainland.scale > FAR_KM * 1000


def test_the_log_has_each_town_as_typed_and_its_name_today_where_that_is_another(built: Callable[..., Build]) -> None:
    towns = placed(built, alpha="Évry (91)", bravo="Marseille").towns()
    assert [wording.town_found(*town).strip() for town in towns] == [
        "Marseille → 13055, Bouches-du-Rhône",
        "Évry (91) → Évry-Courcouronnes, 91228, Essonne",
    ]
