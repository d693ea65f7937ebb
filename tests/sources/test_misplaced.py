"""Fields that stand below the front matter are told; words that only look like them are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from partage_site.pipeline import Build
from tests.conftest import SETTINGS

HEAD = "---\ntitre: Atelier\ndebut: 2027-06-03\n---\n"


def lines_told(made: Build) -> list[int]:
    return [each.location.line for each in made.report if each.code == "champ-dans-le-texte"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (HEAD + "ville: Lyon\nlieu: Salle A\n\nTexte\n", [5]),
        (HEAD + "\n\nville: Lyon\n", [7]),
        (HEAD + "Un\n\n---\ntitre: Deux\ndebut: 2027-07-03\n---\n\nDeux\n", [8]),
        ("---\ntitre: Atelier\n---\ndebut: 2027-06-03\n", [4]),
        (HEAD + "Lieu : Lyon\n", []),
        (HEAD + "Texte\nville: Lyon\n\n---\n\nrappel: oui\n", []),
        (HEAD + "https://exemple.fr\n", []),
    ],
)
def test_a_field_below_the_front_matter_is_told(built: Callable[..., Build], text: str, lines: list[int]) -> None:
    assert lines_told(built({"site.yml": SETTINGS, "evenements/atelier.md": text})) == lines
