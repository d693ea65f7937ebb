"""Members of a fixed set, as people type them."""

import re
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from partage_site.models.declaration import Misread, Reading, Widened
from partage_site.models.fields import as_many, folded
from partage_site.wording import models as wording

E = TypeVar("E", bound=StrEnum)


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
    """Members of a fixed set, each read by `one`; several in one text (« collège et lycée ») are told as a list."""

    def member(text: str) -> str | None:
        try:
            return str(one.parse(text))
        except Misread:
            return None

    def widen(value: Any) -> Any:
        items = as_many(value)
        typed = [re.split(r"\s*[,;/+&]\s*|\s+et\s+", item) if isinstance(item, str) else [] for item in items]
        members = [member(part) for parts in typed for part in parts]
        if len(members) > len(items) and all(members):
            raise Misread(wording.several_in_one(value, filter(None, members)))
        return items

    return Widened(widen)
