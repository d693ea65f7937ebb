"""Every internal link, anchor, image and feed leads to a file of the site; nothing is loaded from elsewhere, neither by
a page nor by its styles and scripts.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from urllib.parse import unquote, urlsplit

from partage_site.artifact import Artifact
from partage_site.catalogue.addresses import file_of
from partage_site.checks.reading import read_pages
from partage_site.diagnostics import Diagnostic, Location
from partage_site.wording import checks as wording

_LOADING = {"script", "img", "source", "iframe"}
_LOADED_RELATIONS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}

_IN_STYLE = re.compile(r"""\burl\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", re.IGNORECASE)
_IN_SCRIPT = re.compile(r"""\b(?:from|import)\s*\(?\s*["']((?:[./]|https?:)[^"'\s]+)""")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DIGEST = re.compile(r"\.[0-9a-f]{8}(?=\.\w+$)")


def check_links(artifacts: Sequence[Artifact], base: str) -> Iterator[Diagnostic]:
    """Problems of links; `base` is the path under which the site lives."""
    pages = read_pages(artifacts)
    files = {artifact.path for artifact in artifacts}
    ids = {page.path: set(page.ids) for page in pages}
    for page in pages:
        place = Location(page.path)
        for node, address in page.links():
            parts = urlsplit(address)
            loads = node.tag in _LOADING or (node.attributes.get("rel") or "") in _LOADED_RELATIONS
            if parts.scheme == "data" or (parts.scheme in {"mailto", "tel", "webcal"} and not loads):
                continue
            if parts.scheme or parts.netloc:
                if loads:
                    yield wording.loads_from_elsewhere(place, address)
                continue
            target = file_at(parts.path, page.path, base)
            if target is None or target not in files:
                yield wording.dead_link(place, address)
            elif parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]:
                yield wording.dead_anchor(place, address)
    for artifact in artifacts:
        yield from _check_loads(artifact, files, base)


def _check_loads(artifact: Artifact, files: Collection[str], base: str) -> Iterator[Diagnostic]:
    """Problems of what a stylesheet or a script loads; told of the file in assets/, whose name has no digest."""
    pattern = {".css": _IN_STYLE, ".js": _IN_SCRIPT}.get(posixpath.splitext(artifact.path)[1])
    if not pattern:
        return
    place = Location(_DIGEST.sub("", artifact.path))
    for found in pattern.finditer(_COMMENT.sub("", artifact.data.decode())):
        address = found[found.lastindex or 1].strip()
        parts = urlsplit(address)
        if parts.scheme == "data" or address.startswith("#"):
            continue
        if parts.scheme or parts.netloc:
            yield wording.loads_from_elsewhere(place, address)
        elif file_at(parts.path, artifact.path, base) not in files:
            yield wording.dead_link(place, address)


def file_at(path: str, page: str, base: str) -> str | None:
    """The file that answers at `path`, written in `page`; None outside the base."""
    if not path:
        return page
    if path.startswith("/"):
        return file_of("/" + unquote(path[len(base) :])) if path.startswith(base) else None
    named = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
    return file_of("/" if named == "." else f"/{named}/" if path.endswith("/") else f"/{named}")
