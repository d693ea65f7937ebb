"""Faults of YAML syntax, told by their cause with the line that mends them.

A mended line is offered only when it is proved: with it in place, reading must succeed or go further. Reading
goes on from there, so that one run tells all the faults of a file.
"""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

import yaml

from partage_site.diagnostics import Diagnostic
from partage_site.sources.text import SourceText
from partage_site.sources.yaml_cures import Cure, cures
from partage_site.sources.yaml_events import Event, NestedTooDeepError, read_events
from partage_site.wording import yaml_syntax as wording

LONGEST = 100_000
"""In characters. A body is no part of it, but for the `texte` of a `.yml` file."""

_MOST_FAULTS = 10
_LINES_ABOVE = 20


class _Fault(NamedTuple):
    """Where reading stopped, as indexes of lines, and what the reader was at."""

    line: int
    column: int
    since: int
    doing: str

    @property
    def position(self) -> tuple[int, int]:
        return self.line, self.column


def read_mended(text: str, first_line: int, source: SourceText) -> tuple[list[Event], list[Diagnostic], bool]:
    """The events of `text` as it can be read, its faults of syntax, and whether they are mended to its end.

    Its first line is the line `first_line` of `source`.
    """
    if len(text) > LONGEST:
        return read_events(""), [wording.too_long(source.place(first_line), LONGEST)], False
    lines = _without_inner_tabs(text)
    problems: list[Diagnostic] = []
    done = -1
    while isinstance(fault := _attempt(lines), _Fault):
        found = _cure(lines, fault, done) if len(problems) < _MOST_FAULTS else None
        if found is None:
            fault = _at_words_above(lines, fault)
            problems.append(_untold(fault, first_line, source))
            readable = _attempt(lines[: min(fault.line, fault.since)])
            return read_events("") if isinstance(readable, _Fault) else readable, problems, False
        done, cure = found
        place = source.place(first_line + done, cure.column, cure.length)
        problems.append(cure.tell(place, cure.line))
        lines[done] = cure.line
    return fault, problems, True


def _without_inner_tabs(text: str) -> list[str]:
    """The lines, a space for each tab that is no indentation: libyaml takes these, PyYAML's scanner does not."""
    lines = text.split("\n")
    if "\t" not in text:
        return lines
    leads = (len(line) - len(line.lstrip()) for line in lines)
    return [
        line[:lead] + line[lead:].replace("\t", " ") if lead < len(line) else ""
        for line, lead in zip(lines, leads, strict=True)
    ]


def _attempt(lines: list[str]) -> list[Event] | _Fault:
    """The events of `lines`, or where reading stopped."""
    last = len(lines) - 1
    try:
        return read_events("\n".join(lines))
    except yaml.MarkedYAMLError as error:
        mark, since = error.problem_mark, error.context_mark
        line = min(mark.line, last) if mark else last
        doing = "nesting" if isinstance(error, NestedTooDeepError) else error.context or ""
        return _Fault(line, mark.column if mark else 0, min(since.line, last) if since else line, doing)
    except yaml.YAMLError:
        return _Fault(last, 0, last, "")


def _cure(lines: list[str], fault: _Fault, done: int) -> tuple[int, Cure] | None:
    """The index of a line and the proved cure for it; only lines after `done` are tried."""
    if fault.doing == "nesting":
        return None
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    above = range(fault.line - 1, max(fault.line - _LINES_ABOVE, -1), -1)
    tried = dict.fromkeys(chain([first] if lines[first][:1].isspace() else [], [fault.line, fault.since], above))
    for index in tried:
        if index <= done:
            continue
        for cure in cures(lines, index):
            rest = _attempt([*lines[:index], cure.line, *lines[index + 1 :]])
            if not isinstance(rest, _Fault) or (rest.line > index and rest.position != fault.position):
                return index, cure
    return None


def _at_words_above(lines: list[str], fault: _Fault) -> _Fault:
    """`fault` at the line before it where that is of mere words, which YAML goes on with: what follows is sound."""
    above = next((index for index in range(fault.line - 1, -1, -1) if lines[index].strip()), fault.line)
    if fault.doing or ":" in lines[above] or ":" not in lines[fault.line]:
        return fault
    return _Fault(above, 0, above, "simple key")


def _untold(fault: _Fault, first_line: int, source: SourceText) -> Diagnostic:
    """The message for a fault that no known line mends."""
    place = source.place(first_line + fault.line, fault.column + 1)
    opened = source.place(first_line + fault.since)
    if fault.doing == "nesting":
        return wording.nested_too_deep(place)
    if "flow" in fault.doing:
        return wording.unclosed_bracket(opened)
    if "quoted" in fault.doing:
        return wording.unclosed_quote(opened, "")
    if "simple key" in fault.doing:
        return wording.not_an_entry(opened, data=source.file.endswith((".yml", ".yaml")))
    return wording.unreadable_line(place)
