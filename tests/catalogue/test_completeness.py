"""What nobody verified for a year is told, to the association alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from partage_site.diagnostics import Severity
from partage_site.pipeline import Build
from tests.conftest import problems, text_of


@pytest.mark.parametrize(("verified", "told"), [("2025-11-24", True), ("2025-11-25", False), ("2026-11-25", False)])
def test_an_entry_that_nobody_verified_for_twelve_months_is_told(
    built: Callable[..., Build], verified: str, told: bool
) -> None:
    programme = f"---\nnom: Alpha\nregion: Bretagne\nverifie_le: {verified}\n---\n"
    made = built({"programmes/alpha.md": programme}, today=date(2026, 11, 25))
    found = problems(made, "verification-ancienne")
    assert [(each.severity, each.location.line) for each in found] == [(Severity.INCOMPLETE, 4)] * told


def test_the_first_of_all_days_is_a_day_like_another(built: Callable[..., Build]) -> None:
    programme = "---\nnom: Alpha\nregion: Bretagne\nverifie_le: 2026-11-25\n---\n"
    made = built({"programmes/alpha.md": programme}, today=date.min)
    assert not problems(made, "verification-ancienne")


def test_an_entry_that_nobody_ever_verified_is_told(built: Callable[..., Build]) -> None:
    (found,) = problems(built({"programmes/alpha.md": "---\nnom: Alpha\nregion: Bretagne\n---\n"}), "fiche-incomplete")
    assert "date de relecture" in found.message


@pytest.mark.parametrize(("status", "words"), [("en-sommeil", "En sommeil"), ("terminé", "Terminé")])
def test_a_programme_that_sleeps_or_has_ended_says_so_in_words_wherever_it_is_listed(
    built: Callable[..., Build], status: str, words: str
) -> None:
    made = built({"programmes/alpha.md": f"---\nnom: Alpha\nregion: Bretagne\nstatut: {status}\n---\n"})
    for page in ("programmes/index.html", "programmes/region/bretagne/index.html"):
        assert f">{words}<" in text_of(made, page), page
    assert f"Ce programme est {words.lower()}." in text_of(made, "programmes/alpha/index.html")


FIGURE = "valeur: 120\nlibelle: élèves\n"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("", False),
        ("source: Rapport 2025\n", True),
        ("sources: [{titre: Rapport, url: https://exemple.fr/r.pdf}]\n", True),
    ],
)
def test_a_figure_without_a_source_is_told_and_the_page_does_not_claim_one(
    built: Callable[..., Build], source: str, told: bool
) -> None:
    made = built({"chiffres/eleves.yml": FIGURE + source})
    assert bool(problems(made, "chiffre-sans-source")) is not told
    assert ("Chaque chiffre dit d’où il vient." in text_of(made, "chiffres/index.html")) is told
