"""What a page costs a reader before scrolling, compressed as servers do: its own budget for each."""

from __future__ import annotations

import gzip
import posixpath
from collections.abc import Iterator, Sequence

from partage_site.artifact import Artifact
from partage_site.checks.links import file_at
from partage_site.checks.reading import ReadPage, read_pages
from partage_site.diagnostics import Diagnostic, Location
from partage_site.wording import checks as wording

PAGE_BUDGET = 100_000
MAP_BUDGET = 120_000
_MAPS = {"programmes/index.html", "carte/integrer/index.html"}
_COMPRESSED = (".html", ".css", ".js", ".svg", ".json", ".webmanifest", ".xml", ".ics")


def check_weight(artifacts: Sequence[Artifact], base: str) -> Iterator[Diagnostic]:
    """Pages that are over their budget, in bytes."""
    for path, weight in page_weights(artifacts, base).items():
        budget = MAP_BUDGET if path in _MAPS else PAGE_BUDGET
        if weight > budget:
            yield wording.too_heavy(Location(path), weight, budget)


def page_weights(artifacts: Sequence[Artifact], base: str) -> dict[str, int]:
    """The bytes that each page transfers with all it loads before scrolling, compressed; lazy images excepted."""
    costs = {artifact.path: _cost(artifact) for artifact in artifacts}
    fonts = {
        sheet.path: [
            path for path in costs if path.endswith(".woff2") and posixpath.basename(path).encode() in sheet.data
        ]
        for sheet in artifacts
        if sheet.path.endswith(".css")
    }
    weights = {}
    for page in read_pages(artifacts):
        loaded = set(_loaded(page, base))
        loaded |= {font for sheet in loaded & fonts.keys() for font in fonts[sheet]}
        weights[page.path] = sum(costs.get(path, 0) for path in {page.path, *loaded})
    return weights


def _cost(artifact: Artifact) -> int:
    return len(gzip.compress(artifact.data, 6)) if artifact.path.endswith(_COMPRESSED) else len(artifact.data)


def _loaded(page: ReadPage, base: str) -> Iterator[str]:
    selector = 'link[rel="stylesheet"], link[rel="preload"], link[rel="icon"], script[src], img:not([loading="lazy"])'
    for node in page.tree.css(selector):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        if target := file_at(address, page.path, base):
            yield target
