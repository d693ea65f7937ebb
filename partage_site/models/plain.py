"""A record as plain data under its French keys: what open data are made of."""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, TypeAlias

from partage_site.models.declaration import declared_fields
from partage_site.models.networks import Networks

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def as_plain(record: Any) -> dict[str, Json]:
    """What `record` says under the French keys that it declares, as JSON can hold it; all keys, None for the unsaid.

    Days and hours are ISO texts (hours with their offset), members of a fixed set their value, numbers numbers,
    records within it objects, social networks an object of addresses by name.
    """
    plain: dict[str, Json] = {}
    for field in declared_fields(type(record)):
        value = getattr(record, field.name)
        plain[field.key.name] = dict(value) if field.type == Networks else _plain(value)
    return plain


def _plain(value: Any) -> Json:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return as_plain(value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"{type(value).__name__} has no plain form")
