"""A free page."""

from typing import Annotated

from partage_site.models.declaration import Key, record
from partage_site.models.entry import Common
from partage_site.models.fields import Order, Text


@record
class MenuPlace:
    """Where a page stands in the menu."""

    order: Annotated[Order, Key("ordre", "Ordre")]
    label: Annotated[Text | None, Key("libelle", "Libellé", "Le titre de la page si rien n’est dit.")] = None


@record
class Page(Common):
    """A page of its own, at the root of the site."""

    title: Annotated[Text, Key("titre", "Titre")]
    description: Annotated[Text | None, Key("description", "Description", "Pour les moteurs de recherche.")] = None
    menu: Annotated[MenuPlace | None, Key("menu", "Place dans le menu", example="{ordre: 3, libelle: …}")] = None
