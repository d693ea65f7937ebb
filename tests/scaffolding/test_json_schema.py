"""The schemas accept what the loader accepts, as editors read it, and refuse what it refuses."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from partage_site.models.declaration import declared_fields
from partage_site.models.kinds import KINDS, SETTINGS, Kind
from partage_site.scaffolding.json_schema import schema_of
from partage_site.scaffolding.scaffold import scaffold
from partage_site.scaffolding.shapes import Form, shapes_of

ROOT = Path(__file__).resolve().parents[2]
ALL = (SETTINGS, *KINDS.values())


class Yaml12(yaml.SafeLoader):
    """Reads YAML as editors do: dates stay texts."""


Yaml12.yaml_implicit_resolvers = {
    sign: [each for each in resolvers if not each[0].endswith("timestamp")]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
TYPES = {"string": str, "boolean": bool, "array": list, "object": dict, "null": type(None), "integer": int}


def faults(value: Any, schema: dict[str, Any], at: str = "") -> list[str]:
    """Where `value` breaks `schema`: as much of JSON Schema as our schemas use."""
    known = {"title", "description", "$schema", "type", "enum", "anyOf", "pattern", "properties", "required", "items"}
    assert set(schema) <= known | {"additionalProperties", "minimum", "maximum"}, "a word that this test cannot judge"
    if "anyOf" in schema:
        return [] if any(not faults(value, each) for each in schema["anyOf"]) else [f"{at}: no alternative"]
    if "enum" in schema:
        return [] if any(value == each and type(value) is type(each) for each in schema["enum"]) else [f"{at}: enum"]
    wanted = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(is_of(value, name) for name in wanted):
        return [f"{at}: type"]
    found = []
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        found.append(f"{at}: pattern")
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        found.append(f"{at}: range")
    if isinstance(value, list):
        found += [fault for item in value for fault in faults(item, schema["items"], f"{at}[]")]
    if isinstance(value, dict):
        found += [f"{at}.{key}: missing" for key in schema.get("required", ()) if key not in value]
        for key, inner in value.items():
            own = schema.get("properties", {}).get(key, schema["additionalProperties"])
            found += [f"{at}.{key}: unknown"] if own is False else faults(inner, own, f"{at}.{key}")
    return found


def is_of(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, int | float) if name == "number" else isinstance(value, TYPES[name])


def front_matter(path: Path) -> Any:
    text = path.read_text("utf-8")
    return yaml.load(text.split("\n---\n")[0] if path.suffix == ".md" else text, Yaml12)


CONTENT = [path for base in ("content", "tests/example") for path in sorted((ROOT / base).glob("*/*.[my]*"))]
CONTENT = [path for path in CONTENT if path.suffix in {".md", ".yml"} and not path.name.startswith("_")]


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_loads_is_accepted(path: Path) -> None:
    kind = next(kind for kind in KINDS.values() if kind.folder == path.parent.name)
    values = front_matter(path)
    for field, shape in shapes_of(kind.record):
        # Editors are told the members of a fixed set; synonyms (« Terminale ») are for the loader alone.
        if shape.form is Form.CHOICE and shape.many and field.key.name in values:
            values[field.key.name] = [str(shape.read(value)) for value in values[field.key.name]]
    assert faults(values, schema_of(kind)) == []


@pytest.mark.parametrize("base", ["content", "tests/example"])
def test_the_settings_are_accepted(base: str) -> None:
    assert faults(front_matter(ROOT / base / "site.yml"), schema_of(SETTINGS)) == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_example_of_a_new_file_is_accepted(kind: Kind) -> None:
    text = scaffold(kind, "Un titre", today=date(2026, 11, 25), known={name: [] for name in KINDS})
    values = yaml.load(re.sub(r"^# (?=[a-z_]+: )", "", text, flags=re.MULTILINE).split("\n---\n")[0], Yaml12)
    assert faults(values, schema_of(kind)) == []
    empty = {field.key.name: None for field in declared_fields(kind.record) if not field.required}
    assert faults(values | empty, schema_of(kind)) == []
    assert faults(values | dict.fromkeys(empty, ""), schema_of(kind)) == []


def told_by_the_loader(kind: Kind, values: dict[str, object], error: str) -> set[object]:
    """The keys of `values` of which the loader tells this `error`."""
    with pytest.raises(ValidationError) as told:
        TypeAdapter(kind.record).validate_python(values)
    return {each["loc"][0] for each in told.value.errors(include_input=False) if each["type"] == error}


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_keys_and_what_is_required_are_those_of_the_loader(kind: Kind) -> None:
    made, fields = schema_of(kind), declared_fields(kind.record)
    assert set(made["properties"]) - {"texte"} == {field.key.name for field in fields}
    assert made["additionalProperties"] is False
    assert told_by_the_loader(kind, {}, "missing") == set(made["required"])
    every = {field.key.name: object() for field in fields}
    assert told_by_the_loader(kind, every | {"inconnu": ""}, "unexpected_keyword_argument") == {"inconnu"}
    for field in fields:
        assert made["properties"][field.key.name]["title"] == field.key.title
        assert made["properties"][field.key.name].get("description", "") == field.key.help


PROGRAMME = "{nom: A, ville: B"


@pytest.mark.parametrize(
    ("more", "accepted"),
    [
        ("creation: 2006", True),
        ("creation: '2006'", True),
        ("creation: 206", False),
        ("creation: vingt", False),
        ("brouillon: oui", True),
        ("brouillon: true", True),
        ("brouillon: peut-être", False),
        ("verifie_le: 2026-11-25", True),
        ("verifie_le: 2026-11-25T00:00:00.000Z", True),
        ("verifie_le: 25/11/2026", False),
        ("ecoles: ESSEC", True),
        ("ecoles: [ESSEC, 42]", True),
        ("ecoles: {a: b}", False),
        ("publics: [Collège, LYCEES]", True),
        ("publics: [adultes]", False),
        ("labels: Cordées de la Réussite", True),
        ("labels: [cordees-de-la-reussite, {nom: parcours-d-excellence, depuis: 2009}]", True),
        ("labels: [{depuis: 2009}]", False),
        ("code_postal: 13013", True),
        ("coordonnees: [48.93, 2.35]", True),
        ("coordonnees: '48.93, 2.35'", True),
        ("reseaux_sociaux: {instagram: 'https://a.fr', x: }", True),
        ("vile: B", False),
    ],
)
def test_values_as_editors_read_them(more: str, accepted: bool) -> None:
    values = yaml.load(f"{PROGRAMME}, {more}}}", Yaml12)
    assert (faults(values, schema_of(KINDS["programme"])) == []) is accepted
