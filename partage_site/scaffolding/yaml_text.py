"""Values as the lines of YAML that a volunteer would write: no quotes where none are needed, lists on one line."""

from __future__ import annotations

from collections.abc import Mapping

from partage_site.sources.values import Value
from partage_site.sources.yaml_scalar import scalar

WIDTH = 100


def entry_lines(key: str, value: Value, *, typed: bool = False) -> list[str]:
    """The lines of `key` and its `value`: lists on one line where that can be read, long texts as blocks."""
    if value is None:
        return [f"{key}:"]
    if isinstance(value, str):
        if "\n" in value:
            return [f"{key}: |", *(f"  {line}" if line else "" for line in value.strip("\n").split("\n"))]
        return [f"{key}: {scalar(value, typed=typed)}"]
    if isinstance(value, Mapping):
        return [f"{key}:", *_indented(mapping_lines(value))]
    if all(isinstance(item, str) for item in value):
        line = f"{key}: [{', '.join(scalar(str(item), typed=typed, flow=True) for item in value)}]"
        if len(line) <= WIDTH:
            return [line]
    return [f"{key}:", *(line for item in value for line in _item_lines(item, typed=typed))]


def mapping_lines(values: Mapping[str, Value]) -> list[str]:
    """The lines of all keys of `values`, in their order."""
    return [line for key, value in values.items() for line in entry_lines(key, value)]


def _item_lines(item: Value, *, typed: bool) -> list[str]:
    if isinstance(item, Mapping):
        lines = mapping_lines(item) or ["{}"]
        return [f"  - {lines[0]}", *_indented(lines[1:], 4)]
    return [f"  - {scalar(str(item), typed=typed)}"]


def _indented(lines: list[str], by: int = 2) -> list[str]:
    return [" " * by + line if line else "" for line in lines]
