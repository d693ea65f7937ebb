"""The index: which documents each stem is in, cut into parts so that a reader fetches only what a query needs.

A manifest says what there is; on a small site it holds everything. On a large one it names parts, each under its
digest: stems by their first letters, documents by number. Nothing in it depends on the base or on the day.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import isqrt
from typing import Any

from partage_site.artifact import digest_of
from partage_site.searching.french import PASSES, STOP_WORDS
from partage_site.searching.words import count_words, stems

# In bytes of JSON, about three times what is transferred.
WHOLE = 160_000
TERMS_PART = 12_000
DOCUMENTS_PART = 8
EXCERPT = 300
# What a title weighs is shared among its words, by the root of their number; a text weighs from 1 to 3.
TITLE, PLACE, HEADING, KEYWORD = 24, 9, 5, 4
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Document:
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


@dataclass(frozen=True)
class Index:
    """The manifest, and the parts that it names, by name."""

    manifest: dict[str, Any]
    parts: Mapping[str, bytes]


def build_index(documents: Sequence[Document], weigh: Callable[[Document], Mapping[str, int]]) -> Index:
    """The index of `documents`, numbered in their order, which settles ties; `weigh` is `weights`, or remembers it."""
    terms = _terms(map(weigh, documents))
    parts: dict[str, bytes] = {}
    if _fits_whole(terms, documents):
        texts: list[Any] = [_shown(document, len(document.text)) for document in documents]
        starts, named_terms, named_texts = [""], [terms], [texts]
    else:

        def part(value: Any) -> Any:
            data = as_json(value)
            name = f"{digest_of(data)[:12]}.json"
            parts[name] = data
            return name

        texts = [_shown(document, EXCERPT) for document in documents]
        groups = dict(_split(terms))
        starts, named_terms = list(groups), [part(group) for group in groups.values()]
        named_texts = [part(texts[at : at + DOCUMENTS_PART]) for at in range(0, len(texts), DOCUMENTS_PART)]
    manifest: dict[str, Any] = {
        "rules": [[list(rule) for rule in rules] for rules in PASSES],
        "stop": STOP_WORDS,
        "starts": list(starts),
        "terms": list(named_terms),
        "documents": list(named_texts),
        "size": DOCUMENTS_PART if parts else len(texts) or 1,
    }
    return Index(manifest, parts)


def _fits_whole(terms: Mapping[str, str], documents: Iterable[Document]) -> bool:
    """Whether terms and whole texts make a manifest that is not too heavy; the texts of a large site are only counted,
    as JSON is never shorter than what it holds."""
    texts = [_shown(document, len(document.text)) for document in documents]
    return sum(len(text[-1]) for text in texts) <= WHOLE and len(as_json([terms, texts])) <= WHOLE


def as_json(value: Any) -> bytes:
    """`value` without a space too many."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


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


def _terms(weighed: Iterable[Mapping[str, int]]) -> dict[str, str]:
    """For each stem, its documents in one text: the step from the one before in base 36 (none for 1), its weight as
    a capital letter.
    """
    last: dict[str, int] = defaultdict(lambda: -1)
    codes: dict[str, list[str]] = defaultdict(list)
    for number, stems_of_one in enumerate(weighed):
        for found, weight in stems_of_one.items():
            step = number - last[found]
            codes[found].append(("" if step == 1 else _base36(step)) + chr(64 + weight))
            last[found] = number
    return {found: "".join(codes[found]) for found in sorted(codes)}


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits


def _split(terms: Mapping[str, str], depth: int = 0) -> Iterator[tuple[str, dict[str, str]]]:
    """Groups of terms with what each begins with, no group heavier than a part may be, small neighbours together.

    Cut by letters and not by weight alone, so that a new word changes few parts.
    """
    batch: dict[str, str] = {}
    for beginning, group in groupby(terms, lambda term: term[: depth + 1]):
        inside = {term: terms[term] for term in group}
        if batch and _weight(batch) + _weight(inside) > TERMS_PART:
            yield next(iter(batch))[: depth + 1], batch
            batch = {}
        if _weight(inside) > TERMS_PART and inside.keys() != {beginning}:
            yield from _split(inside, depth + 1)
        else:
            batch |= inside
    if batch:
        yield next(iter(batch))[: depth + 1], batch


def _weight(terms: Mapping[str, str]) -> int:
    """The bytes of `terms` in JSON."""
    return sum(len(term) + len(code) + 6 for term, code in terms.items())


def _shown(document: Document, length: int) -> Any:
    text = document.text
    if len(text) > length:
        text = text[:length].rpartition(" ")[0] + "…"
    return [document.title, document.path, document.detail, text]
