"""A resource for tutors."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from partage_site.diagnostics import Complaint
from partage_site.models.choices import choice
from partage_site.models.dates import Day
from partage_site.models.declaration import Key, record
from partage_site.models.entry import Common
from partage_site.models.fields import Text, Url, YesNo
from partage_site.models.references import References
from partage_site.models.targets import Target
from partage_site.wording import models as wording


class ResourceType(StrEnum):
    """What form a resource has."""

    GUIDE = "guide"
    SHEET = "fiche"
    TEMPLATE = "modèle"
    SLIDES = "présentation"
    VIDEO = "vidéo"
    LINK = "lien"


@record
class Resource(Common):
    """A document or a link put at tutors' disposal."""

    title: Annotated[Text, Key("titre", "Titre")]
    type: Annotated[ResourceType, choice(ResourceType), Key("type", "Type", example="guide")]
    file: Annotated[
        Text | None,
        Key("fichier", "Fichier", "Son chemin, à partir de ce fichier, à la place de « url ».", "guide.pdf"),
    ] = None
    url: Annotated[Url | None, Key("url", "Adresse", "S’il est en ligne ailleurs.", "https://…")] = None
    accessible: Annotated[
        Target | None,
        Key("version_accessible", "Version accessible", "Un fichier ou une adresse, si elle est à part.", "guide.odt"),
    ] = None
    captions: Annotated[YesNo | None, Key("sous_titres", "Sous-titres", "D’une vidéo.", "oui")] = None
    transcript: Annotated[
        Target | None,
        Key("transcription", "Transcription", "D’une vidéo : un fichier ou une adresse.", "paroles.txt"),
    ] = None
    date: Annotated[Day | None, Key("date", "Date")] = None
    themes: Annotated[References, Key("themes", "Thèmes", target="theme")] = ()
    audience: Annotated[Text | None, Key("public", "Public", "Pour qui.", "tutrices et tuteurs")] = None
    author: Annotated[Text | None, Key("auteur", "Auteur ou autrice", "Qui l’a fait.")] = None
    licence: Annotated[Text | None, Key("licence", "Licence")] = None

    def complaints(self) -> Iterator[tuple[str, Complaint]]:
        """A resource is in one place."""
        if not self.file and not self.url:
            yield "", wording.missing_one_of("fichier", "url")
        elif self.file and self.url:
            yield "url", wording.only_one_of("fichier", "url")
