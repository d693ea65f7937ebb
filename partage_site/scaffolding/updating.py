"""New values put into the text of a file that exists: only their lines change, comments and body stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from partage_site.diagnostics import Report
from partage_site.scaffolding.yaml_text import entry_lines
from partage_site.sources.document import BODY_KEY, Document, parse
from partage_site.sources.loading import Entry, load_entry
from partage_site.sources.names import holds_markdown
from partage_site.sources.values import Value

_TAIL = re.compile(r"\s+#.*")
_AFTER_BRACKETS = re.compile(r"[\]}]([ \t]+#[^\]}'\"]*)$")


def composed(values: Mapping[str, Value], typed: frozenset[str], body: str, *, markdown: bool = True) -> str:
    """The text of a file that says `values` and `body`; keys in `typed` are no texts."""
    lines = [line for key, value in values.items() for line in entry_lines(key, value, typed=key in typed)]
    if not markdown:
        return "\n".join([*lines, *(entry_lines(BODY_KEY, f"{body}\n") if body else ())]) + "\n"
    return "\n".join(["---", *lines, "---", *(["", body] if body else [])]) + "\n"


def updated(document: Document, changes: Mapping[str, Value], typed: frozenset[str], body: str | None) -> str:
    """The text of `document` with the values of `changes` (and `body`, unless None) in the place of those it had.

    A new key comes after the others. The caller checks that the text says what it should: where keys share a
    line, or stand in an unusual order, it may not.
    """
    lines = list(document.text.lines)
    end = _header_end(document, lines)
    starts = sorted(mark.line for path, mark in document.keys.items() if len(path) == 1)
    markdown = is_markdown(document)
    if body is not None and not markdown:
        changes = {**changes, BODY_KEY: f"{body}\n"}
    if body is not None and markdown:
        lines[document.body_line - 1 :] = ["", *body.split("\n"), ""]
    added = [key for key in changes if (key,) not in document.keys]
    new = [line for key in added for line in entry_lines(key, changes[key], typed=key in typed)]
    lines[end:end] = new
    held = [(document.keys[key,].line, key) for key in changes if key not in added]
    for line, key in sorted(held, reverse=True):
        following = next((start for start in starts if start > line), end + 1)
        last = _last_of_value(lines, line, min(following - 1, end))
        written = entry_lines(key, changes[key], typed=key in typed)
        if len(written) == 1 and last == line:
            written[0] += _comment_after(document, key, lines[line - 1])
        lines[line - 1 : last] = written
    return "\n".join(lines).rstrip("\n") + "\n"


def is_markdown(document: Document) -> bool:
    """Whether the body of `document` stands below its front matter, and not under a key."""
    return holds_markdown(document.source.path.name)


def _header_end(document: Document, lines: list[str]) -> int:
    """How many lines there are up to the end of the front matter, which is the end of a `.yml` file."""
    return document.body_line - 2 if is_markdown(document) else len(lines) - (not lines[-1])


def _last_of_value(lines: list[str], first: int, last: int) -> int:
    """The last line of a value that begins at `first`: comments and blank lines below it belong to what follows."""
    while last > first and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
        last -= 1
    return last


def _comment_after(document: Document, key: str, line: str) -> str:
    """The comment at the end of the one line of `key`."""
    place = document.places.get((key,))
    if place is None:
        return ""
    if found := _AFTER_BRACKETS.search(line):
        return found[1]
    tail = line[place.column - 1 + place.length :]
    return tail if _TAIL.fullmatch(tail) else ""


def says(text: str, entry: Entry[Any], body: str) -> bool:
    """Whether the file of `entry` would be loaded as it is from this `text`, with `body` below."""
    own = Report()
    document = parse(entry.source, text.encode(), own)
    read = load_entry(document, entry.kind, own) if document else None
    return bool(document and read and read.record == entry.record and document.body.strip("\n") == body)


def body_of(text: str) -> str:
    """The text of a cell as Markdown."""
    return "\n".join(line.rstrip() for line in text.strip("\n").split("\n")).strip()
