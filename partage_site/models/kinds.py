"""The kinds of entries and the folder of each: a new kind is one line here."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from partage_site.models.article import Article
from partage_site.models.event import Event
from partage_site.models.key_figure import KeyFigure
from partage_site.models.page import Page
from partage_site.models.programme import Programme
from partage_site.models.resource import Resource
from partage_site.models.series import Series
from partage_site.models.settings import Settings
from partage_site.models.theme import Theme


class Kind(NamedTuple):
    """A kind of entry: its name for volunteers, its folder, its record, and the address of each entry.

    `of` is the name after « champ » in a sentence (« n’est pas un champ d’événement »); `path` is the address
    under the base, in which `{id}` stands for the identifier; `reserved` are identifiers that other addresses use.
    """

    name: str
    folder: str
    record: type
    of: str
    path: str
    reserved: re.Pattern[str] = re.compile(r"(?!)")


_SITE_PATHS = re.compile(
    r"programmes|evenements|themes|chiffres|actualites|ressources|recherche|plan-du-site|carte|donnees|404|index"
    r"|fichiers|images|assets|contribuer"
)

SETTINGS = Kind("site", "", Settings, "des réglages du site", "/")
KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("programme", "programmes", Programme, "de programme", "/programmes/{id}/", re.compile("region")),
        Kind("evenement", "evenements", Event, "d’événement", "/evenements/{id}/", re.compile(r"serie|\d{4}")),
        Kind("serie", "series", Series, "de série", "/evenements/serie/{id}/"),
        Kind("chiffre", "chiffres", KeyFigure, "de chiffre", "/chiffres/#{id}"),
        Kind("theme", "themes", Theme, "de thème", "/themes/{id}/"),
        Kind("actualite", "actualites", Article, "d’actualité", "/actualites/{id}/"),
        Kind("ressource", "ressources", Resource, "de ressource", "/ressources/#{id}"),
        Kind("page", "pages", Page, "de page", "/{id}/", _SITE_PATHS),
    )
}
KINDS_BY_FOLDER: Mapping[str, Kind] = {kind.folder: kind for kind in KINDS.values()}
