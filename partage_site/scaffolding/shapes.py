"""What form the value of a field has, read from its declaration: for whoever writes a file, a form or a schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from enum import Enum, auto
from types import NoneType
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from partage_site.models import dates, fields, networks, numbers, references, targets
from partage_site.models.declaration import Declared, Reading, declared_fields


class Form(Enum):
    """The forms of a single value."""

    TEXT = auto()
    YES_NO = auto()
    NUMBER = auto()
    INTEGER = auto()
    YEAR = auto()
    DAY = auto()
    MOMENT = auto()
    URL = auto()
    EMAIL = auto()
    PHONE = auto()
    POSTCODE = auto()
    INSEE = auto()
    REFERENCE = auto()
    SITE_PATH = auto()
    COORDINATES = auto()
    NETWORKS = auto()
    CHOICE = auto()
    RECORD = auto()


_FORMS: dict[Callable[..., Any], Form] = {
    fields.read_text: Form.TEXT,
    fields.read_yes_no: Form.YES_NO,
    numbers.read_number: Form.NUMBER,
    numbers.read_order: Form.INTEGER,
    numbers.read_year: Form.YEAR,
    dates.read_day: Form.DAY,
    dates.read_moment: Form.MOMENT,
    dates.read_bound: Form.MOMENT,
    dates.read_end: Form.MOMENT,
    fields.read_url: Form.URL,
    fields.read_email: Form.EMAIL,
    fields.read_phone: Form.PHONE,
    fields.read_postcode: Form.POSTCODE,
    fields.read_insee: Form.INSEE,
    references.read_reference: Form.REFERENCE,
    fields.read_siret: Form.TEXT,
    fields.read_path: Form.SITE_PATH,
    fields.read_menu_path: Form.SITE_PATH,
    fields.read_coordinates: Form.COORDINATES,
    networks.read_networks: Form.NETWORKS,
    targets.read_home: Form.URL,
    targets.read_spot: Form.SITE_PATH,
    targets.read_target: Form.TEXT,
}
# Written without quotes: not texts, although they may look like one.
TYPED = frozenset(
    (Form.YES_NO, Form.NUMBER, Form.INTEGER, Form.YEAR, Form.DAY, Form.MOMENT, Form.CHOICE, Form.COORDINATES)
)


class Shape(NamedTuple):
    """The form of a field: `many` for a list of it, `options` of a fixed set, the fields of a `record` within it.

    `read` is how the loader reads one value; it raises `Misread`.
    """

    form: Form
    read: Callable[[Any], Any]
    many: bool = False
    options: tuple[str, ...] = ()
    record: type | None = None


def _shape(hint: Any) -> Shape:
    """The shape of a type; raises TypeError for one that no form is known for."""
    if get_origin(hint) is Annotated:
        bare, *notes = get_args(hint)
        reading = next((note for note in notes if isinstance(note, Reading)), None)
        if reading is None:
            return _shape(bare)
        return Shape(_FORMS.get(reading.parse, Form.CHOICE), reading.parse, options=reading.options)
    if isinstance(hint, type) and is_dataclass(hint):
        return Shape(Form.RECORD, lambda value: value, record=hint)
    inner = [part for part in get_args(hint) if part not in (NoneType, ...)]
    if len(inner) != 1:
        raise TypeError(f"no form is known for {hint}")
    return _shape(inner[0])._replace(many=True) if get_origin(hint) is tuple else _shape(inner[0])


def shapes_of(record: type) -> Iterator[tuple[Declared, Shape]]:
    """The fields of `record` in their order, each with its shape."""
    return ((field, _shape(field.type)) for field in declared_fields(record))


def options_of(shape: Shape) -> tuple[str, ...]:
    """The fixed set that a value is chosen from, be it the first thing that a record says."""
    if shape.record is None:
        return shape.options
    return next((inner.options for field, inner in shapes_of(shape.record) if field.required), ())


def title_key(record: type) -> str:
    """The key under which an entry of `record` is known to people: its first required text."""
    return next(field.key.name for field, shape in shapes_of(record) if field.required and shape.form is Form.TEXT)
