"""Records as JSON and back, by their own declarations: for a cache that needs no validation library to be read."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, TypeVar, cast, get_args, get_origin

from partage_site.clock import PARIS
from partage_site.models.declaration import declared_fields

R = TypeVar("R")


def pack(record: Any) -> bytes:
    """The bytes of `record`; what has its default value is left out."""
    return json.dumps(_packed(record), ensure_ascii=False, separators=(",", ":")).encode()


def unpack(cls: type[R], data: bytes) -> R:
    """The record of `cls` that `data`, made by `pack`, holds."""
    return cast("R", _unpacked(cls, json.loads(data)))


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
    if get_origin(hint) is Annotated:
        return _unpacked(get_args(hint)[0], value)
    if is_dataclass(hint):
        types = {field.name: field.type for field in declared_fields(hint)}
        return cast("type[Any]", hint)(**{name: _unpacked(types[name], held) for name, held in value.items()})
    if isinstance(value, list):
        inner = get_args(hint)
        kinds = inner[:1] * len(value) if inner[1:] == (...,) else inner
        return tuple(_unpacked(kind, item) for kind, item in zip(kinds, value, strict=True))
    choices = [choice for choice in get_args(hint) if choice is not type(None)]
    if choices:
        return _moment(value) if datetime in choices else _unpacked(choices[0], value)
    if hint is date:
        return date.fromisoformat(value)
    return hint(value) if isinstance(hint, type) and issubclass(hint, (Enum, Decimal)) else value


def _moment(value: str) -> date | datetime:
    return datetime.fromisoformat(value).astimezone(PARIS) if "T" in value else date.fromisoformat(value)
