"""Members of a fixed set, as people type them."""

import re
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from partage_site.models.declaration import Misread, Reading, Widened
from partage_site.models.fields import as_many, folded
from partage_site.wording import models as wording

E = TypeVar("E", bound=StrEnum)

_BETWEEN = re.compile(r"\s*[,;/+&]\s*|\s+et\s+")
_RANGE = re.compile(
    r"(?:de\s+la\s+|de\s+|du\s+)?(\S.*?)(?:\s+(?:à\s+la|à|au)\s+|\s*[–—]\s*|\s+-\s+)(\S.*)", re.IGNORECASE
)


def choice(options: type[E], synonyms: dict[str, str] | None = None) -> Reading:
    """Reads a member of `options`, also with other accents, capitals, gender or number, or by a synonym."""

    def stem(text: str) -> str:
        return "-".join(re.sub(r"[es]+$", "", part) for part in folded(text).split("-"))

    known = {stem(option.value): option for option in options}
    known |= {stem(word): options(meant) for word, meant in (synonyms or {}).items()}

    def read(value: Any) -> E:
        text = value if isinstance(value, str) else ""
        if stem(text) in known and text:
            return known[stem(text)]
        near = get_close_matches(stem(text), known, n=1, cutoff=0.6)
        nearest = known[near[0]].value if near else None
        raise Misread(wording.unknown_choice(value, nearest, (option.value for option in options)))

    return Reading(read, {"type": "string", "enum": [option.value for option in options]})


def choices(one: Reading) -> Widened:
    """Members of a fixed set, each read by `one`; several in one text (« collège et lycée », « de la 4e à la Tle ») are
    told as a list."""
    order: list[str] = one.schema["enum"]

    def member(text: str) -> str | None:
        try:
            return str(one.parse(text))
        except Misread:
            return None

    def members(text: str) -> list[str | None]:
        found = _RANGE.fullmatch(text)
        ends = [order.index(end) for end in map(member, found.groups()) if end] if found else []
        if len(ends) == 2:
            return [*order[ends[0] : ends[1] + 1]]
        return list(map(member, _BETWEEN.split(text)))

    def widen(value: Any) -> Any:
        items = as_many(value)
        read = [name for item in items for name in (members(item) if isinstance(item, str) else ())]
        if len(read) > len(items) and all(read):
            raise Misread(wording.several_in_one(value, filter(None, read)))
        return items

    return Widened(widen)
