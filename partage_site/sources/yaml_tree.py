"""YAML to plain values, every scalar as it was typed, with the place of each key and value.

What people trip over is refused: a key written twice, anchors and aliases, tags, merge keys, several
documents, keys that are no text. Nothing is ever turned into a number, a date or a truth value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from partage_site.diagnostics import Diagnostic, Location, Severity
from partage_site.sources.characters import is_clean
from partage_site.sources.text import SourceText
from partage_site.sources.values import KeyPath, Mark, Tree, Value
from partage_site.sources.yaml_cures import entry_cures, quoted_entry, straightened
from partage_site.sources.yaml_events import Event
from partage_site.sources.yaml_items import BULLETS, items_meant
from partage_site.sources.yaml_repair import read_mended
from partage_site.wording import yaml_structure as wording

_NOTHING = frozenset(("", "~", "null"))
_CURLY = frozenset("“„‟‘‚")
_GLUED_COMMENT = re.compile(r"[ \t]+#[^\s#]")


def read_tree(text: str, first_line: int, source: SourceText) -> Tree:
    """The tree of `text`, whose first line is the line `first_line` of `source`.

    An empty value is None in a mapping (form editors write `""`) and is left out of a list. After a fault of
    syntax the tree is that of the text as mended or, where no mending is known, of the lines before it.
    """
    events, problems, whole = read_mended(text, first_line, source)
    composer = _Composer(events, text, first_line, source)
    values = composer.root()
    as_meant = whole and not any(problem.severity is Severity.ERROR for problem in composer.problems)
    return Tree(values, composer.keys, composer.places, (*problems, *composer.problems), as_meant)


class _Composer:
    def __init__(self, events: list[Event], text: str, first_line: int, source: SourceText) -> None:
        self._events: Iterator[Event] = iter(events)
        self._first_line = first_line
        self._source = source
        self._lines = text.split("\n")
        self._has_comments = "#" in source.text
        self._has_escapes = "\\" in source.text
        self._anchors: dict[str, int] = {}
        self.keys: dict[KeyPath, Mark] = {}
        self.places: dict[KeyPath, Mark] = {}
        self.problems: list[Diagnostic] = []

    def root(self) -> dict[str, Value]:
        next(self._events)  # the start of the stream
        if next(self._events).kind is yaml.StreamEndEvent:
            return {}
        first = next(self._events)
        value = self._value(first, ())
        next(self._events)  # the end of the document
        after = next(self._events)
        if after.kind is not yaml.StreamEndEvent:
            self.problems.append(wording.several_documents(self._place(after)))
        if isinstance(value, dict):
            return value
        if value is not None:
            self.problems.extend(self._no_mapping(first))
        return {}

    def _no_mapping(self, root: Event) -> Iterator[Diagnostic]:
        """What to say of a root that is no mapping: most often, all its colons lack a space."""
        glued = False
        for index in range(root.line, root.end_line + 1):
            for cure in entry_cures(self._line(index)):
                glued = True
                place = self._source.place(self._first_line + index, cure.column, cure.length)
                yield cure.tell(place, cure.line)
        if not glued:
            yield wording.not_a_mapping(self._place(root))

    def _value(self, event: Event, path: KeyPath) -> Value:
        self.places[path] = self._mark(event)
        if event.kind is yaml.AliasEvent:
            place = self._place(event)
            self.problems.append(
                wording.alias(place, event.anchor, self._anchors.get(event.anchor, 0), quoted_entry(place.excerpt))
            )
            return None
        if event.anchor or event.tag:
            self._refuse_properties(event)
        if event.kind is yaml.ScalarEvent:
            return self._scalar(event)
        if event.kind is yaml.SequenceStartEvent:
            return self._list(path)
        return self._mapping(path)

    def _scalar(self, event: Event) -> str | None:
        text = event.value
        if not event.style:
            if self._has_comments:
                self._check_comment(event)
            if "-" in text or text[:1] in BULLETS:
                self._check_items(event)
            if text[:1] in _CURLY and (line := straightened(self._line(event.line), text)):
                self.problems.append(wording.curly_quotes_in_value(self._place(event), line))
            return None if text in _NOTHING else text
        if event.style == '"' and self._has_escapes and not is_clean(text):
            self.problems.append(wording.unreadable_escape(self._place(event)))
        return text if text.strip() else None

    def _list(self, path: KeyPath) -> list[Value]:
        items: list[Value] = []
        while (event := next(self._events)).kind is not yaml.SequenceEndEvent:
            item = self._value(event, (*path, len(items)))
            if item is not None:
                items.append(item)
        return items

    def _mapping(self, path: KeyPath) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while (event := next(self._events)).kind is not yaml.MappingEndEvent:
            key = self._key(event)
            if key in values:
                first = self.keys[*path, key].line
                self.problems.append(wording.written_twice(self._place(event), key, first))
            if not key or key in values:
                self._skip(next(self._events))
                continue
            self.keys[*path, key] = self._mark(event)
            values[key] = self._value(next(self._events), (*path, key))
        return values

    def _key(self, event: Event) -> str:
        """The text of a key; empty after a problem."""
        # French hands put a no-break space before the colon.
        key = event.value.strip()
        if key == "<<":
            self.problems.append(wording.merge_key(self._place(event)))
            return ""
        if not key or event.anchor or event.tag or not is_clean(key):
            place = self._place(event)
            self.problems.append(wording.key_without_text(place, quoted_entry(place.excerpt)))
            self._skip(event)
            return ""
        return key

    def _skip(self, event: Event) -> None:
        """Passes over the node that `event` begins."""
        depth = 0
        while True:
            depth += issubclass(event.kind, yaml.CollectionStartEvent)
            depth -= issubclass(event.kind, yaml.CollectionEndEvent)
            if not depth:
                return
            event = next(self._events)

    def _refuse_properties(self, event: Event) -> None:
        place = self._place(event)
        if event.anchor:
            self._anchors[event.anchor] = place.line
            told = wording.anchor
        else:
            told = wording.tag
        self.problems.append(told(place, quoted_entry(place.excerpt)))

    def _check_comment(self, event: Event) -> None:
        """Warns of a `#` that, glued to the next word, was likely part of the value."""
        line = self._line(event.end_line)
        match = _GLUED_COMMENT.match(line, event.end_column)
        if match:
            hash_at = match.end() - 2
            number = self._first_line + event.end_line
            place = self._source.place(number, hash_at + 1, len(line.rstrip()) - hash_at)
            self.problems.append(wording.swallowed_comment(place, line[hash_at:].strip(), quoted_entry(line)))

    def _check_items(self, event: Event) -> None:
        """Refuses lines of a plain text that were meant as items of a list."""
        for index, cure in items_meant(self._lines, event):
            place = self._source.place(self._first_line + index, cure.column, cure.length)
            self.problems.append(cure.tell(place, cure.line))

    def _line(self, index: int) -> str:
        # Not those of the source, which are most of them of its body.
        return self._lines[index] if index < len(self._lines) else ""

    def _mark(self, event: Event) -> Mark:
        end = event.end_column
        # The events of a list or a mapping are no wider than its first sign.
        if event.line != event.end_line or issubclass(event.kind, yaml.CollectionStartEvent):
            end = len(self._line(event.line).rstrip())
        return Mark(self._first_line + event.line, event.column + 1, end - event.column)

    def _place(self, event: Event) -> Location:
        return self._source.place(*self._mark(event))
