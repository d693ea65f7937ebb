"""An index brought up to date is the index built anew, whatever changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partage_site.searching.documents import Found
from partage_site.searching.index import DOCUMENTS_PART, WHOLE, build_index, update_index
from partage_site.searching.postings import codes_of, with_weight

STEMS = ("ami", "bac", "cours", "droit")
weights = st.dictionaries(st.sampled_from(STEMS), st.integers(1, 26))


@given(st.lists(weights, min_size=1, max_size=90), st.data())
def test_a_posting_is_put_changed_or_taken_out_as_if_all_were_written_anew(
    documents: list[dict[str, int]], data: st.DataObject
) -> None:
    before = codes_of(documents)
    number = data.draw(st.integers(0, len(documents) - 1))
    documents[number] = data.draw(weights)
    expected = codes_of(documents)
    for stem in STEMS:
        assert with_weight(before.get(stem, ""), number, documents[number].get(stem)) == expected.get(stem, "")


def large() -> list[Found]:
    text = "mot " * (2 * WHOLE // 100 // 4)
    return [
        Found(f"Titre {n}", f"/{n}/", "", f"{n} {text}", {"mot": 1 + n % 3, f"seul{n}": 5, STEMS[n % 4]: 2})
        for n in range(100)
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {0: {"mot": 2}},
        {99: {"nouveau": 9}},
        {3: {}},
        {4: {"contact": 5}},
        {4: {"contact": 5, "mail": 2}, 90: {"contact": 9}},
        {5: {"seul5": 5}, 6: {"mot": 26}, DOCUMENTS_PART * 3: {"ami": 1, "zut": 1}},
    ],
)
def test_an_index_brought_up_to_date_is_the_one_built_anew(changes: dict[int, dict[str, int]]) -> None:
    before = large()
    now = [
        each._replace(title="Autre", text=f"{each.text} autre", weights=changes[n]) if n in changes else each
        for n, each in enumerate(before)
    ]
    first, built = build_index(before), build_index(now)
    read: list[int] = []

    def read_one(number: int) -> Found:
        read.append(number)
        return now[number]

    updated = update_index(first, {n: (before[n].weights, now[n]) for n in changes}, read_one)
    assert updated
    assert (updated.manifest, updated.terms, updated.sizes) == (built.manifest, built.terms, built.sizes)
    assert list(updated.terms) == list(built.terms)
    assert {**first.parts, **updated.parts}.items() >= built.parts.items()
    assert len(read) < DOCUMENTS_PART * len(changes)


def test_a_small_site_is_built_anew() -> None:
    small = [Found("Titre", "/", "", "texte", {"texte": 1})]
    assert update_index(build_index(small), {0: (small[0].weights, small[0])}, small.__getitem__) is None
