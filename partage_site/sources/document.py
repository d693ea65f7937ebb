"""One source file as plain values and a body, with the place of every key, value and line."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache as cache_once
from functools import cached_property, partial

from partage_site.cache import NO_CACHE, Cache
from partage_site.diagnostics import Location, Report, Severity
from partage_site.sources.characters import cleaned
from partage_site.sources.conflicts import has_conflict
from partage_site.sources.discovery import SourceFile
from partage_site.sources.encoding import decode
from partage_site.sources.front_matter import Parts, split, with_ordinary_spaces
from partage_site.sources.names import holds_markdown
from partage_site.sources.text import SourceText
from partage_site.sources.values import KeyPath, Mark, Tree, Value
from partage_site.wording import sources as wording

BODY_KEY = "texte"
"""The key that holds the body in a `.yml` file."""

_BLOCK_SCALAR = ("|", ">")


@dataclass(frozen=True)
class Document:
    """A source file that was read. `values` are as typed: texts, lists, mappings, None where nothing is said.

    `body_line` is the line of the file, from 1, where the body begins. Of a Markdown file the body is what `text` has
    from `body_start` on, which is not held twice; `own_body` is that of any other, and `body_flows` where its lines
    are not those of the file (YAML in quotes or behind `>`).
    """

    source: SourceFile
    values: Mapping[str, Value]
    own_body: str | None
    body_line: int
    text: SourceText = field(repr=False)
    read: Callable[[], Tree] = field(repr=False, compare=False)
    header_line: int = 1
    body_start: int = 0
    body_flows: bool = False

    @property
    def body(self) -> str:
        """Its Markdown."""
        return self.text.text[self.body_start :] if self.own_body is None else self.own_body

    @cached_property
    def _tree(self) -> Tree:
        """Where everything stands; read when it is first asked for, since most files are sound."""
        return self.read()

    @property
    def keys(self) -> Mapping[KeyPath, Mark]:
        """The place of each key."""
        return self._tree.keys

    @property
    def places(self) -> Mapping[KeyPath, Mark]:
        """The place of each value."""
        return self._tree.places

    def locate(self, path: Sequence[str | int], *, value: bool = False) -> Location:
        """Where the key at `path` stands or, with `value`, what it holds (an item of a list is its value).

        What is not there is placed at the nearest thing that holds it; the whole front matter at its first
        line.
        """
        # A single value may stand for a list: its only item is the value itself.
        path = [part for at, part in enumerate(path) if part != 0 or tuple(path[: at + 1]) in self.places]
        for end in range(len(path), 0, -1):
            step = tuple(path[:end])
            single = all(part == 0 for part in path[end:])
            mark = self._mark(step, value=value and single)
            if mark:
                return self.text.place(*mark)
        return Location(self.text.file, self.header_line)

    def is_quoted(self, *path: str | int) -> bool:
        """Whether the value at `path` stands in quotes: `""` is nothing like an empty value, but typed on purpose."""
        mark = self.places.get(path)
        return mark is not None and self.text.place(*mark).excerpt[mark.column - 1 :].startswith(('"', "'"))

    def _mark(self, path: KeyPath, *, value: bool) -> Mark | None:
        key, place = self.keys.get(path), self.places.get(path)
        # An empty value has no place of its own to show.
        if value and place and place.length:
            return place
        return key or place

    def locate_body(self, line: int, found: str = "") -> Location:
        """Where `line` of the body (from 1) stands in the file, with a caret under `found` if it is there."""
        if self.body_flows:
            return self.text.find(self.text.first(found, self.body_line), found)
        return self.text.find(self.body_line + line - 1, found)


class _Faulty(Exception):
    """A front matter with problems, which are to be told each time."""


def parse(
    source: SourceFile,
    data: bytes,
    report: Report,
    *,
    example: str = "titre: …",
    cache: Cache = NO_CACHE,
    mended: bool = False,
) -> Document | None:
    """The document that `data`, the bytes of `source`, hold; None after an error, unless it is to be had `mended`, for
    what else there is to tell of it, and could be.

    All that is wrong is in `report`. `example` is the line of a smallest valid front matter of this kind,
    shown where there is none. What a sound front matter says is remembered.
    """
    is_markdown = holds_markdown(source.path.name)
    text = decode(data, source.shown, report, f"---\n{example}\n---" if is_markdown else example)
    text = cleaned(text, report) if text else None
    if text is None or has_conflict(text, report):
        return None
    before = report.count(Severity.ERROR)
    parts = split(text, example, report) if is_markdown else Parts(text.text, 1, "", 1)
    if parts is None:
        return None
    slips = (report.count(Severity.ERROR) - before) * parts.as_meant
    # It outlives this function, and should hold no second copy of the body.
    header = with_ordinary_spaces(parts.header)
    read_anew = partial(_tree_of, header, parts.header_line, text)
    read = cache_once(read_anew)
    values = _values_of(header, read, report, cache)
    own_body, body_line, flows = None if is_markdown else "", parts.body_line, False
    if BODY_KEY in values and not is_markdown:
        own_body, body_line, flows = _body_of(values, read(), text, report)
    if (faults := report.count(Severity.ERROR) - before) and not (mended and faults == slips + _mended_faults(read())):
        return None
    header_line = parts.header_line - is_markdown
    # Not what was read here: places are large, and few documents are asked for them.
    body_start = len(text.text) - len(parts.body)
    return Document(source, values, own_body, body_line, text, read_anew, header_line, body_start, flows)


def _tree_of(header: str, first_line: int, text: SourceText) -> Tree:
    # Imported here, as most front matters were read before.
    from partage_site.sources.yaml_tree import read_tree

    return read_tree(header, first_line, text)


def _mended_faults(tree: Tree) -> int:
    """How many faults `tree` had, where what it says without them is likely what was meant; else none."""
    return sum(each.severity is Severity.ERROR for each in tree.problems) if tree.as_meant else 0


def _values_of(header: str, read: Callable[[], Tree], report: Report, cache: Cache) -> dict[str, Value]:
    """What the front matter `header` says."""

    def packed() -> bytes:
        if read().problems:
            raise _Faulty
        return json.dumps(read().values).encode()

    try:
        values: dict[str, Value] = json.loads(cache.remembered("front matters", header.encode(), packed))
    except _Faulty:
        report.extend(read().problems)
        return dict(read().values)
    return values


def _body_of(values: dict[str, Value], tree: Tree, text: SourceText, report: Report) -> tuple[str, int, bool]:
    """Takes the body out of `values`; tells the line of the file where it begins, and whether it flows from there."""
    body = values.pop(BODY_KEY, None)
    mark = tree.places.get((BODY_KEY,))
    if body is None or mark is None:
        return "", mark.line if mark else 1, False
    if not isinstance(body, str):
        report.add(wording.body_not_text(text.place(*tree.keys[BODY_KEY,])))
        return "", mark.line, False
    typed = text.lines[mark.line - 1][mark.column - 1 :]
    return body, mark.line + typed.startswith(_BLOCK_SCALAR), not typed.startswith("|")
