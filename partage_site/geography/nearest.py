"""The places whose names look most like what was typed, for a suggestion and never for a decision."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache
from math import log10

from partage_site.geography.communes import all_names, named, places_in, places_of
from partage_site.geography.places import Place

OFFERED = 3
_SHORTLIST = 60
_POPULATION_WEIGHT = 0.03
_DEPARTMENT_WEIGHT = 0.15
_WORD_WEIGHT = 0.15


def nearest_places(key: str, departments: frozenset[str]) -> tuple[Place, ...]:
    """At most `OFFERED` places for a key that no name has, the likeliest first.

    Likeness of spelling comes first, then whole words in common and the size of the town; those of
    `departments` are preferred. An empty key gives the largest towns of `departments`.
    """
    if not key:
        return places_in(departments)[:OFFERED]
    pairs = _pairs(key)
    scored = ((2 * len(pairs & other) / (len(pairs) + len(other)), name) for name, other in _all_pairs().items())
    shortlist = sorted(scored, key=lambda each: (-each[0], each[1]))[:_SHORTLIST]
    found: dict[Place, float] = {}
    for _, name in shortlist:
        known = named(name)
        likeness = SequenceMatcher(None, key, name).ratio() + _WORD_WEIGHT * _shared_words(key, name)
        for place in places_of(known.living + known.former):
            score = likeness + _POPULATION_WEIGHT * log10(place.population + 1)
            score += _DEPARTMENT_WEIGHT * (place.department_code in departments)
            found[place] = max(score, found.get(place, 0.0))
    return tuple(sorted(found, key=lambda place: (-found[place], place.insee))[:OFFERED])


def _shared_words(key: str, name: str) -> float:
    """The share of the words of `key` that are words of `name`."""
    words = set(key.split())
    return len(words & set(name.split())) / len(words)


def _pairs(key: str) -> frozenset[str]:
    padded = f" {key} "
    return frozenset(padded[at : at + 2] for at in range(len(padded) - 1))


@cache
def _all_pairs() -> dict[str, frozenset[str]]:
    return {name: _pairs(name) for name in all_names()}
