"""A theme of the meetings, which ties events, news and resources together."""

from typing import Annotated

from partage_site.models.declaration import Key, record
from partage_site.models.entry import Common
from partage_site.models.fields import Text


@record
class Theme(Common):
    """A theme."""

    name: Annotated[Text, Key("nom", "Nom", example="Mesurer l’impact")]
    description: Annotated[Text | None, Key("description", "Description")] = None
