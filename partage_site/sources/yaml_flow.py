"""Lists and mappings on one line, between brackets and braces, that YAML cannot read, and what was likely meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from partage_site.diagnostics import Diagnostic, Location
from partage_site.sources.yaml_quoting import CURLY, RESERVED, WELL_QUOTED, quoted
from partage_site.wording import yaml_syntax as wording

_BRACES = re.compile(r"\{([^{}]*)\}")
_AROUND = re.compile(r"\[?[\s,]*\]?")
# A comma that the key of another field follows; any other belongs to the value before it.
_NEXT_FIELD = re.compile(r",\s*(?=[\w-]+:[ \u00a0])")
_FIELD = re.compile(r"([\w-]+:[ \u00a0]+)(\S.*)")
_UNSAFE = re.compile(r"#|:(?=\s|$)|[\[\]{},]")


class Mended(NamedTuple):
    """A value as it was meant, how much of it as it stands is at fault, in characters, and how to tell it."""

    value: str
    length: int
    tell: Callable[[Location, str], Diagnostic]


def mended_flows(value: str) -> Iterator[Mended]:
    """What `value`, which begins with a bracket or a brace, may have been meant to be, the likeliest first."""
    closing = {"[": "]", "{": "}"}[value[0]]
    if closing not in value:
        yield Mended(value + closing, 1, wording.unclosed_bracket)
    if value.count("{") == value.count("}") + 1 and value.endswith("]"):
        yield Mended(f"{value[:-1].rstrip()}}}]", 1, wording.unclosed_bracket)
    if _AROUND.fullmatch(_BRACES.sub("", value)):
        yield from _mended_braces(value)
    elif closing == "]" and value.endswith("]"):
        items = (item.strip() for item in value[1:-1].split(","))
        safe = (quoted(item) if "#" in item or item[:1] in RESERVED else item for item in items)
        yield Mended(f"[{', '.join(safe)}]", len(value), wording.item_without_quotes)


def _mended_braces(value: str) -> Iterator[Mended]:
    """For mappings, alone or in a list, of which a value cannot do without quotes, or that have no brackets around."""
    fields = [
        [_FIELD.fullmatch(each.strip()) for each in _NEXT_FIELD.split(inside)] for inside in _BRACES.findall(value)
    ]
    if not all(field for each in fields for field in each):
        return
    inner = (", ".join(field[1] + _safe(field[2]) for field in each if field) for each in fields)
    safe = _BRACES.sub(lambda _: f"{{{next(inner)}}}", value)
    yield Mended(safe, len(value), wording.field_without_quotes)
    if value[0] == "{" and len(fields) > 1:
        yield Mended(f"[{safe}]", len(value), wording.list_without_brackets)


def _safe(value: str) -> str:
    """The value of a field between braces, in quotes where it needs them."""
    curly = CURLY.fullmatch(value)
    if curly:
        return quoted(curly[1] or curly[2] or "")
    if WELL_QUOTED.fullmatch(value) or (value[0] == "[" and value[-1] == "]"):
        return value
    if value[0] in "\"'":
        return quoted(value[1:-1] if len(value) > 1 and value[-1] == value[0] else value)
    return quoted(value) if _UNSAFE.search(value) or value[0] in RESERVED else value
