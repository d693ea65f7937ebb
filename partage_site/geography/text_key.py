"""The form in which names of places are compared, whatever their accents, capitals, hyphens and abbreviations."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_SUR = re.compile(r"\bs/")
_WORD = re.compile(r"[a-z0-9]+")
_SHORT = {"saint": "st", "sainte": "ste", "saints": "sts", "saintes": "stes"}


def text_key(text: str) -> str:
    """`text` without case or accents, words apart by one space: `Sainte-Foy-lès-Lyon` → `ste foy les lyon`.

    `œ` counts as `oe`, `Saint` as `St`, and `s/` as `sur` (`Ivry s/Seine`).
    """
    lowered = text.lower().translate(_LIGATURES)
    if not lowered.isascii():
        lowered = "".join(char for char in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(char))
    if "/" in lowered:
        lowered = _SUR.sub("sur ", lowered)
    return " ".join(_SHORT.get(word, word) for word in _WORD.findall(lowered))
