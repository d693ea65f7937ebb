"""The index: which documents each stem is in, cut into parts so that a reader fetches only what a query needs.

A manifest says what there is; on a small site it holds everything. On a large one it names parts, each under its
digest: stems by their first letters, documents by number. Nothing in it depends on the base or on the day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from partage_site.artifact import digest_of, json_bytes
from partage_site.searching.documents import Found
from partage_site.searching.french import PASSES, STOP_WORDS, SYNONYMS
from partage_site.searching.postings import codes_of, with_weight
from partage_site.searching.words import stem

# In bytes of JSON, about three times what is transferred.
WHOLE = 160_000
TERMS_PART = 12_000
DOCUMENTS_PART = 8
EXCERPT = 300


class Index(NamedTuple):
    """The manifest, and the parts that it names, by name; then what another is made from when few documents change:
    the length of each text, the documents of each stem as `codes_of` tells them, the names of the parts with texts.
    """

    manifest: dict[str, Any]
    parts: Mapping[str, bytes]
    sizes: Sequence[int]
    terms: Mapping[str, str]
    texts: Sequence[str]


def build_index(found: Iterable[Found]) -> Index:
    """The index of what is `found`, numbered in its order, which settles ties."""
    sizes: list[int] = []
    whole: list[Any] = []
    excerpts: list[Any] = []
    texts: dict[str, bytes] = {}

    def close() -> None:
        name, data = _part(excerpts)
        texts[name] = data
        excerpts.clear()

    def read() -> Iterator[Mapping[str, int]]:
        total = 0
        for each in found:
            total += len(each.text)
            sizes.append(len(each.text))
            excerpts.append(_shown(each, EXCERPT))
            if len(excerpts) == DOCUMENTS_PART:  # ten thousand are not all held
                close()
            if total <= WHOLE:
                whole.append(_shown(each, len(each.text)))
            yield each.weights

    terms = codes_of(read())
    # The texts of a large site are only counted, as JSON is never shorter than what it holds.
    asked = _with_synonyms(terms)
    if sum(sizes) <= WHOLE and len(json_bytes([asked, whole])) <= WHOLE:
        return Index(_manifest([""], [asked], [whole], len(whole) or 1), {}, sizes, terms, ())
    if excerpts:
        close()
    return _in_parts(terms, list(texts), texts, sizes)


def update_index(
    before: Index, changed: Mapping[int, tuple[Mapping[str, int], Found]], read: Callable[[int], Found]
) -> Index | None:
    """The index of the same documents but for those `changed`: by number, the weights before and what is found now.

    The same as `build_index` gives; `read` gives any document, its parts are only those that are new. None where all
    must be built: a site so small that it is one part.
    """
    sizes, terms, texts = list(before.sizes), dict(before.terms), list(before.texts)
    for number, (old, now) in changed.items():
        sizes[number] = len(now.text)
        for term in old.keys() | now.weights.keys():
            if old.get(term) != now.weights.get(term):
                code = with_weight(terms.get(term, ""), number, now.weights.get(term))
                if code:
                    terms[term] = code
                else:
                    del terms[term]
    if not texts or sum(sizes) <= WHOLE:
        return None
    fresh: dict[str, bytes] = {}
    for at in {number // DOCUMENTS_PART for number in changed}:
        inside = range(at * DOCUMENTS_PART, min((at + 1) * DOCUMENTS_PART, len(sizes)))
        name, data = _part([_shown(changed[n][1] if n in changed else read(n), EXCERPT) for n in inside])
        texts[at] = name
        fresh[name] = data
    return _in_parts({term: terms[term] for term in sorted(terms)}, texts, fresh, sizes)


def _in_parts(
    terms: Mapping[str, str], texts: Sequence[str], parts: Mapping[str, bytes], sizes: Sequence[int]
) -> Index:
    groups = dict(_split(_with_synonyms(terms)))
    named = [_part(group) for group in groups.values()]
    manifest = _manifest(list(groups), [name for name, _ in named], texts, DOCUMENTS_PART)
    return Index(manifest, {**dict(named), **parts}, sizes, terms, texts)


def _with_synonyms(terms: Mapping[str, str]) -> dict[str, str]:
    """`terms`, and what readers type in their stead where no document has it, in their order."""
    meant = {stem(other): terms.get(stem(word), "") for word, others in SYNONYMS for other in others.split()}
    found = {**{other: code for other, code in meant.items() if code}, **terms}
    return {term: found[term] for term in sorted(found)}


def _manifest(starts: Sequence[str], terms: Sequence[Any], texts: Sequence[Any], size: int) -> dict[str, Any]:
    return {
        "rules": [[list(rule) for rule in rules] for rules in PASSES],
        "stop": STOP_WORDS,
        "starts": list(starts),
        "terms": list(terms),
        "documents": list(texts),
        "size": size,
    }


def _part(value: Any) -> tuple[str, bytes]:
    """A part with its name."""
    data = json_bytes(value)
    return f"{digest_of(data)[:12]}.json", data


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


def _shown(document: Found, length: int) -> Any:
    text = document.text
    if len(text) > length:
        text = text[:length].rpartition(" ")[0] + "…"
    return [document.title, document.path, document.detail, text]
