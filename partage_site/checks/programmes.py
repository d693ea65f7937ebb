"""The map, the list and the pages count the same programmes: none is lost between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from partage_site.artifact import Artifact
from partage_site.checks.reading import read_pages
from partage_site.diagnostics import Diagnostic, Location
from partage_site.wording import checks as wording

LIST = "programmes/index.html"
_PAGE = re.compile(r"programmes/[^/]+/index\.html")


def check_programmes(artifacts: Sequence[Artifact]) -> Iterator[Diagnostic]:
    """Programmes that have a page but are not in the list, markers that lead to none of the list, and programmes that
    are neither on the map nor among those that the page says are not."""
    for page in read_pages([artifact for artifact in artifacts if artifact.path == LIST]):
        listed = [node.attributes["data-programme"] or "" for node in page.tree.css("[data-programme]")]
        numbered = {node.attributes["data-programme"] or "" for node in page.tree.css("[data-programme]:has(.number)")}
        marked = {node.attributes["data-marqueur"] or "" for node in page.tree.css("[data-marqueur]")}
        absent = sum(int(node.attributes["data-hors-carte"] or 0) for node in page.tree.css("[data-hors-carte]"))
        own = {artifact.path.split("/")[1] for artifact in artifacts if _is_programme(artifact)}
        if sorted(listed) != sorted(own):
            yield wording.programmes_lost(Location(LIST), sorted({*listed} ^ own))
        elif len(own - numbered) != absent:
            yield wording.programmes_lost(Location(LIST), sorted(own - numbered))
        if marked - numbered:
            yield wording.programmes_lost(Location(LIST), sorted(marked - numbered))


def _is_programme(artifact: Artifact) -> bool:
    """Whether it is the page of a programme, and not that of a former address, which leads to one."""
    return _PAGE.fullmatch(artifact.path) is not None and b'http-equiv="refresh"' not in artifact.data
