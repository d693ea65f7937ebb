"""The form in which names of places are compared, whatever their accents, capitals, hyphens and abbreviations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_APART = {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) != "\n"}
_SUR = re.compile(r"\bs/")
_SAINT = re.compile(r"\bsaint(?=e?s?\b)")


def text_key(text: str) -> str:
    """`text` without case or accents, words apart by one space: `Sainte-Foy-lès-Lyon` → `ste foy les lyon`.

    `œ` counts as `oe`, `Saint` as `St`, and `s/` as `sur` (`Ivry s/Seine`).
    """
    return _keys(text.replace("\n", " "))


def text_keys(texts: Sequence[str]) -> list[str]:
    """The key of each of `texts`, none of which has two lines: thousands together cost what some dozens cost alone."""
    return _keys("\n".join(texts)).split("\n") if texts else []


def _keys(lines: str) -> str:
    keys = lines.lower().replace("œ", "oe").replace("æ", "ae")
    if not keys.isascii():
        keys = _MARKS.sub("", unicodedata.normalize("NFKD", keys))
    if "/" in keys:
        keys = _SUR.sub("sur ", keys)
    if not keys.isascii():
        keys = _FOREIGN.sub(" ", keys)
    # Not `strip`, which would take the empty lines away.
    keys = re.sub("  +", " ", keys.translate(_APART)).replace("\n ", "\n").replace(" \n", "\n")
    return _SAINT.sub("st", keys.removeprefix(" ").removesuffix(" "))
