"""Something to find, and how much each of its words weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import isqrt
from typing import NamedTuple

from partage_site.searching.words import count_words, stems

# What a title weighs is shared among its words, by the root of their number; a text weighs from 1 to 3.
TITLE, PLACE, HEADING, KEYWORD = 24, 9, 5, 4


class Document(NamedTuple):
    """Something to find. `title`, `path` (under the base), `detail` (where, when) and `text` are shown; `title`,
    `places`, `headings`, `keywords` and `text` are searched, in this order of weight.
    """

    title: str
    path: str
    detail: str = ""
    text: str = ""
    places: str = ""
    keywords: str = ""
    headings: str = ""


class Found(NamedTuple):
    """A document as the index holds it: what is shown of it, and its stems with their weights."""

    title: str
    path: str
    detail: str
    text: str
    weights: Mapping[str, int]


def find(document: Document) -> Found:
    """`document` as the index holds it."""
    return Found(document.title, document.path, document.detail, document.text, weights(document))


def weights(document: Document) -> dict[str, int]:
    """The stems of `document`, each with its weight from 1 to 26: in a title the more, the fewer they are."""
    weighed: Counter[str] = Counter()
    title = isqrt(TITLE**2 // max(1, count_words(document.title)))
    for found in stems(document.title):
        weighed[found] = title
    for found in stems(document.places):
        weighed[found] = max(weighed[found], PLACE)
    for field, weight in ((document.headings, HEADING), (document.keywords, KEYWORD)):
        for found in stems(field):
            weighed[found] += weight
    for found, count in stems(document.text).items():
        weighed[found] += 1 if count == 1 else 2 if count < 4 else 3
    return {found: min(weight, 26) for found, weight in weighed.items()}
