"""How a record is declared: a frozen dataclass whose fields carry their French key, title and help.

Records are standard dataclasses, so that a build which validates nothing imports no validation library;
pydantic reads the same annotations when a file has to be validated.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from functools import cache, partial
from typing import (
    Annotated,
    Any,
    NamedTuple,
    TypeVar,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from partage_site.diagnostics import Complaint

R = TypeVar("R")


class Key(NamedTuple):
    """The French key of a field, with what an editor shows beside it. `example` is pasted as is after `key: `.

    `target` is the kind of entry that a reference names.
    """

    name: str
    title: str
    help: str = ""
    example: str = ""
    target: str = ""


class Misread(ValueError):
    """A value that a field cannot take; says why and what to type; of a mapping, `within` says it by key."""

    def __init__(self, complaint: Complaint, within: Mapping[str, Complaint] | None = None) -> None:
        super().__init__(complaint.message)
        self.complaint = complaint
        self.within = within or {}


class Reading:
    """Marks a type whose value is read by `parse` from what YAML holds; `options` are the members of a fixed set.

    With `after`, the name of a field declared before, `parse` also takes what that one holds: None for nothing sound.
    """

    def __init__(self, parse: Callable[..., Any], options: tuple[str, ...] = (), after: str = "") -> None:
        self.parse = parse
        self.options = options
        self.after = after

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Validates with `parse` alone (pydantic's protocol for annotations)."""
        from pydantic_core import core_schema

        if not self.after:
            return core_schema.no_info_plain_validator_function(_complaining(self.parse))
        return core_schema.with_info_plain_validator_function(
            lambda value, info: _complaining(partial(self.parse, before=info.data.get(self.after)))(value)
        )


class Widened:
    """Marks a type that also takes other forms, which `widen` turns into the one form that is validated."""

    def __init__(self, widen: Callable[[Any], Any]) -> None:
        self.widen = widen

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Validates what `widen` gives (pydantic's protocol for annotations)."""
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(_complaining(self.widen), handler(source))


def _complaining(parse: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """`parse`, whose complaints pydantic gathers with the place of the value."""
    from pydantic_core import PydanticCustomError

    def parse_or_complain(value: Any) -> Any:
        try:
            return parse(value)
        except Misread as misread:
            raise PydanticCustomError(
                "misread", "{complaint}", {"complaint": misread.complaint, "within": misread.within}
            ) from None

    return parse_or_complain


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[R]) -> type[R]:
    """Declares `cls` as a record: frozen, closed (an unknown key is an error), read by its French keys."""
    made = dataclass(frozen=True, kw_only=True)(cls)
    made.__pydantic_config__ = {  # type: ignore[attr-defined]
        "extra": "forbid",
        "alias_generator": lambda name: key_of(made, name).name,
    }
    return made


class Declared(NamedTuple):
    """A field as declared: its English name, its French key, its type without the key, whether it is required."""

    name: str
    key: Key
    type: Any
    required: bool


def key_of(cls: Any, name: str) -> Key:
    """The key of the field `name` of record `cls`; raises TypeError when it was declared without one, and KeyError when
    there is no such field."""
    return {field.name: field.key for field in declared_fields(cls)}[name]


def declared_fields(cls: Any) -> tuple[Declared, ...]:
    """The fields of record `cls`, those of its own before the common ones; TypeError for one without a key."""
    return _declared_fields(cls)


@cache
def _declared_fields(cls: Any) -> tuple[Declared, ...]:
    hints = get_type_hints(cls, include_extras=True)
    inherited = {name for base in cls.__mro__[1:] for name in getattr(base, "__dataclass_fields__", ())}
    ordered = sorted(fields(cls), key=lambda field: field.name in inherited)
    return tuple(_declared(cls, field, hints[field.name]) for field in ordered)


def _declared(cls: type[Any], field: Field[Any], hint: Any) -> Declared:
    bare, *notes = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    key = next((note for note in notes if isinstance(note, Key)), None)
    if key is None:
        raise TypeError(f"{cls.__name__}.{field.name} has no Key")
    for note in notes:
        bare = bare if note is key else Annotated[bare, note]
    return Declared(field.name, key, bare, required=field.default is MISSING)
