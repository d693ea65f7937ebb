"""Problems as values: what is wrong, where, and what to type instead."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

# Control characters, and the marks that turn the direction of what follows them on the line.
_UNSHOWN = (
    {code: chr(0x2400 + code) for code in range(0x20) if code not in b"\t\n"}
    | {0x7F: "␡"}
    | dict.fromkeys([*range(0x80, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A)], "\ufffd")
)
# JSON itself writes those below in this way.
_ESCAPED = {code: f"\\u{code:04x}" for code in _UNSHOWN if code > 0x1F}


class PartageError(Exception):
    """Root of what this package raises on purpose."""


class Refusal(PartageError):
    """The request itself cannot be honoured (exit status 2): a folder, an option, a lock."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Severity(StrEnum):
    """How much a problem weighs; the values are what people read."""

    ERROR = "erreur"
    WARNING = "avertissement"
    INCOMPLETE = "à compléter"


class Location(NamedTuple):
    """A place in a source file.

    `file` is the path as people see it and ends with the path under content/ (`content/evenements/wepi.md`);
    `line` and `column` count from 1 at the top of the file, 0 meaning the whole file or the whole line;
    `excerpt` is the text of that line and `length` how many of its characters the caret underlines.
    """

    file: str
    line: int = 0
    column: int = 0
    excerpt: str = ""
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


class Complaint(NamedTuple):
    """What is wrong with a value, before anyone knows where it stood: stable code, sentence, what to type."""

    code: str
    message: str
    hint: str = ""

    def at(self, location: Location, severity: Severity = Severity.ERROR) -> Diagnostic:
        """The problem that this complaint makes at `location`."""
        return Diagnostic(severity, self.code, location, self.message, self.hint)


class UnusableFile(PartageError):
    """A picture or a document that cannot be published; `reason` goes on from the file's name."""

    def __init__(self, reason: Complaint) -> None:
        super().__init__(reason)
        self.reason = reason


class Diagnostic(NamedTuple):
    """One problem. `code` is a stable French slug (`champ-inconnu`); `hint` holds what can be pasted."""

    severity: Severity
    code: str
    location: Location
    message: str
    hint: str = ""

    @classmethod
    def error(cls, at: Location, code: str, message: str, hint: str = "") -> Diagnostic:
        """What nothing may be published with."""
        return cls(Severity.ERROR, code, at, message, hint)

    @classmethod
    def warning(cls, at: Location, code: str, message: str, hint: str = "") -> Diagnostic:
        """What `--strict` alone refuses."""
        return cls(Severity.WARNING, code, at, message, hint)

    @classmethod
    def incomplete(cls, at: Location, code: str, message: str, hint: str = "") -> Diagnostic:
        """What only the association can tell."""
        return cls(Severity.INCOMPLETE, code, at, message, hint)

    @property
    def sort_key(self) -> tuple[Location, Severity, str, str]:
        """Orders by file, then line: a reader mends a file from top to bottom."""
        return (self.location, self.severity, self.code, self.message)


class Report:
    """The problems met so far, passed by hand from stage to stage; the same problem counts once.

    `told` is how many were told, those that were told twice included.
    """

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}
        self.told = 0

    def add(self, *diagnostics: Diagnostic) -> None:
        """Keeps each of `diagnostics`."""
        self.told += len(diagnostics)
        self._found.update(dict.fromkeys(diagnostics))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keeps all of `diagnostics`."""
        self.add(*diagnostics)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._found, key=lambda found: found.sort_key))

    def __len__(self) -> int:
        return len(self._found)

    def count(self, severity: Severity) -> int:
        """How many problems weigh exactly `severity`."""
        return sum(found.severity is severity for found in self._found)

    def refuses(self, *, strict: bool = False) -> bool:
        """Whether nothing may be published: an error, or with `strict` a warning."""
        return bool(self.count(Severity.ERROR) or (strict and self.count(Severity.WARNING)))


def pictured(text: str) -> str:
    """`text` with pictures for control characters, so that showing it does nothing to a terminal."""
    return text.translate(_UNSHOWN)


def as_text(problem: Diagnostic) -> str:
    """The block that a person reads in a terminal: place, message, line with a caret, hint."""
    place = problem.location
    lines = [f"{place}: {problem.severity}: {problem.message}"]
    if place.excerpt.strip():
        # A tab under a tab keeps the caret under its character in every terminal.
        number = f"  {place.line} | "
        lines.append(number + place.excerpt)
        if place.column:
            lead = "".join("\t" if char == "\t" else " " for char in place.excerpt[: place.column - 1])
            lines.append(" " * (len(number) - 2) + "| " + lead + "^" * max(place.length, 1))
    lines.extend("  " + line for line in problem.hint.splitlines())
    return pictured("\n".join(lines))


_GITHUB_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INCOMPLETE: "notice"}


def as_github(problem: Diagnostic) -> str:
    """A workflow command that a forge shows on the line of the pull request.

    Escapes as the documentation of GitHub's workflow commands asks: % CR LF, and in properties also : and ,
    """

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def prop(value: object) -> str:
        return data(str(value)).replace(":", "%3A").replace(",", "%2C")

    place = problem.location
    properties = {"file": place.file, "line": place.line, "col": place.column, "title": problem.code}
    shown = ",".join(f"{name}={prop(value)}" for name, value in properties.items() if value)
    text = problem.message + (f"\n{problem.hint}" if problem.hint else "")
    return pictured(f"::{_GITHUB_LEVEL[problem.severity]} {shown}::{data(text)}")


def as_json(problem: Diagnostic) -> str:
    """One JSON object on one line, for programs."""
    place = problem.location
    return json.dumps(
        {
            "file": place.file,
            "line": place.line or None,
            "column": place.column or None,
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
        },
        ensure_ascii=False,
    ).translate(_ESCAPED)
