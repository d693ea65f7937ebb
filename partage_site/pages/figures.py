"""The key figures, each with its source and, where there is one, its history as a curve."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from partage_site.cards import FigureCard, figure_card
from partage_site.catalogue.catalogue import Catalogue
from partage_site.charts import Curve, history_curve
from partage_site.heads import SourceLink, section_head, sources_of
from partage_site.models.sections import FIGURES
from partage_site.rendering.page import Page
from partage_site.rendering.writing import Writer


class FigureView(NamedTuple):
    """One key figure."""

    card: FigureCard
    year: int | None
    body: Markup
    curve: Curve | None
    sources: tuple[SourceLink, ...]


class FiguresView(NamedTuple):
    """All key figures, in their order; `sourced` tells that each says where it comes from."""

    figures: tuple[FigureView, ...]
    sourced: bool


def make_pages(catalogue: Catalogue, writer: Writer) -> Iterator[Page]:
    """The one page of key figures."""
    figures = tuple(
        FigureView(
            card=figure_card(entry),
            year=entry.record.year,
            body=writer.body(entry, prefix=f"{entry.id}-").html,
            curve=history_curve(entry.record),
            sources=sources_of(entry),
        )
        for entry in catalogue.figures.values()
    )
    sourced = all(figure.sources or figure.card.source for figure in figures)
    description = "Les chiffres du réseau ParTAGE Inter-Écoles" + (", chacun avec sa source." if sourced else ".")
    head = section_head(FIGURES, "Les chiffres clés", description, writer.base, listed=bool(figures))
    yield Page(FIGURES.path, "figures.html", head, FiguresView(figures, sourced))
