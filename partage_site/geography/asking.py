"""What somebody who types a town says of it: its name, its department, its postcode, its arrondissement."""

from __future__ import annotations

import re
from typing import NamedTuple

from partage_site.geography.communes import DIVIDED
from partage_site.geography.regions import find_departments
from partage_site.geography.text_key import text_key

_POSTCODE = re.compile(r"(?<![\w])(?:F-?)?(\d{5})(?!\w)")
_CEDEX = re.compile(r"\bcedex\b(?:\s*\d{1,2}\b)?", re.IGNORECASE)
_BRACKET = re.compile(r"(.*)\(([^()]*)\)\s*", re.DOTALL)
_PART = re.compile(r"(?:le )?(\d{1,2}|[ivx]+) ?(?:er|e|eme|ieme|nd|nde)?(?: arr(?:dt|ondissement)?)?")
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = {
    tens + units: 10 * ten + unit for ten, tens in enumerate(("", "x", "xx")) for unit, units in enumerate(_UNITS)
}


class Asked(NamedTuple):
    """A town as typed: `name` is a key (`st denis`), empty for a mere postcode; `departments` are codes,
    empty when none was said; `part` is the INSEE code of the arrondissement that was named."""

    name: str
    departments: frozenset[str] = frozenset()
    postcode: str | None = None
    part: str | None = None


def read_asked(text: str) -> Asked:
    """Takes apart `Paris 5e`, `Saint-Denis (93)`, `Saint-Denis, La Réunion`, `69003 LYON CEDEX 03`, `75005`."""
    code = _POSTCODE.search(text)
    postcode = code[1] if code else None
    text = _CEDEX.sub(" ", _POSTCODE.sub(" ", text))
    name, detail = _split(text)
    codes = find_departments(detail) if detail else frozenset()
    if detail and not codes and text_key(detail) != "france":
        name = f"{name} {detail}"
    key = text_key(name)
    if part := _arrondissement(key):
        return Asked(part[0], codes, postcode, part[1])
    town, _, last = key.rpartition(" ")
    if town and not codes and last[0].isdigit() and (codes := find_departments(last)):
        key = town
    return Asked(key, codes, postcode)


def _split(text: str) -> tuple[str, str]:
    """The name, and what was added in brackets or after a comma."""
    bracket = _BRACKET.fullmatch(text)
    if bracket:
        return bracket[1], bracket[2]
    name, comma, detail = text.rpartition(",")
    return (name, detail) if comma else (text, "")


def _arrondissement(key: str) -> tuple[str, str] | None:
    town, _, rest = key.partition(" ")
    found = _PART.fullmatch(rest)
    if town not in DIVIDED or not found:
        return None
    _, base, count = DIVIDED[town]
    number = int(found[1]) if found[1].isdigit() else _ROMAN.get(found[1], 0)
    return (town, str(base + number)) if 1 <= number <= count else None
