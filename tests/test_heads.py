"""What the head of a page says is cut between words, and cannot end the element that holds it."""

from __future__ import annotations

import json

import pytest

from partage_site.heads import DESCRIPTION_LENGTH, as_linked_data, excerpt


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
