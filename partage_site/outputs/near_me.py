"""Where postcodes and towns are, for the reader who asks which programmes are near: fetched only then, from our host.

`/donnees/codes-postaux/13.json` maps each postcode that begins with 13 to latitude and longitude, in degrees (WGS84) to
two decimals; `/donnees/villes.json` lists towns, the most populous first: name, department, latitude, longitude; then
the names and codes of the departments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from partage_site.artifact import Artifact, json_bytes
from partage_site.catalogue.catalogue import Catalogue
from partage_site.geography.nearby import read_postcodes, read_towns
from partage_site.inputs import can_be_ranked
from partage_site.rendering.page import Listing
from partage_site.rendering.writing import Writer


def derive(catalogue: Catalogue, _writer: Writer, _pages: Sequence[Listing]) -> Iterator[Artifact]:
    """The files, if programmes can be ranked by distance."""
    if can_be_ranked(catalogue):
        yield from _files()


@cache
def _files() -> tuple[Artifact, ...]:
    """The same for every site."""
    postcodes = (
        Artifact(f"donnees/codes-postaux/{start}.json", json_bytes(points))
        for start, points in read_postcodes().items()
    )
    return (*postcodes, Artifact("donnees/villes.json", json_bytes(read_towns())))
