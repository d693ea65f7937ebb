"""What is derived from the catalogue beside the pages, one file an output: a new output is one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from partage_site.artifact import Artifact
from partage_site.catalogue.catalogue import Catalogue
from partage_site.outputs import (
    atom,
    calendar,
    csv_table,
    events_json,
    figures_json,
    geojson,
    headers,
    near_me,
    search,
    sitemap,
)
from partage_site.rendering.page import Listing
from partage_site.rendering.writing import Writer

OUTPUTS: tuple[Callable[[Catalogue, Writer, Sequence[Listing]], Iterator[Artifact]], ...] = (
    calendar.derive_calendars,
    atom.derive_feeds,
    geojson.derive_geojson,
    csv_table.derive_csv,
    events_json.derive_events_json,
    figures_json.derive_figures_json,
    near_me.derive_near_me,
    search.derive_search,
    sitemap.derive_sitemap,
    headers.derive_headers,
)


def derive(catalogue: Catalogue, writer: Writer, pages: Sequence[Listing]) -> Iterator[Artifact]:
    """The files of every output; `pages` are those of the whole site. No draft is in any of them."""
    for derive_output in OUTPUTS:
        yield from derive_output(catalogue, writer, pages)
