"""Markdown that lacks a space or a sign, or has one too many: readers would see its signs as they were typed.

Only what nobody means is found: « #WEPI » is a word, `f(x)[0]` no link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from partage_site.rendering.locating import Places
from partage_site.rendering.parts import Removal, RemovalKind

# What only an address or the name of a file looks like.
_TARGET = r"(?:https?://[^\s()\[\]]+|mailto:[^\s()\[\]]+|[^\s()\[\]]+\.(?:md|pdf|jpe?g|png|gif|webp|odt|docx?))"
_WELL_STRONG = re.compile(r"\*\*(?=[^\s*])[^*\n]*(?<=[^\s*])\*\*")
_SPACED_STRONG = re.compile(r"(?<![\w*\\])\*\*(?:[ \u00a0]+(?=[^\s*])[^*\n]*|[^\s*][^*\n]*[ \u00a0])\*\*(?![\w*])")
_GLUED_STRONG = re.compile(r"(?<![\w*\\])\*\*(?=[^\s*])([^*\n]*)[ \u00a0]\*\*(\w+)")
# Each text is asked about all of this: what begins with a sign is looked for a tenth as long as what begins a line.
_GLUED_DASH = re.compile(r"\n {0,3}-[^\W\d_]")
_ITEMS = re.compile(r"(?:^ {0,3}-[^\W\d_].*(?:\n|\Z)){2,}", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*")
_ROWS = re.compile(r"(?:^ {0,3}\|.*\|[ \t]*(?:\n|\Z)){2,}", re.MULTILINE)
# A link by its label; a note may be called behind brackets.
_BY_LABEL = re.compile(r"(?<![\w!\\\]])\[(?P<words>[^\[\]\n]+)\]\[(?P<label>(?!\^)[^\[\]\n]*)\](?![\[(:])")
_DEFINED = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:", re.MULTILINE)
_DASHES = re.compile(r"[\s|:-]*-[\s|:-]*")
_BAR = re.compile(r"(?<!\\)\|")


class _Slip(NamedTuple):
    """What is typed wrong, and the same as Markdown wants it. `sign` is found in every text that has it."""

    sign: re.Pattern[str]
    typed: re.Pattern[str]
    meant: Callable[[re.Match[str]], str]


def _slip(sign: str, typed: str, meant: str) -> _Slip:
    return _Slip(re.compile(sign), re.compile(typed, re.MULTILINE), lambda found: found.expand(meant))


_SLIPS = (
    _slip(r"##[^#\s\\]", r"^ {0,3}(?P<typed>(#{2,6})([^\s#\\].*?))[ \t]*$", r"\2 \3"),
    _slip(r"\][ \u00a0]\(", rf"(?<![!\\])(?P<typed>(\[[^\[\]\n]+\])[ \u00a0]+(\({_TARGET}\)))", r"\2\3"),
    _slip(
        r"![ \u00a0\u202f]",
        r"^ {0,3}(?P<typed>![ \u00a0\u202f]+(\[[^\[\]\n]*\]\([^()\n]+\.(?:jpe?g|png|gif|webp)\)))",
        r"!\2",
    ),
    _slip(r"\)\[", rf"(?<!\])(?P<typed>\(([^()\[\]\n]+)\)\[({_TARGET})\])", r"[\2](\3)"),
    _slip(r"\]\[", rf"(?P<typed>(\[[^\[\]\n]+\])\[({_TARGET})\])", r"\2(\3)"),
    _slip(r"\]\(", rf"(?P<typed>(\[[^\[\]\n]+\]\({_TARGET}))(?=[ \t]|$)(?![^()\n]*\))", r"\2)"),
    _slip(r"\[", rf"(?P<typed>\[([^\[\]()\n]+)(\({_TARGET}\)))(?![^\[\n]*\])", r"[\2]\3"),
    _slip(r"!\[\[", r"(?P<typed>!\[\[([^\[\]|\n]+)\]\])", r"![description](\2)"),
    # What a forge's own pages make of these is not Markdown: boxes to tick, and a frame of a colour.
    _slip(r"\] ", r"^[ \t>]*(?P<typed>([-*+]|\d{1,3}[.)]) \[[ xX]\] (\S.*))", r"\2 \3"),
    _slip(r"> ?\[!", r"^(?P<typed>> ?\[!(?i:note|tip|important|warning|caution)\])[ \t]*$", "> **À noter**"),
    _slip(r"\[\^", r"^ {0,3}(?P<typed>(\[\^[^\]\n]+\])[ \u00a0\u202f]+:[ \u00a0]*(.*\S))", r"\2: \3"),
)


def slips_in(places: Places) -> Iterator[Removal]:
    """What of a text Markdown would take for words, or take for code to its end."""
    labelled = _labelled(places.prose, places.text)
    for typed, meant, at in (*_signs(places.prose), *labelled, *_strong(places.prose), *_items(places.prose)):
        yield Removal(RemovalKind.SIGNS, typed, places.line_of(at), meant)
    for row, dashes, at in _tables(places.prose):
        yield Removal(RemovalKind.TABLE, row, places.line_of(at), dashes)
    if fence := _open_fence(places.text):
        yield Removal(RemovalKind.FENCE, *fence)


def _signs(prose: str) -> Iterator[tuple[str, str, int]]:
    for sign, typed, meant in _SLIPS:
        for found in typed.finditer(prose) if sign.search(prose) else ():
            yield found["typed"], meant(found), found.start("typed")


def _labelled(prose: str, text: str) -> Iterator[tuple[str, str, int]]:
    """`[OSER][oser]`, a link whose label has an address nowhere in the text."""
    if "][" in prose:
        defined = {label.strip().lower() for label in _DEFINED.findall(text)}
        for found in _BY_LABEL.finditer(prose):
            label = (found["label"] or found["words"]).lower()
            if label not in defined and not re.match(_TARGET, found["label"]):
                yield found.group(), f"[{found['words']}](https://…)", found.start()


def _strong(prose: str) -> Iterator[tuple[str, str, int]]:
    """`** ce mot **` and `**ce **mot`, beside words that are strong as they should be."""
    if "**" in _WELL_STRONG.sub("", prose):
        rest = _WELL_STRONG.sub(lambda strong: " " * len(strong.group()), prose)
        for found in _SPACED_STRONG.finditer(rest):
            words = found.group().strip("* \u00a0")
            if any(map(str.isalpha, words)):
                yield found.group(), f"**{words}**", found.start()
        for found in _GLUED_STRONG.finditer(rest):
            yield found.group(), f"**{found[1].strip()}** {found[2]}", found.start()


def _items(prose: str) -> Iterator[tuple[str, str, int]]:
    """Lines in a row whose dash lacks its space."""
    for items in _ITEMS.finditer(prose) if _GLUED_DASH.search(f"\n{prose}") else ():
        at = items.start()
        for line in items.group().splitlines(keepends=True):
            yield line.strip(), f"- {line.strip()[1:]}", at
            at += len(line)


def _tables(prose: str) -> Iterator[tuple[str, str, int]]:
    """The first row of what would be no table, and the line of dashes that it lacks; none where it has one, and lacks
    a blank line above."""
    for rows in _ROWS.finditer(prose) if "|" in prose else ():
        first, second, *_ = rows.group().splitlines()
        dashes = "|" + "---|" * (len(_BAR.findall(first.strip())) - 1)
        whole = _DASHES.fullmatch(second) and len(_BAR.findall(second)) == len(_BAR.findall(first))
        above = prose[: rows.start()].removesuffix("\n").rpartition("\n")[2]
        if not whole or above.strip():
            yield first.strip(), "" if whole else dashes, rows.start()


def _open_fence(text: str) -> tuple[str, int] | None:
    """The line that begins code and has no like to end it, and its number."""
    opened: tuple[str, int] | None = None
    ending = ""
    for number, line in enumerate(text.split("\n"), 1) if "```" in text or "~~~" in text else ():
        found = _FENCE.fullmatch(line)
        if opened is None and found:
            opened, ending = (line.strip(), number), found[1]
        elif opened and found and line.strip().startswith(ending) and not line.strip().strip(ending[0]):
            opened = None
    return opened
