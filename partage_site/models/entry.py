"""What every kind of entry may say."""

from typing import Annotated

from partage_site.models.dates import Day
from partage_site.models.declaration import Key, record
from partage_site.models.fields import Many, SitePaths, Text, Url, YesNo


@record
class Source:
    """Where a fact comes from; shown to readers."""

    title: Annotated[Text, Key("titre", "Titre de la source")]
    url: Annotated[Url | None, Key("url", "Adresse de la source")] = None


@record
class Common:
    """The keys that all kinds share."""

    summary: Annotated[Text | None, Key("resume", "Résumé", "Une ou deux phrases pour les listes et le partage.")] = (
        None
    )
    image: Annotated[Text | None, Key("image", "Image", "Le chemin d’une image, à côté du fichier.", "photo.jpg")] = (
        None
    )
    image_alt: Annotated[
        Text | None,
        Key("image_alt", "Description de l’image", 'Pour qui ne la voit pas ; "" si elle ne fait que décorer.'),
    ] = None
    sources: Annotated[
        Many[Source], Key("sources", "Sources", "D’où viennent les faits.", "[{titre: …, url: https://…}]")
    ] = ()
    modified_on: Annotated[Day | None, Key("modifie_le", "Modifié le", "Le jour du dernier changement.")] = None
    old_paths: Annotated[
        SitePaths,
        Key(
            "anciennes_adresses",
            "Anciennes adresses",
            "Les adresses qui mènent désormais ici.",
            "[/vieux/chemin/]",
        ),
    ] = ()
    uid: Annotated[Text | None, Key("uid", "Identifiant d’agenda", "À ne changer sous aucun prétexte.")] = None
    draft: Annotated[YesNo, Key("brouillon", "Brouillon", "Un brouillon n’est publié nulle part.", "oui")] = False

    @property
    def called(self) -> str:
        """What people know it by: its title, its name or, of a figure, what it counts."""
        return next(str(getattr(self, each)) for each in ("title", "name", "label") if hasattr(self, each))
