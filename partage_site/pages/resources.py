"""The resources for tutors, by type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from partage_site.catalogue.catalogue import Catalogue
from partage_site.heads import breadcrumb_data
from partage_site.models import sections
from partage_site.rendering.page import Crumb, Head, Page
from partage_site.rendering.writing import Writer
from partage_site.resource_cards import ResourceCard, resource_cards

SECTION = Crumb(*sections.RESOURCES)


class ResourcesView(NamedTuple):
    """All resources, in the order of their titles."""

    resources: tuple[ResourceCard, ...]


def make_pages(catalogue: Catalogue, writer: Writer) -> Iterator[Page]:
    """The one page of resources (which says how to propose some while there are none)."""
    cards = tuple(resource_cards(catalogue.resources.values(), catalogue, writer))
    head = Head(
        title="Les ressources pour les tutrices et les tuteurs",
        description="Guides, fiches et modèles mis en commun par les programmes du réseau ParTAGE Inter-Écoles.",
        section=SECTION.path,
        listed=bool(cards),
        linked_data=breadcrumb_data([SECTION], writer.base),
    )
    yield Page(SECTION.path, "resources.html", head, ResourcesView(cards))
