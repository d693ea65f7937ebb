"""References to other files by their identifiers, as people type them."""

import re
from itertools import chain
from typing import Annotated, Any

from partage_site.models.declaration import Misread, Reading, Widened
from partage_site.models.fields import as_texts, folded
from partage_site.wording import models as wording

_IDENTIFIER = r"[a-z0-9]+(?:-[a-z0-9]+)*"


def read_reference(value: Any) -> str:
    """The identifier of another file: its name without the extension."""
    if not isinstance(value, str) or not re.fullmatch(_IDENTIFIER, value):
        raise Misread(wording.bad_reference(value, _named(value)))
    return value


def as_references(value: Any) -> Any:
    """A list of references, as `as_texts`; several in one text are told as a list."""
    items = as_texts(value)
    named = [_named(item) for item in items]
    several = next((item for item, names in zip(items, named, strict=True) if len(names) > 1), None)
    if several:
        raise Misread(wording.bad_references(several, list(chain(*named))))
    return items


def _named(value: Any) -> list[str]:
    """The identifiers that `value`, a name, a path, several in one text or in a list, most likely means."""
    if isinstance(value, list):
        return list(chain(*map(_named, value)))
    text = value if isinstance(value, str) else ""
    parts = text.split(",")
    if not parts[1:] and re.fullmatch(rf"{_IDENTIFIER}(?: +(?:et|&) +{_IDENTIFIER})+", text):  # no name has such words
        parts = re.split(r" +(?:et|&) +", text)
    names = [folded(re.sub(r"\.(?:md|ya?ml)$", "", part.strip().rpartition("/")[2])) for part in parts]
    return [name for name in names if name]


Reference = Annotated[str, Reading(read_reference)]
References = Annotated[tuple[Reference, ...], Widened(as_references)]
