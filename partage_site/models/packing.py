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

from partage_site.artifact import json_bytes
from partage_site.cache import Cache
from partage_site.clock import PARIS

R = TypeVar("R")


def pack(record: Any) -> bytes:
    """The bytes of `record`; what has its default value is left out."""
    return json_bytes(packed(record))


def unpack(cls: type[R], data: bytes) -> R:
    """The record of `cls` that `data`, made by `pack`, holds."""
    return cast("R", unpacked(cls, json.loads(data)))


def remembered_record(cache: Cache, step: str, cls: type[R], inputs: object, make: Callable[[], R]) -> R:
    """What `make` gives, a `cls` that is remembered by the `repr` of `inputs`."""
    return unpack(cls, cache.remembered(step, repr(inputs).encode(), lambda: pack(make())))


def packed(value: Any) -> Any:
    """`value`, a record or a part of one, as JSON can hold it."""
    if is_dataclass(value):
        said = ((field.name, getattr(value, field.name), field.default) for field in fields(value))
        return {name: packed(held) for name, held, default in said if held != default}
    if isinstance(value, tuple):
        return [packed(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def unpacked(hint: Any, value: Any) -> Any:
    """`value`, made by `packed`, as the type that `hint` declares."""
    return _reader_of(hint)(value)


@once
def _reader_of(hint: Any) -> Callable[[Any], Any]:
    """What makes a value of the type that `hint` declares: found once, since ten thousand records are read by it."""
    origin, inner = get_origin(hint), get_args(hint)
    read: Callable[[Any], Any] = _as_it_is
    if origin is Annotated:
        read = _reader_of(inner[0])
    elif origin in (Union, UnionType):
        choices = [choice for choice in inner if choice is not NoneType]
        chosen = _moment if datetime in choices else _reader_of(choices[0])
        read = lambda value: None if value is None else chosen(value)  # noqa: E731
    elif origin is tuple:
        read = _tuple_reader(inner)
    elif is_dataclass(hint):
        read = _record_reader(cast("type", hint))
    elif isinstance(hint, type) and issubclass(hint, tuple):
        read = lambda value: hint(*value)  # noqa: E731 - a named tuple of plain values
    elif hint is date:
        read = date.fromisoformat
    elif isinstance(hint, type) and issubclass(hint, (Enum, Decimal)):
        read = hint
    return read


def _tuple_reader(inner: tuple[Any, ...]) -> Callable[[Any], Any]:
    if inner[1:] == (...,):
        one = _reader_of(inner[0])
        return lambda value: tuple([one(item) for item in value])
    parts = [_reader_of(part) for part in inner]
    return lambda value: tuple([part(item) for part, item in zip(parts, value, strict=True)])


def _record_reader(cls: type) -> Callable[[dict[str, Any]], Any]:
    """Makes records as `cls` would, without its setting each field in turn: they were sound when they were packed."""
    types = get_type_hints(cls, include_extras=True)
    readers = {field.name: _reader_of(types[field.name]) for field in fields(cls)}
    defaults = {field.name: field.default for field in fields(cls)}
    order = tuple(defaults)

    def read(value: dict[str, Any]) -> Any:
        made: Any = object.__new__(cls)
        said = {name: readers[name](held) for name, held in value.items()}
        made.__dict__.update({name: said[name] if name in said else defaults[name] for name in order})
        return made

    return read


def _as_it_is(value: Any) -> Any:
    return value


def _moment(value: str) -> date | datetime:
    return datetime.fromisoformat(value).astimezone(PARIS) if "T" in value else date.fromisoformat(value)
