"""A piece of news."""

from typing import Annotated

from partage_site.models.dates import Day
from partage_site.models.declaration import Key, record
from partage_site.models.entry import Common
from partage_site.models.fields import Text
from partage_site.models.references import References


@record
class Article(Common):
    """A piece of news, published from its date on."""

    title: Annotated[Text, Key("titre", "Titre")]
    date: Annotated[Day, Key("date", "Date", "Paraît à partir de ce jour.", "2026-11-25")]
    author: Annotated[Text | None, Key("auteur", "Auteur ou autrice")] = None
    programmes: Annotated[References, Key("programmes", "Programmes concernés", target="programme")] = ()
    themes: Annotated[References, Key("themes", "Thèmes", target="theme")] = ()
