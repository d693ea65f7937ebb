"""JSON Schema (draft 2020-12) of a kind, for editors of its `.yml` files: what the loader accepts, in French.

Stricter than the loader only where it takes a synonym for a member of a fixed set: editors then offer the member.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any, TypeAlias

from partage_site.clock import EARLIEST, LATEST
from partage_site.models.declaration import Declared
from partage_site.models.kinds import Kind
from partage_site.scaffolding.shapes import Form, Shape, shapes_of, title_key
from partage_site.sources.document import BODY_KEY
from partage_site.wording import scaffolding as wording

Json: TypeAlias = dict[str, Any]

_DAY = r"^\d{4}-\d{1,2}-\d{1,2}"
_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_ACCENTED = {"a": "àâä", "c": "ç", "e": "éèêë", "i": "îï", "o": "ôö", "u": "ùûü"}
# YAML readers make numbers and truth values of texts that look like one; the loader takes them as they were typed.
_ANY_TEXT: Json = {"type": ["string", "number", "boolean"]}
_FORMS: Mapping[Form, Json] = {
    Form.TEXT: _ANY_TEXT,
    Form.YES_NO: {"enum": ["oui", "non", "Oui", "Non", "OUI", "NON", True, False, "true", "false"]},
    Form.NUMBER: {"type": ["number", "string"], "pattern": r"^-?\d[\d\s]*([.,]\d{1,6})?$"},
    Form.INTEGER: {"type": ["integer", "string"], "pattern": r"^-?\d{1,6}$"},
    Form.YEAR: {"type": ["integer", "string"], "minimum": EARLIEST, "maximum": LATEST, "pattern": r"^\d{4}$"},
    Form.DAY: {"type": "string", "pattern": _DAY},
    Form.MOMENT: {"type": "string", "pattern": _DAY},
    Form.URL: {"type": "string", "pattern": r"^\s*https?://\S+\s*$"},
    Form.EMAIL: {"type": "string", "pattern": r"^[^\s@]+@[^\s@]+\.[a-zA-Z]{2,}$"},
    Form.PHONE: {"type": ["string", "integer"]},
    Form.POSTCODE: {"type": ["string", "integer"], "pattern": r"^\s*\d[\d ]{4,6}$"},
    Form.INSEE: {"type": ["string", "integer"], "pattern": r"^\d[\dABab]\d{3}$"},
    Form.REFERENCE: {"type": ["string", "integer"], "pattern": _SLUG},
    Form.SITE_PATH: {"type": "string", "pattern": r"^\s*/"},
    Form.COORDINATES: {"type": ["array", "string"], "items": {"type": ["number", "string"]}},
    Form.NETWORKS: {"type": "object", "additionalProperties": {"type": ["string", "null"]}},
}


def schema_of(kind: Kind) -> Json:
    """The schema of a `.yml` file of `kind`; an empty value is accepted wherever a key may be left out."""
    schema = _object(kind.record)
    if kind.folder:
        schema["properties"][BODY_KEY] = {"title": wording.BODY_TITLE, "description": wording.BODY_HELP} | _or_null(
            {"type": "string"}
        )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.label,
        "description": wording.schema_help(kind.folder, title_key(kind.record)),
        **schema,
    }


def _object(record: type) -> Json:
    fields = list(shapes_of(record))
    return {
        "type": "object",
        "properties": {field.key.name: _property(field, shape) for field, shape in fields},
        "required": [field.key.name for field, _ in fields if field.required],
        "additionalProperties": False,
    }


def _property(field: Declared, shape: Shape) -> Json:
    one = _one(shape)
    schema = {"anyOf": [{"type": "array", "items": one}, one]} if shape.many else one
    told: Json = {"title": field.key.title}
    if field.key.help:
        told["description"] = field.key.help
    return told | (schema if field.required else _or_null(schema))


def _one(shape: Shape) -> Json:
    """The schema of a single value."""
    if shape.form is Form.CHOICE:
        spellings = [{"type": "string", "pattern": _any_spelling(option)} for option in shape.options]
        return {"anyOf": [{"enum": list(shape.options)}, *spellings]}
    if shape.record is None:
        return dict(_FORMS[shape.form])
    whole = _object(shape.record)
    first = next((inner for field, inner in shapes_of(shape.record) if field.required), None)
    # A record that begins with a member of a fixed set may be that member alone (`labels`).
    return {"anyOf": [*_one(first)["anyOf"], whole]} if first and first.form is Form.CHOICE else whole


def _or_null(schema: Json) -> Json:
    """`schema`, or nothing: a key left empty, or with an empty text as form editors save it, says nothing."""
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], {"enum": [None, ""]}]}
    if "enum" in schema:
        return {"enum": [*schema["enum"], None, ""]}
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if "string" not in types:
        return {"anyOf": [schema, {"enum": [None, ""]}]}
    pattern = {"pattern": f"^$|{schema['pattern']}"} if "pattern" in schema else {}
    return schema | {"type": [*types, "null"]} | pattern


def _any_spelling(option: str) -> str:
    """A pattern for `option` with any capitals, with or without accents, in either gender and number."""
    letters = []
    for letter in option:
        plain = unicodedata.normalize("NFKD", letter)[0]
        own = _ACCENTED.get(plain, "") + plain
        variants = "".join(sorted({*own, *own.upper()}))
        letters.append("[- _’']" if letter in "- '’" else f"[{variants}]" if len(variants) > 1 else variants)
    return f"^{''.join(letters)}[esES]*$"
