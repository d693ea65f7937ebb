"""From documents to entries: every value validated against its record, every problem at its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from partage_site.artifact import digest_of
from partage_site.cache import NO_CACHE, Cache
from partage_site.diagnostics import Location
from partage_site.models.declaration import declared_fields
from partage_site.models.fields import YesNo
from partage_site.models.packing import pack, unpack
from partage_site.sources.document import BODY_KEY
from partage_site.sources.markup import without_markup
from partage_site.sources.validating import records_in, validated, without_faults
from partage_site.sources.values import KeyPath
from partage_site.sources.yaml_scalar import scalar
from partage_site.wording import loading as wording
from partage_site.wording.system import TO_REPLACE

if TYPE_CHECKING:
    from partage_site.diagnostics import Diagnostic, Report
    from partage_site.models.kinds import Kind
    from partage_site.sources.discovery import SourceFile
    from partage_site.sources.document import Document

R = TypeVar("R")

_UNWRITTEN = re.compile(r"…|\.\.\.|https?://\S*…|[^\W\d_]+ …|https://www\.exemple\.fr/|prenom\.nom@exemple\.fr")
# What a new file says where it must say something: an example only where the comment beside it is still there.
_STAND_INS = frozenset(("Paris", "10000"))


@dataclass(frozen=True)
class Entry(Generic[R]):
    """A file: its kind, its identifier (the file's name), its validated record, and where each word stands.

    The record is None where something is wrong with it, and `sound` may then be one without that. `digest` is that of
    its bytes, `said` that of its record alone; `line` is where its front matter begins. Its document is read when it is
    first asked for: most files did not change. `unwritten` are the places of values that are still « … » or an example.
    """

    kind: Kind
    id: str
    record: R
    source: SourceFile
    digest: str
    said: str
    line: int
    read: Callable[[], Document] = field(repr=False, compare=False)
    unwritten: tuple[Location, ...] = ()
    sound: R | None = None

    @cached_property
    def document(self) -> Document:
        """What the file says, with the place of every word."""
        return self.read()

    @cached_property
    def path(self) -> str:
        """Its address under the base, beginning with `/`."""
        return self.kind.path.format(id=self.id)

    def peek(self) -> Document:
        """Its document, which is not held if it was not."""
        return self.__dict__.get("document") or self.read()

    def release(self) -> None:
        """Lets its document go, since ten thousand are not all held: one that is asked for again is read again."""
        self.__dict__.pop("document", None)

    @property
    def location(self) -> Location:
        """The whole of it, for problems that have no line of their own."""
        return Location(self.source.shown, self.line)


class _Unsound(Exception):
    """The problems of a document are in the report: there is no record."""


def load_entry(
    document: Document, kind: Kind, report: Report, cache: Cache = NO_CACHE, *, digest: str = ""
) -> Entry[Any] | None:
    """The entry that `document`, read from bytes of this `digest`, holds; None after its problems are in `report`.

    A record that was found sound is remembered by what its front matter says: no library is needed to read it.
    """
    values = _said(document, kind)

    def packed() -> bytes:
        record = validated(values, document, kind, report)
        if record is None:
            raise _Unsound
        return pack(record)

    report.extend(wording.yes_or_no(document.locate((key,)), key) for key in _unanswered(document, kind))
    report.extend(_marked_up(document))
    try:
        data = cache.remembered("records", f"{kind.name}\n{values!r}".encode(), packed)
    except _Unsound:
        return None
    if not kind.has_text and document.body.strip():
        report.add(wording.text_of_none(document.locate((BODY_KEY,)), BODY_KEY, kind.of))
        return None
    return Entry(
        kind,
        document.source.id,
        unpack(kind.record, data),
        source=document.source,
        digest=digest,
        said=digest_of(data),
        line=document.header_line,
        read=lambda: document,
        unwritten=tuple(_unwritten(document)),
    )


def sound_part(document: Document, kind: Kind) -> Any:
    """The record that `document` holds but for the values that are at fault; None where the rest makes none."""
    return without_faults(_said(document, kind), kind)


def _said(document: Document, kind: Kind) -> Any:
    # Form editors save an empty body too, beside the one that stands below.
    said = {key: value for key, value in document.values.items() if key != BODY_KEY or value is not None}
    return _filled(said, kind.record)


def _unanswered(document: Document, kind: Kind) -> Iterator[str]:
    """The questions of yes or no that were typed without an answer; a form editor writes one, or `null`."""
    empty = {key for key, value in document.values.items() if value is None}
    for declared in declared_fields(kind.record) if empty else ():
        key = declared.key.name
        place = document.places.get((key,)) if key in empty and declared.type == YesNo else None
        if place and not place.length:
            yield key


def _marked_up(document: Document) -> Iterator[Diagnostic]:
    """Values with signs of HTML or Markdown, which readers would see: a value is no text to lay out."""
    for path, text in _texts(document):
        words = without_markup(text)
        if words != text:
            words = " ".join(words.split())
            yield wording.markup_in_value(
                document.locate(path, value=True), words and scalar(words, flow=len(path) > 1)
            )


def _texts(document: Document) -> Iterator[tuple[KeyPath, str]]:
    """Each text that the front matter holds, with its place."""
    waiting: list[tuple[KeyPath, Any]] = [((), document.values)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(((*path, key), item) for key, item in value.items())
        elif isinstance(value, list):
            waiting.extend(((*path, number), item) for number, item in enumerate(value))
        elif isinstance(value, str):
            yield path, value


def _unwritten(document: Document) -> Iterator[Location]:
    """Where a value is still what new files and messages show: « … » alone, in an address, after a word; an example."""
    for path, text in _texts(document):
        if _UNWRITTEN.fullmatch(text):
            yield document.locate(path, value=True)
        elif text in _STAND_INS and TO_REPLACE in (place := document.locate(path, value=True)).excerpt:
            yield place


def _filled(value: Any, record: type | None) -> Any:
    """`value` without what was left empty, which says nothing: a key, an item, or a mapping of such keys.

    Form editors save every key of a form (`menu: {ordre: null}`), filled in or not. A key that `record` does not
    have stays, and all do where there is none: it may be a text that lost its quotes, or has braces for brackets.
    """
    if isinstance(value, Mapping):
        known = _inner_records(record) if record else {}
        filled = {key: _filled(item, known.get(key)) for key, item in value.items()}
        return {key: item for key, item in filled.items() if item not in (None, {}) or key not in known}
    if not isinstance(value, list):
        return value
    items = [_filled(item, record) for item in value]
    # Those before keep their number, by which a problem finds its line.
    while items and items[-1] in (None, {}):
        items.pop()
    return items


@cache
def _inner_records(record: type) -> dict[str, type | None]:
    """The keys of `record`, each with the record that its value is made of, if any."""
    return {field.key.name: next(records_in(field.type), None) for field in declared_fields(record)}
