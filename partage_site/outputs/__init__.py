"""What is derived from the catalogue beside the pages, one file an output: a new output is one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

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
from partage_site.rendering.recalling import remembered_files
from partage_site.rendering.writing import Writer

Derive = Callable[[Catalogue, Writer, Sequence[Listing]], Iterator[Artifact]]


@dataclass(frozen=True)
class Output:
    """How files are derived, and from what: `told` tells all that `derive` reads of the catalogue and of the pages
    but the settings, so that the files of an earlier build are recalled. Without it they are derived each time."""

    derive: Derive
    told: Callable[[Catalogue, Sequence[Listing]], Iterable[str]] | None


def _of(*kinds: str) -> Callable[[Catalogue, Sequence[Listing]], Iterable[str]]:
    return lambda catalogue, _: map(catalogue.told_of, kinds)


OUTPUTS: tuple[Output, ...] = (
    Output(calendar.derive_calendars, _of("evenement", "serie", "theme")),
    Output(atom.derive_feeds, atom.told),
    Output(geojson.derive_geojson, _of("programme")),
    Output(csv_table.derive_csv, _of("programme")),
    Output(events_json.derive_events_json, _of("evenement", "serie", "theme", "programme")),
    Output(figures_json.derive_figures_json, _of("chiffre")),
    Output(near_me.derive_near_me, near_me.told),
    Output(search.derive_search, None),
    Output(sitemap.derive_sitemap, sitemap.told),
    Output(headers.derive_headers, headers.told),
)


def derive(catalogue: Catalogue, writer: Writer, pages: Sequence[Listing]) -> Iterator[Artifact]:
    """The files of every output; `pages` are those of the whole site. No draft is in any of them."""
    common = repr((catalogue.settings, writer.base))
    for output in OUTPUTS:
        make = partial(output.derive, catalogue, writer, pages)
        if output.told is None:
            yield from make()
        else:
            step = f"files of {output.derive.__module__}"
            yield from remembered_files(writer, step, (common, *output.told(catalogue, pages)), make)
