"""The files of templates: which of them one reaches, and the digest of them all."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from partage_site.artifact import digest_of
from partage_site.diagnostics import Diagnostic, Location
from partage_site.sources.conflicts import conflict_line
from partage_site.wording import templates as wording
from partage_site.wording.sources import merge_conflict

# A tag that may reach another template, and the plain form of one: a name in quotes, then names and small words.
_REACHING = re.compile(r"{%[-+]?(?P<tag>(?:(?!%}).)*?\b(?:extends|include|import|from)\b.*?)[-+]?%}", re.DOTALL)
_PLAIN = re.compile(
    r"\s*(?:extends|include|import|from)\s*([\"'])(?P<name>[^\"']+)\1\s*"
    r"(?:(?:import|as|ignore\s+missing|with(?:out)?\s+context)\b[\w\s,]*)?"
)


class UnusableTemplate(Exception):
    """A template that cannot be used; `diagnostic` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Reach(NamedTuple):
    """The names of a template and of all that it extends, includes or imports, directly or not; their digest."""

    names: frozenset[str]
    digest: str


class TemplateFiles:
    """The files of the templates in `folder`, each read once: what is rendered is what its digest tells."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, bytes | None] = {}
        self._reaches: dict[str, Reach] = {}

    def source(self, name: str) -> bytes | None:
        """The bytes of the template `name`, as they were when first asked for; None where there is no such template,
        which Jinja will tell. Raises OSError, and `UnusableTemplate` for what was not saved as it should be."""
        if name not in self._read:
            source = _source(self._folder, name)
            _check(source or b"", Location(f"templates/{name}"))
            self._read[name] = source
        return self._read[name]

    def reach(self, name: str) -> Reach:
        """What the template `name` reaches.

        One that reaches another in any but the plain form may reach any: then every template counts. Raises as
        `source` does.
        """
        if name not in self._reaches:
            self._reaches[name] = self._reach(name)
        return self._reaches[name]

    def _reach(self, name: str) -> Reach:
        sources: dict[str, bytes] = {}
        left = [name]
        while left:
            current = left.pop()
            if current in sources:
                continue
            sources[current] = self.source(current) or b""
            for found in _REACHING.finditer(sources[current].decode(errors="replace")):
                if plain := _PLAIN.fullmatch(found["tag"]):
                    left.append(plain["name"])
                else:
                    files = (path for path in sorted(self._folder.rglob("*")) if path.is_file())
                    left = [path.relative_to(self._folder).as_posix() for path in files]
        digest = digest_of(b"\0".join(key.encode() + b"\0" + sources[key] for key in sorted(sources)))
        return Reach(frozenset(sources), digest)


def _check(source: bytes, at: Location) -> None:
    try:
        line = conflict_line(source.decode())
    except UnicodeDecodeError as error:
        at = at._replace(line=source.count(b"\n", 0, error.start) + 1)
        raise UnusableTemplate(wording.template_not_text(at)) from None
    if line:
        raise UnusableTemplate(merge_conflict(at._replace(line=line)))


def _source(folder: Path, name: str) -> bytes | None:
    path = folder.joinpath(*name.split("/"))  # to Jinja too, `/base.html` lies in this folder
    if not path.is_relative_to(folder) or ".." in path.relative_to(folder).parts:
        return None
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
