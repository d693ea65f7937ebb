"""What the head of a page says is cut between words, and cannot end the element that holds it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from partage_site.heads import DESCRIPTION_LENGTH, as_linked_data, excerpt
from partage_site.pipeline import Build
from tests.conftest import text_of


@pytest.mark.parametrize("sign", ["", ","])
@pytest.mark.parametrize("letters", range(1, 12))
def test_an_excerpt_is_never_too_long_and_ends_with_a_whole_word(letters: int, sign: str) -> None:
    cut = excerpt(" ".join(["é" * letters + sign] * 200))
    assert DESCRIPTION_LENGTH - letters - 4 < len(cut) <= DESCRIPTION_LENGTH
    assert cut.removesuffix("…").split(" ")[-1] == "é" * letters


def test_a_text_that_is_short_enough_is_left_as_it_is() -> None:
    assert excerpt("é" * DESCRIPTION_LENGTH) == "é" * DESCRIPTION_LENGTH


@pytest.mark.parametrize("name", ["</script><img src=x onerror=alert(1)>", "<!--<script >", "R&D &lt;"])
def test_nothing_that_machines_are_told_ends_its_element_or_begins_another(name: str) -> None:
    told = as_linked_data({"name": name})
    assert not {*"<>&"} & {*told}
    assert json.loads(told)["name"] == name


@pytest.mark.parametrize(
    ("path", "facts", "told"),
    [
        ("programmes/a", "nom: A\nville: Lille\naccroche: On ose.", "On ose."),
        (
            "programmes/a",
            "nom: A\nville: Lille\necoles: [B, C]",
            "Programme de tutorat étudiant\u00a0: Lille (Nord), B et C.",
        ),
        ("programmes/a", "nom: A\nregion: Bretagne", "Programme de tutorat étudiant\u00a0: Bretagne."),
        (
            "evenements/a",
            "titre: A\ndebut: 2027-01-16 18:00\nville: Lyon",
            "Samedi 16\u00a0janvier\u00a02027, à\u00a018\u00a0h, Lyon",
        ),
        ("evenements/a", "titre: A\nstatut: reporté\ndate_initiale: 2026-01-16\nen_ligne: https://a.fr", "En ligne"),
        ("actualites/a", "titre: A\ndate: 2026-01-16", "A"),
    ],
)
def test_a_page_without_a_text_is_described_by_what_is_known(
    built: Callable[..., Build], path: str, facts: str, told: str
) -> None:
    tree = LexborHTMLParser(text_of(built({f"{path}.md": f"---\n{facts}\n---\n"}), f"{path}/index.html"))
    for name in ('name="description"', 'property="og:description"'):
        assert tree.css_first(f"meta[{name}]").attributes["content"] == told


def test_a_description_does_not_end_with_the_colon_of_a_title() -> None:
    assert excerpt("Un texte. Une image\u00a0:") == "Un texte. Une image"
