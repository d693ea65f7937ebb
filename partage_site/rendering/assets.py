"""The files of assets/, published under names that carry their digest, so that a reader keeps them for a year."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from partage_site.artifact import Artifact, digest_of
from partage_site.diagnostics import Location, Report
from partage_site.slugs import is_device
from partage_site.sources.conflicts import conflict_line
from partage_site.wording import templates as wording
from partage_site.wording.sources import merge_conflict

_REFERENCE = re.compile(r"""(url\(\s*["']?|\bfrom\s*["']|\bimport\s*\(?\s*["'])(\.{0,2}/?[\w./-]+\.\w+)""")
_LINKING = {".css", ".js"}
# What browsers ask for at the root, whatever a page says.
_AT_ROOT = {"favicon.ico"}
_UNPUBLISHED = {".md"}
_LONGEST_PART = 100
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


class Assets(NamedTuple):
    """The published assets: `paths` maps a name under assets/ to its address under the base."""

    paths: Mapping[str, str]
    artifacts: tuple[Artifact, ...]


def read_assets(folder: Path, report: Report) -> Assets:
    """The assets of `folder`; notes (`.md`) stay unpublished, licences (`.txt`) go with what they allow.

    A stylesheet or a script that names another asset (`url(fonts/a.woff2)`, `import "./b.js"`) is published
    naming it under its digest; those that name others come after what they name. What cannot be read or
    published is in `report`; links are left to `report_links`.
    """
    sources = dict(_sources(folder, report))
    paths: dict[str, str] = {}
    artifacts: list[Artifact] = []
    for name in _named_first(sources):
        data = _with_published_names(name, sources[name], paths)
        stem, suffix = posixpath.splitext(name)
        paths[name] = f"/{name}" if name in _AT_ROOT else f"/assets/{stem}.{digest_of(data)[:8]}{suffix}"
        artifacts.append(Artifact(paths[name].lstrip("/"), data))
    return Assets(paths, tuple(artifacts))


def _sources(folder: Path, report: Report) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        place = Location(f"assets/{name}")
        if path.suffix in _UNPUBLISHED or path.name.startswith((".", "_")) or path.is_symlink() or not path.is_file():
            continue
        if (safe := "/".join(_safe_part(part) for part in name.split("/"))) != name:
            report.add(wording.asset_name(place, safe))
            continue
        try:
            data = path.read_bytes()
            line = conflict_line(data.decode()) if path.suffix in _LINKING else 0
        except OSError as error:
            report.add(wording.unreadable(place, error))
        except UnicodeDecodeError:
            report.add(wording.not_text(place))
        else:
            if line:
                report.add(merge_conflict(place._replace(line=line)))
            yield name, data


def _safe_part(part: str) -> str:
    safe = _UNSAFE.sub("-", part)[-_LONGEST_PART:].rstrip(".") or "fichier"
    return f"fichier-{safe}" if is_device(safe) else safe


def _named_first(sources: Mapping[str, bytes]) -> Iterator[str]:
    """The names of `sources`, each after those that it names."""
    done: set[str] = set()

    def visit(name: str) -> Iterator[str]:
        if name in done or name not in sources:
            return
        done.add(name)
        for _, target in _references(name, sources[name]):
            yield from visit(target)
        yield name

    for name in sources:
        yield from visit(name)


def _references(name: str, data: bytes) -> Iterator[tuple[re.Match[str], str]]:
    if posixpath.splitext(name)[1] in _LINKING:
        for found in _REFERENCE.finditer(data.decode()):
            yield found, posixpath.normpath(posixpath.join(posixpath.dirname(name), found[2]))


def _with_published_names(name: str, data: bytes, paths: Mapping[str, str]) -> bytes:
    """`data` naming other assets as they are published, relative to itself, so that the base does not matter."""
    text = data.decode() if posixpath.splitext(name)[1] in _LINKING else ""
    for found, target in reversed(list(_references(name, data))):
        if target in paths:
            folder = posixpath.dirname(f"/assets/{name}")
            relative = posixpath.relpath(paths[target], folder)
            relative = relative if relative.startswith(".") else f"./{relative}"
            text = text[: found.start(2)] + relative + text[found.end(2) :]
    return text.encode() if text else data
