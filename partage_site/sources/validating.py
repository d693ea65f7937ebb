"""What a record must hold: the values of a document checked against it, every problem at its line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from partage_site.models.declaration import declared_fields, key_of
from partage_site.models.fields import YesNo, folded
from partage_site.models.synonyms import IN_TEXT, meant
from partage_site.sources.document import BODY_KEY
from partage_site.sources.values import KeyPath
from partage_site.sources.yaml_scalar import scalar
from partage_site.wording import loading as wording

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from partage_site.diagnostics import Complaint, Diagnostic, Report
    from partage_site.models.kinds import Kind
    from partage_site.sources.document import Document

_UNKNOWN = "unexpected_keyword_argument"  # as pydantic names a key that a record does not have


def validated(values: dict[str, Any], document: Document, kind: Kind, report: Report) -> Any:
    """The record that `values` make, or None after their problems are in `report`."""
    from pydantic import ValidationError

    try:
        record = _validator(kind.record).validate_python(values)
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False, include_input=False)
        unknown = [error["loc"] for error in errors if error["type"] == _UNKNOWN]
        meant_keys = {(*path[:-1], *_likely(path, kind)[:1]) for path in unknown}
        meant_keys |= {(*path[:-1], key) for path in unknown for key, _ in _as_pair(path, document, kind)}
        for error in errors:
            if error["type"] != "missing" or error["loc"] not in meant_keys:  # « Titre » is no missing « titre »
                _report(error["loc"], error["type"], error.get("ctx", {}), document, kind, report)
        return None
    complaints = list(_complaints(record))
    report.extend(complaint.at(document.locate(path, value=True)) for path, complaint in complaints)
    return None if complaints else record


def without_faults(values: dict[str, Any], kind: Kind) -> Any:
    """The record that `values` make without those that are at fault, and with « … » for a text that is missing; None
    where that is none either."""
    from pydantic import ValidationError

    try:
        return _validator(kind.record).validate_python(values)
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False, include_input=False)
    faulty = {error["loc"][0] for error in errors if error["loc"]}
    sound = {key: value for key, value in values.items() if key not in faulty}
    missing = {error["loc"][0]: "…" for error in errors if error["type"] == "missing" and len(error["loc"]) == 1}
    try:
        return _validator(kind.record).validate_python(sound | missing)
    except ValidationError:
        return None


@cache
def _validator(record: Any) -> TypeAdapter[Any]:
    """Building a validator costs milliseconds, using it microseconds."""
    # Plugins are sought in all that is installed, and would change what a record is without changing any key.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from pydantic import TypeAdapter

    return TypeAdapter(record)


def _report(
    path: tuple[Any, ...], error: str, context: dict[str, Any], document: Document, kind: Kind, report: Report
) -> None:
    """Turns one error of the validator into the sentence made for it."""
    if "complaint" in context:
        told: dict[KeyPath, Complaint] = {(*path, key): each for key, each in context["within"].items()}
        for at, complaint in (told or {path: context["complaint"]}).items():
            report.add(complaint.at(document.locate(at, value=True)))
        return
    key = str(path[-1]) if path else ""
    owner = _record_at(kind.record, path[:-1])
    known = {field.key.name: field.key for field in declared_fields(owner)}
    if error == "missing" and path in document.keys:
        report.add(wording.empty_key(document.locate(path), key, known[key].example or "…"))
    elif error == "missing":
        place = document.locate(path[:-1])
        within = len(path) > 1 and "{" in place.excerpt
        report.add(wording.missing_key(place, key, known[key].example or "…", within=within))
    elif error == _UNKNOWN and "{" in document.locate(path).excerpt and _value_at(path, document) is None:
        report.add(wording.text_taken_for_key(document.locate(path), key))
    elif error == _UNKNOWN and (pair := _as_pair(path, document, kind)):
        typed = ", ".join(f"{name}: {each if each.isalnum() else scalar(each, flow=True)}" for name, each in pair)
        report.add(wording.pair_for_keys(document.locate(path), key, f"{{{typed}}}"))
    elif error == _UNKNOWN:
        report.add(_unknown_key(path, document, kind))
    else:
        inner, typed = _record_at(kind.record, path), _value_at(path, document)
        names = [field.key.name for field in declared_fields(inner)]
        written = scalar(typed, flow=True, typed=True) if isinstance(typed, str) else ""
        report.add(wording.mapping_expected(document.locate(path), names, _slot(inner, typed), written))


def _unknown_key(path: tuple[Any, ...], document: Document, kind: Kind) -> Diagnostic:
    """What is said of the key at `path`, which its record does not have."""
    key, place, of = str(path[-1]), document.locate(path), kind.of if len(path) == 1 else ""
    known = [field.key.name for field in declared_fields(_record_at(kind.record, path[:-1]))]
    likely = _likely(path, kind)
    if path == (BODY_KEY,):
        return wording.text_among_keys(place, of, key)
    if not likely and len(path) == 1 and folded(key) in IN_TEXT:
        return wording.told_in_text(place, of, key)
    # Another word for a key may ask for another value: `heure: 9 h` is no `debut: 9 h`.
    line = "" if meant(key, known) else place.excerpt.strip()
    there = document.keys.get((*path[:-1], *likely))
    return wording.unknown_key(place, of, key, likely, known, line, taken=there.line if likely and there else 0)


def _slot(record: type, typed: Any) -> str:
    """The key of `record` of which `typed` is likely the value: one that asks for more than any text, else the first
    that is a text; empty for none, as for an answer to a question."""
    taking = [field for field in declared_fields(record) if _takes(field.type, typed)]
    strict = [field for field in taking if not _takes(field.type, "…")]
    return "" if _takes(YesNo, typed) else next((field.key.name for field in (*strict, *taking)), "")


def _takes(hint: Any, value: Any) -> bool:
    """Whether a field of this type takes `value`."""
    from pydantic import ValidationError

    try:
        _validator(hint).validate_python(value)
    except ValidationError:
        return False
    return True


def _likely(path: tuple[Any, ...], kind: Kind) -> list[str]:
    """The known key that the unknown one at `path` was most likely meant to be, if any."""
    known = [field.key.name for field in declared_fields(_record_at(kind.record, path[:-1]))]
    also = meant(path[-1], known)
    typed = folded(path[-1]).replace("-", "_")  # « TITRE », « Accueilli par »
    return [also] if also else get_close_matches(typed, known, n=1, cutoff=0.6)


def _as_pair(path: tuple[Any, ...], document: Document, kind: Kind) -> list[tuple[str, str]]:
    """What was meant by `- 2025: 90`, an item of a list, where two keys are wanted; empty where it is no such item."""
    names = [field.key.name for field in declared_fields(_record_at(kind.record, path[:-1]))]
    value = _value_at(path, document)
    alone = len(path) > 2 and isinstance(path[-2], int) and len(_value_at(path[:-1], document)) == 1
    if not alone or len(names) != 2 or not isinstance(value, str):
        return []
    return [(names[0], str(path[-1])), (names[1], value)]


def _value_at(path: tuple[Any, ...], document: Document) -> Any:
    value: Any = document.values
    for step in path:
        if isinstance(step, str) or isinstance(value, list):  # a single value stands for a list of one
            value = value[step]
    return value


def _record_at(record: type, path: tuple[Any, ...]) -> type:
    """The record declared at `path` below `record`; the steps of lists are numbers and change nothing."""
    for step in path:
        hint = next((field.type for field in declared_fields(record) if field.key.name == step), None)
        record = next(records_in(hint), record)
    return record


def records_in(hint: Any) -> Iterator[type]:
    """The records that a type hint mentions."""
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in getattr(hint, "__args__", ()):
        yield from records_in(part)


def _complaints(record: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Complaint]]:
    """What `record` and the records within it say is wrong between their fields."""
    for key, complaint in getattr(record, "complaints", tuple)():
        yield (*path, key) if key else path, complaint
    for each in fields(record):
        value = getattr(record, each.name)
        if is_dataclass(value) or isinstance(value, tuple):
            inner = (*path, key_of(type(record), each.name).name)
            items = enumerate(value) if isinstance(value, tuple) else ((None, value),)
            for number, item in items:
                if is_dataclass(item):
                    yield from _complaints(item, inner if number is None else (*inner, number))
