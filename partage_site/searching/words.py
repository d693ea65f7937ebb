"""The words of a text as they are searched for: folded, split and brought to stems, here and in the browser alike."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from partage_site.searching.french import PASSES, STOP_WORDS

_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile("[a-z0-9]+")
_ORDINAL = re.compile(r"(\d+)(?:emes?|eres?|ers?|res?|ndes?|nds?|des?|es)")
_COMPOUND = re.compile(r"(?<![a-z0-9])(?:[a-z0-9]++(?:-[a-z0-9]++)+|[a-z]{3,}+['’][a-z]{3,})")
_JOINTS = re.compile("['’-]")
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=\b[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zà-ÿ])")
_STOP_WORDS = frozenset(STOP_WORDS.split())


def words(text: str) -> list[str]:
    """The words of `text` in order, stop words too: `L’œuvre des 3èmes` → `l`, `oeuvre`, `des`, `3e`."""
    return [_ordinal(word) for word in _WORD.findall(_folded(text))]


def stem(word: str) -> str:
    """What the forms of a word share, in most cases; `word` is one that `words` gave."""
    for rules in PASSES:
        for suffix, replacement, least in rules:
            if word.endswith(suffix) and len(word) - len(suffix) >= least:
                word = word[: len(word) - len(suffix)] + replacement
                break
    return word


def stems(text: str) -> Counter[str]:
    """The stems that `text` is found by, with how often each stands in it, without stop words.

    A compound is found by its parts and in one word (`week-end`, `weekend`), a name with a hump too
    (`CentraleSupélec`).
    """
    counted: Counter[str] = Counter()
    for run, times in Counter(text.split()).items():
        for term in _terms(run):
            counted[term] += times
    return counted


# A language has few runs of letters that are common.
@lru_cache(1 << 15)
def _terms(run: str) -> tuple[str, ...]:
    """What `run`, a text without a space, is indexed under."""
    folded = _folded(run)
    found = _WORD.findall(folded)
    if _JOINTS.search(folded):
        found += [_JOINTS.sub("", compound) for compound in _COMPOUND.findall(folded)]
    if _HUMP.search(run):
        found += _WORD.findall(_folded(_HUMP.sub(" ", run)))
    return tuple(filter(None, map(_term, found)))


def _term(word: str) -> str:
    """What `word` is indexed under; nothing for a stop word."""
    return "" if word in _STOP_WORDS else stem(_ordinal(word))


def count_words(text: str) -> int:
    """How many words of `text` are no stop words."""
    return sum(word not in _STOP_WORDS for word in words(text))


def _folded(text: str) -> str:
    """`text` without accents, capitals or ligatures."""
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFKD", text).lower()
    return _MARKS.sub("", folded).replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")


def _ordinal(word: str) -> str:
    """`3eme`, `1re`, `2nde` as `3e`, `1e`, `2e`; any other word as it is."""
    found = _ORDINAL.fullmatch(word) if word[0].isdigit() else None
    return f"{found[1]}e" if found else word
