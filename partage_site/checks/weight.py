"""What a page costs a reader before scrolling, compressed as servers do: its own budget for each."""

from __future__ import annotations

import gzip
import posixpath
from collections.abc import Iterable, Iterator, Sequence

from partage_site.artifact import Artifact
from partage_site.checks.links import file_at
from partage_site.checks.reading import ReadPage, read_pages
from partage_site.diagnostics import Diagnostic, Location
from partage_site.wording import checks as wording

PAGE_BUDGET = 100_000
MAP_BUDGET = 120_000
_MAPS = {"programmes/index.html", "carte/integrer/index.html"}
# What browsers set in italics, and fetch the italics for.
_SLANTED = "em, i, cite, dfn, var, address"
_COMPRESSED = (".html", ".css", ".js", ".svg", ".json", ".webmanifest", ".xml", ".ics")


def check_weight(artifacts: Sequence[Artifact], base: str) -> Iterator[Diagnostic]:
    """Pages that are over their budget, in bytes."""
    for path, weight in page_weights(artifacts, base).items():
        budget = MAP_BUDGET if path in _MAPS else PAGE_BUDGET
        if weight > budget:
            yield wording.too_heavy(Location(path), weight, budget)


def page_weights(artifacts: Sequence[Artifact], base: str) -> dict[str, int]:
    """The bytes that each page transfers with all it loads before scrolling, compressed; lazy images excepted."""
    return {path: sum(loaded.values()) for path, loaded in page_loads(artifacts, base).items()}


def page_loads(artifacts: Sequence[Artifact], base: str) -> dict[str, dict[str, int]]:
    """The files that each page transfers, itself included, with what each costs: see `page_weights`."""
    costs = {artifact.path: _cost(artifact) for artifact in artifacts}
    named = {asset.path: _named_in(asset, costs) for asset in artifacts if asset.path.endswith((".css", ".js"))}
    loads = {}
    for page in read_pages(artifacts):
        loaded, waiting = {page.path}, list(_loaded(page, base))
        while waiting:
            asset = waiting.pop()
            if asset not in loaded:
                loaded.add(asset)
                waiting += named.get(asset, [])
        upright = page.tree.css_first(_SLANTED) is None
        files = sorted(path for path in loaded if not (upright and "-italic." in path))
        loads[page.path] = {path: costs.get(path, 0) for path in files}
    return loads


def _named_in(asset: Artifact, paths: Iterable[str]) -> list[str]:
    """The fonts that a stylesheet names, the modules that a script imports: they come with it."""
    kind = ".woff2" if asset.path.endswith(".css") else ".js"
    others = (path for path in paths if path.endswith(kind) and path != asset.path)
    return [path for path in others if posixpath.basename(path).encode() in asset.data]


def _cost(artifact: Artifact) -> int:
    return len(gzip.compress(artifact.data, 6)) if artifact.path.endswith(_COMPRESSED) else len(artifact.data)


def _loaded(page: ReadPage, base: str) -> Iterator[str]:
    selector = 'link[rel="stylesheet"], link[rel="preload"], link[rel="icon"], script[src], img:not([loading="lazy"])'
    for node in page.tree.css(selector):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        if target := file_at(address, page.path, base):
            yield target
