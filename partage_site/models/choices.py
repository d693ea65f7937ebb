"""Members of a fixed set, as people type them."""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from partage_site.models.declaration import Misread, Reading, Widened
from partage_site.models.fields import as_texts, folded
from partage_site.wording import models as wording

E = TypeVar("E", bound=StrEnum)

_BETWEEN = re.compile(r"\s*[,;/+&]\s*|\s+et\s+")
_LONGEST = 500  # more than all members of a set, in words
_RANGE = re.compile(r"(?:de\s+la\s+|de\s+|du\s+)?(\S.*?)(?:\s+(?:à\s+la|à|au)\s+|\s*[–—-]\s*)(\S.*)", re.IGNORECASE)


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
        # « inactif » and « non confirmé » are near what they deny: a slip seldom comes with the first letter.
        alike = [word for word in known if word[:1] == stem(text)[:1]]
        near = get_close_matches(stem(text), alike, n=1, cutoff=0.6)
        nearest = known[near[0]].value if near else None
        raise Misread(wording.unknown_choice(value, nearest, (option.value for option in options)))

    return Reading(read, tuple(option.value for option in options))


def members(text: str, parse: Callable[[Any], Any], order: Sequence[str]) -> list[str]:
    """The members that `text` names: one, several (« collège et lycée »), or a range in their `order` (« de la 4e à la
    Tle »); empty where a part of it is none. `parse` reads one, or raises Misread."""

    def member(part: str) -> str:
        try:
            return str(parse(part))
        except Misread:
            return ""

    if one := member(text):
        return [one]
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return []
    found = _RANGE.fullmatch(text)
    ends = [order.index(end) for end in map(member, found.groups()) if end] if found else []
    if len(ends) == 2:
        return [*order[ends[0] : ends[1] + 1]]
    parts = list(map(member, _BETWEEN.split(text)))
    return parts if all(parts) else []


def choices(one: Reading) -> Widened:
    """Members of a fixed set, each read by `one`; several in one text are told as a list."""

    def widen(value: Any) -> Any:
        items = as_texts(value)
        read = [members(item, one.parse, one.options) if isinstance(item, str) else [] for item in items]
        several = next((item for item, named in zip(items, read, strict=True) if len(named) > 1), None)
        if several and all(read):
            raise Misread(wording.several_in_one(several, [name for named in read for name in named]))
        return items

    return Widened(widen)
