"""Coordinates copied from the neighbouring entry are told; those of one town, or of one building, are not."""

from __future__ import annotations

from collections.abc import Callable

from partage_site.diagnostics import Severity
from partage_site.pipeline import Build
from tests.conftest import SETTINGS, problems


def placed(built: Callable[..., Build], **towns: str) -> Build:
    """A programme of each name, in its town, all at one point between Lyon and Villeurbanne."""
    files = {
        f"programmes/{name}.md": f"---\nnom: {name}\nville: {town}\ncoordonnees: [45.76, 4.86]\n---\n"
        for name, town in towns.items()
    }
    return built({"site.yml": SETTINGS + "cartes_de_partage: non\n", **files})


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
