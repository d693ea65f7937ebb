"""What is derived from the catalogue beside the pages, one file an output: a new output is one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import NamedTuple

from partage_site import inputs
from partage_site.artifact import Artifact
from partage_site.catalogue.catalogue import Catalogue
from partage_site.rendering.page import Listing
from partage_site.rendering.recalling import remembered_files
from partage_site.rendering.writing import Writer

Told = Callable[[Catalogue, Sequence[Listing]], Iterable[str]]


class Output(NamedTuple):
    """The module of an output, which is loaded when its files are derived, and from what they are.

    `told` tells all that is read of the catalogue and of the pages but the settings, so that the files of an earlier
    build are recalled. Without it they are derived each time.
    """

    module: str
    told: Told | None

    def files(self, catalogue: Catalogue, writer: Writer, pages: Sequence[Listing]) -> Iterator[Artifact]:
        """The files, derived now."""
        files: Iterator[Artifact] = import_module(f"{__name__}.{self.module}").derive(catalogue, writer, pages)
        return files


def _of(*kinds: str) -> Told:
    return lambda catalogue, _: map(catalogue.told_of, kinds)


# Those made from what entries say in their front matter; then those that need bodies or pages.
DATA: tuple[Output, ...] = (
    Output("calendar", _of("evenement", "serie", "theme")),
    Output("geojson", _of("programme")),
    Output("csv_table", _of("programme")),
    Output("events_json", _of("evenement", "serie", "theme", "programme")),
    Output("figures_json", _of("chiffre")),
    Output("near_me", inputs.of_points),
)
ABOUT_PAGES: tuple[Output, ...] = (
    Output("atom", inputs.of_feeds),
    Output("search", None),
    Output("sitemap", inputs.of_sitemap),
    Output("headers", inputs.of_sections),
)


def derive(
    outputs: Iterable[Output], catalogue: Catalogue, writer: Writer, pages: Sequence[Listing] = ()
) -> Iterator[Artifact]:
    """The files of every one of `outputs`; `pages` are those of the whole site. No draft is in any of them."""
    common = repr((catalogue.settings, writer.base))
    for output in outputs:
        make = partial(output.files, catalogue, writer, pages)
        if output.told is None:
            yield from make()
        else:
            yield from remembered_files(writer, output.module, (common, *output.told(catalogue, pages)), make)
