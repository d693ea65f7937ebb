"""The events of a YAML text, by libyaml where there is one; nested too deep is an error like another."""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

DEEPEST = 8

LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class NestedTooDeepError(yaml.MarkedYAMLError):
    """Lists and mappings inside one another beyond `DEEPEST`."""


class Event(NamedTuple):
    """One event: its class in PyYAML, what it says, and where (lines and columns from 0, the end excluded)."""

    kind: type[yaml.Event]
    value: str
    style: str
    anchor: str
    tag: str
    line: int
    column: int
    end_line: int
    end_column: int


def read_events(text: str) -> list[Event]:
    """All events of `text`. Raises `yaml.YAMLError`, most often with a mark, and nothing else."""
    events = []
    depth = 0
    try:
        found: Any
        for found in yaml.parse(text, LOADER):
            event = _plain(found)
            events.append(event)
            if issubclass(event.kind, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    raise NestedTooDeepError(problem_mark=found.start_mark)
            elif issubclass(event.kind, yaml.CollectionEndEvent):
                depth -= 1
    except (ValueError, OverflowError) as failure:
        # PyYAML's own scanner lets `"\UFFFFFFFF"` reach chr().
        raise yaml.YAMLError(str(failure)) from failure
    return events


def _plain(event: Any) -> Event:
    start, end = event.start_mark, event.end_mark
    return Event(
        type(event),
        getattr(event, "value", ""),
        getattr(event, "style", "") or "",
        getattr(event, "anchor", "") or "",
        getattr(event, "tag", "") or "",
        start.line,
        start.column,
        end.line,
        end.column,
    )
