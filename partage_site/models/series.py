"""A meeting that comes back every year: JPI, WEPI."""

from typing import Annotated

from partage_site.models.declaration import Key, record
from partage_site.models.entry import Common
from partage_site.models.fields import Text


@record
class Series(Common):
    """A yearly meeting; readers see « rendez-vous »."""

    name: Annotated[Text, Key("nom", "Nom", example="Week-End ParTAGE Inter-Écoles")]
    acronym: Annotated[Text, Key("sigle", "Sigle", example="WEPI")]
    month: Annotated[Text | None, Key("mois", "Période habituelle", "Après « chaque année ».", "en novembre")] = None
    description: Annotated[Text | None, Key("description", "Description")] = None
