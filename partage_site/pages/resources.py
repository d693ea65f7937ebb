"""The resources for tutors, by type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from partage_site.catalogue.catalogue import Catalogue
from partage_site.heads import section_head
from partage_site.models.sections import RESOURCES
from partage_site.rendering.page import Page
from partage_site.rendering.writing import Writer
from partage_site.resource_cards import ResourceCard, resource_cards


class ResourcesView(NamedTuple):
    """All resources, in the order of their titles."""

    resources: tuple[ResourceCard, ...]


def make_pages(catalogue: Catalogue, writer: Writer) -> Iterator[Page]:
    """The one page of resources (which says how to propose some while there are none)."""
    cards = tuple(resource_cards(catalogue.resources.values(), catalogue, writer))
    title = "Les ressources pour les tutrices et les tuteurs"
    description = "Guides, fiches et modèles mis en commun par les programmes du réseau ParTAGE Inter-Écoles."
    head = section_head(RESOURCES, title, description, writer.base, listed=bool(cards))
    yield Page(RESOURCES.path, "resources.html", head, ResourcesView(cards))
