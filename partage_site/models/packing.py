"""Frozen dataclasses as JSON and back, by the types of their fields: for a cache that needs no library to be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache as once
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from partage_site.cache import Cache
from partage_site.clock import PARIS

R = TypeVar("R")


def pack(record: Any) -> bytes:
    """The bytes of `record`; what has its default value is left out."""
    return json.dumps(_packed(record), ensure_ascii=False, separators=(",", ":")).encode()


def unpack(cls: type[R], data: bytes) -> R:
    """The record of `cls` that `data`, made by `pack`, holds."""
    return cast("R", _unpacked(cls, json.loads(data)))


def remembered(cache: Cache, step: str, cls: type[R], inputs: object, make: Callable[[], R]) -> R:
    """What `make` gives, a `cls` that is remembered by the `repr` of `inputs`."""
    return unpack(cls, cache.remembered(step, repr(inputs).encode(), lambda: pack(make())))


def _packed(value: Any) -> Any:
    if is_dataclass(value):
        said = ((field.name, getattr(value, field.name), field.default) for field in fields(value))
        return {name: _packed(held) for name, held, default in said if held != default}
    if isinstance(value, tuple):
        return [_packed(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _unpacked(hint: Any, value: Any) -> Any:
    """`value` as the type that `hint` declares."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Annotated, Union, UnionType) and value is not None:
        choices = inner[:1] if origin is Annotated else [choice for choice in inner if choice is not NoneType]
        return _moment(value) if datetime in choices else _unpacked(choices[0], value)
    if isinstance(value, list) and not inner:
        return hint(*value)  # a named tuple of plain values
    if isinstance(value, list):
        kinds = inner[:1] * len(value) if inner[1:] == (...,) else inner
        return tuple(_unpacked(kind, item) for kind, item in zip(kinds, value, strict=True))
    if isinstance(value, dict):
        types = _types(hint)
        return hint(**{name: _unpacked(types[name], held) for name, held in value.items()})
    if hint is date:
        return date.fromisoformat(value)
    return hint(value) if isinstance(hint, type) and issubclass(hint, (Enum, Decimal)) else value


@once
def _types(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls, include_extras=True)


def _moment(value: str) -> date | datetime:
    return datetime.fromisoformat(value).astimezone(PARIS) if "T" in value else date.fromisoformat(value)
