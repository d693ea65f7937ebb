"""French typography: one walk over a text that leaves alone what is already set.

Spaces that do not break: narrow (U+202F) before ; ! ? and inside « », plain (U+00A0) before : and between a number and
its unit, and only where a space was typed (« » excepted).
"""

from __future__ import annotations

import re
from collections.abc import Callable

INLINE = "\ufdd0"  # stands for markup within a sentence: transparent
BREAK = "\ufdd1"  # stands for markup that ends a sentence: nothing is set across it

_NARROW = "\u202f"
_NO_BREAK = "\u00a0"
_S = "[ \u00a0\u202f\n]"
_BEFORE = rf"[^\s{BREAK}]"  # a sentence has begun

# Each pattern begins with the signs that it wants, since `re` then jumps from one to the next; what must stand
# before is looked at afterwards.
_QUOTED = re.compile(
    rf'"(?<![^\s{INLINE}{BREAK}([«’“—–-]")(?<!\d{INLINE}")(?=[^\s{BREAK}"])([^"{BREAK}]*)"(?<=\S")(?!\w)'
)
_OPENING = re.compile(rf"«{_S}{{0,3}}")
_CLOSING = re.compile(rf"»(?<=[^\s{BREAK}«]»)")
_APOSTROPHE = re.compile(rf"'(?:(?<=[^\W\d_]')|(?<=[^\W\d_]{INLINE}'))(?={INLINE}{{0,3}}[\w«“])(?![\w.+-]{{0,64}}@)")
_ELLIPSIS = re.compile(r"\.\.\.(?<!\.\.\.\.)(?![./])")
_HYPHEN = re.compile(rf"-(?:(?<={_BEFORE}{_S}-)-?(?={_S})|(?<={BREAK}-)-(?=[ ])|(?P<range>(?<=\d-)(?=[1-9])))")
_RANGE = re.compile(
    r"(?:^|(?<![\w\-–.,:/#+°@=&?])(?<!°[ \u00a0\u202f]))(?:0|[1-9]\d{0,3})-[1-9]\d{0,3}(?![\w\-–:/@]|[.,]\d)"
)
_SPACE = re.compile(
    rf"""{_S} (?<={_BEFORE}{_S})
    (?: (?P<high> {_S}{{0,2}} (?= [;!?](?!\w) | » ) )
      | (?P<colon> {_S}{{0,2}} (?= :(?:[\s{INLINE}{BREAK}]|$) ) )
      | (?<=\d{_S}) (?= (?:h|min|%|‰|€|k€|M€|°C?|km|cm|mm|m|kg|ha|ans?)(?![\w'’./@]) )
      | (?=\d) (?: (?<=[nN]°{_S}) | (?<=\bp\.{_S}) | (?<=\bpp\.{_S}) | (?<=\bart\.{_S}) )
      | (?<=\d{_S}h{_S}) (?=\d\d?(?!\d))
    )""",
    re.VERBOSE,
)
_TITLE = re.compile(r"[MDP](?<!\w[MDP])(?:\.|M\.|mes?|lles?|r)[ ](?=[A-ZÀ-ÖØ-Þ])")
_THOUSANDS = re.compile(
    rf"[1-9](?<![\w.,+/°-][1-9])(?<!\d{_S}[1-9])\d{{0,2}}(?:[ \u00a0]\d{{3}}){{1,4}}(?![\w-]|{_S}\d)"
)

# Ordinals: 1er, 1re, 2de, 2nd, 3e, 5es, XXIe; in Roman figures only I, V, X, since « Le » and « De » are words.
_ORDINAL = re.compile(
    r"[1-9IVX](?<![\w.,/@#-][1-9IVX])"
    r"(?:(?<=[1I])(?:ers?|res?|ère)|(?<=2)n?de?s?|(?:(?<=[1-9])\d{0,3}|[IVX]+|(?<=[VX]))(?:es?|ème))(?![\w@/])"
)
_ENDING = re.compile("[a-zè]+$")

_COMPOUND = re.compile(r"(?<!\w)\w++(?:-\w++)+")
_TIED = re.compile(rf"(?<![\w’-])(?:\w{{1,2}} )+[\w’]+(?:-\w+)*|{_COMPOUND.pattern}")
# As wide as the narrowest phone in the largest letters; « Auvergne-Rhône-Alpes » must break.
_WHOLE = 14


def polish(text: str) -> str:
    """`text` with French quotes, apostrophes, dashes and spaces. Idempotent. No markup but the two signs above."""
    if '"' in text:
        text = _QUOTED.sub(rf"«{_NARROW}\1{_NARROW}»", text)
    if "'" in text:
        text = _APOSTROPHE.sub(_outside_addresses("’"), text)
    if "..." in text:
        text = _ELLIPSIS.sub(_outside_addresses("…"), text)
    if "«" in text or "»" in text:
        text = _CLOSING.sub(_NARROW + "»", _OPENING.sub("«" + _NARROW, text))
    if "-" in text:
        text = _HYPHEN.sub(_dash, text)
    text = _SPACE.sub(lambda found: _NARROW if found.lastgroup == "high" else _NO_BREAK, text)
    text = _TITLE.sub(lambda found: found.group()[:-1] + _NO_BREAK, text)
    return _THOUSANDS.sub(lambda found: re.sub(r"\s", _NARROW, found.group()), text)


def with_superscripts(html: str) -> str:
    """Escaped text with the endings of ordinals raised: 2<sup>e</sup>."""
    return _ORDINAL.sub(lambda found: _ENDING.sub(r"<sup>\g<0></sup>", found.group()), html)


def with_whole_words(html: str) -> str:
    """Escaped text in which no line ends within a short word at its hyphen: « rendez-vous », « Inter-Écoles ».

    By markup: a hyphen that does not break (U+2011) is another sign, which a search in the page does not take for
    the one that is typed, and which is copied.
    """
    return _COMPOUND.sub(lambda found: _whole(found.group()), html)


def with_tied_words(html: str) -> str:
    """Escaped text of a title, in which no line ends with a word of one or two letters either: « à Marseille »."""
    return _TIED.sub(lambda found: _whole(found.group(), with_whole_words), html)


def with_whole_names(html: str) -> str:
    """Escaped text in which no line ends within a short name at its hyphen: « ParTAGE Inter-Écoles ».

    In running text, where other words may: a line is filled better.
    """
    if "-" not in html:  # as in most of the many pieces of a text
        return html
    return _COMPOUND.sub(lambda found: _whole(found.group()) if found.group()[0].isupper() else found.group(), html)


def _whole(words: str, otherwise: Callable[[str], str] = str) -> str:
    return f'<span class="word">{words}</span>' if len(words) <= _WHOLE else otherwise(words)


def _outside_addresses(sign: str) -> Callable[[re.Match[str]], str]:
    return lambda found: found.group() if _in_address(found) else sign


def _in_address(found: re.Match[str]) -> bool:
    """Whether the word around `found` is a web address."""
    word = re.split(rf"[\s{BREAK}]", found.string[max(found.start() - 300, 0) : found.start()])[-1]
    return "://" in word or "www." in word


def _dash(found: re.Match[str]) -> str:
    """An en dash for a dash between spaces, or between two rising numbers that stand alone (not in 2017-06-03)."""
    if found.lastgroup != "range":
        return "–"
    text, at = found.string, found.start()
    first = at
    while first > max(at - 5, 0) and text[first - 1].isdigit():
        first -= 1
    span = _RANGE.match(text, first)
    if not span or _in_address(found):
        return "-"
    low, high = span.group().split("-")
    return "–" if int(low) < int(high) else "-"
