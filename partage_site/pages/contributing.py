"""How to add to the site without installing anything: the forge's editor on a new file, or a message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from partage_site.addresses import Link
from partage_site.catalogue.catalogue import Catalogue
from partage_site.forge import Forge, forge_of
from partage_site.heads import breadcrumb_data
from partage_site.models.kinds import KINDS
from partage_site.rendering.page import Head, Page
from partage_site.rendering.writing import Writer
from partage_site.scaffolding.scaffold import scaffold
from partage_site.slugs import slugify

PATH = "/contribuer/"
TITLE = "Contribuer au site"
_DESCRIPTION = (
    "Annoncer un rendez-vous, ajouter un programme, corriger une page : sans rien installer, depuis un navigateur."
)


class _Offer(NamedTuple):
    """What can be added: the kind, the words of the link, the title to replace, what a message should say."""

    kind: str
    label: str
    title: str
    tell: str


_OFFERS = (
    _Offer("evenement", "Ajouter un événement", "Nouvel événement", "le titre, les jours, la ville et qui accueille"),
    _Offer("programme", "Ajouter un programme", "Nouveau programme", "son nom, l’école, la ville et les élèves"),
    _Offer("actualite", "Ajouter une actualité", "Nouvelle actualité", "ce qui s’est passé, où et quand"),
    _Offer("ressource", "Ajouter une ressource", "Nouvelle ressource", "le document ou son adresse, et qui l’a fait"),
)


class Addition(NamedTuple):
    """A way to add something. `editor` is the address of the forge's editor on a new `file`, empty without a forge.

    `text` is what the file begins with, to be copied where the forge cannot open its editor filled; else empty.
    """

    label: str
    tell: str
    editor: str
    file: str
    text: str


class ContributingView(NamedTuple):
    """What can be added, and the address of the volunteers' guide, empty when no forge is known."""

    additions: tuple[Addition, ...]
    guide: str


def make_pages(catalogue: Catalogue, writer: Writer) -> Iterator[Page]:
    """The page « Contribuer »."""
    forge = forge_of(catalogue.settings.repository, catalogue.settings.branch)
    view = ContributingView(
        additions=tuple(_addition(offer, catalogue, forge) for offer in _OFFERS),
        guide=f"{forge.reader()}CONTRIBUTING.md" if forge else "",
    )
    crumb = Link(TITLE, PATH)
    data = breadcrumb_data([crumb], writer.base)
    yield Page(PATH, "contributing.html", Head(TITLE, _DESCRIPTION, section=PATH, linked_data=data), view)


def _addition(offer: _Offer, catalogue: Catalogue, forge: Forge | None) -> Addition:
    """`offer` with the forge's editor on a new file, filled as `new` fills it."""
    if not forge:
        return Addition(offer.label, offer.tell, "", "", "")
    kind = KINDS[offer.kind]
    known = {name: sorted(table) for name, table in catalogue.tables.items()}
    text = scaffold(kind, offer.title, today=catalogue.today, known=known)
    folder, file = f"content/{kind.folder}", f"{slugify(offer.title)}.md"
    address, filled = forge.new_file(folder, file, text)
    return Addition(offer.label, offer.tell, address, f"{folder}/{file}", "" if filled else text)
