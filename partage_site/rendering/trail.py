"""What a writer was asked while pages were composed, so that they are composed anew when the answers change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from partage_site.diagnostics import Location
from partage_site.rendering.library import Way
from partage_site.sources.loading import Entry


class Promise(NamedTuple):
    """A link from the body of `entry` to `path`, an address of the site: `line` of the body, and as it was typed."""

    entry: Entry[Any]
    line: int
    typed: str
    path: str

    def place(self) -> Location:
        """Where it stands."""
        return self.entry.document.locate_body(self.line, self.typed)


@dataclass(frozen=True)
class Trail:
    """What was asked of a writer besides what it was given: `asked` are names of files with what was answered,
    `promised` the addresses of the site that bodies link to, to be checked when all of them are known, `prose` the
    keys of the bodies that were laid out."""

    asked: list[tuple[Way, str, str | None]] = field(default_factory=list)
    promised: list[Promise] = field(default_factory=list)
    prose: list[bytes] = field(default_factory=list)
