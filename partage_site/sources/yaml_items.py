"""Lines that YAML takes for one plain text, and that were meant as items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from partage_site.sources.yaml_cures import Cure, bullet_cures, glued_dash_cures
from partage_site.sources.yaml_events import Event
from partage_site.wording import yaml_syntax as wording

BULLETS = frozenset("•▪·●○◦‣")
_ITEM = re.compile(r"(?P<indent>\s*)-\s+")


def items_meant(lines: Sequence[str], event: Event) -> Iterator[tuple[int, Cure]]:
    """The lines of `event`, a plain text, that lack the sign of an item or its place, by index, each with its cure.

    `-sante`, `• sante`, and `  - sante` below `- culture`.
    """
    first = lines[event.line] if event.line < len(lines) else ""
    above = _ITEM.match(first)
    item = above if above and above.end() == event.column else None
    for index in range(event.line, min(event.end_line + 1, len(lines))):
        line = lines[index]
        bullets = bullet_cures(line) if line.lstrip()[:1] in BULLETS else ()
        for cure in (*glued_dash_cures(line), *bullets):
            if index > event.line or cure.column == event.column + 1:
                yield index, cure
        if index > event.line and item and (own := _ITEM.match(line)):
            moved = item["indent"] + line.lstrip()
            yield index, Cure(moved, 1, len(own["indent"]), wording.wrong_indentation)
