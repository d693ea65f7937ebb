"""`/donnees/chiffres.json`: the key figures in their order, each an object with the keys of its front matter."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from partage_site.artifact import Artifact
from partage_site.catalogue.catalogue import Catalogue
from partage_site.rendering.facts import facts_of
from partage_site.rendering.page import Listing
from partage_site.rendering.writing import Writer


def derive(catalogue: Catalogue, writer: Writer, pages: Sequence[Listing]) -> Iterator[Artifact]:
    """One list; values are numbers, to be shown between `prefixe` and `unite`."""
    del pages
    figures = [facts_of(entry, catalogue, writer) for entry in catalogue.figures.values() if not entry.record.draft]
    text = json.dumps(figures, ensure_ascii=False, indent=1)
    yield Artifact("donnees/chiffres.json", f"{text}\n".encode())
