"""The kinds of entries and the folder of each: a new kind is one line here."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from partage_site.models.article import Article
from partage_site.models.dates import day_of
from partage_site.models.event import Event
from partage_site.models.fields import folded
from partage_site.models.key_figure import KeyFigure
from partage_site.models.page import Page
from partage_site.models.programme import Programme
from partage_site.models.resource import Resource
from partage_site.models.sections import SECTIONS
from partage_site.models.series import Series
from partage_site.models.settings import Settings
from partage_site.models.theme import Theme


def _by_name(record: Any) -> tuple[Any, ...]:
    """As a French dictionary has them: « Échanges » beside « Edresup », whatever the accents and capitals."""
    return (folded(record.called), record.called)


def _by_start(event: Event) -> tuple[Any, ...]:
    """In the order of time, whole days before hours; an event that waits for its new date comes after all."""
    start = event.start
    if start is None:
        return (1, 0, "")
    hour = start.strftime("%H:%M") if start != day_of(start) else ""
    return (0, day_of(start).toordinal(), hour)


class Kind(NamedTuple):
    """A kind of entry: its name for volunteers, its folder, its record, and the address of each entry.

    `of` is the name after « champ » in a sentence (« n’est pas un champ d’événement »), `label` that of an entry in
    forms, `labels` that of all; `path` is the address under the base, in which `{id}` stands for the identifier;
    `reserved` are identifiers that other addresses use. `order` gives the key by which records are sorted, then their
    identifiers; `latest_first` turns that order round. `has_text` is whether some page shows the text of an entry.
    """

    name: str
    folder: str
    record: type
    of: str
    label: str
    labels: str
    path: str
    reserved: re.Pattern[str] = re.compile(r"(?!)")
    order: Callable[[Any], tuple[Any, ...]] = _by_name
    latest_first: bool = False
    has_text: bool = True

    @property
    def singular(self) -> str:
        """Its folder in the singular, which is safe in an address."""
        return self.folder.removesuffix("s")

    def unreserved(self, slug: str) -> str:
        """`slug`, behind the kind where other addresses use it."""
        return f"{self.singular}-{slug}" if self.reserved.fullmatch(slug) else slug


_REGION = re.compile("region")
_SERIES_OR_YEAR = re.compile(r"serie|\d{4}")
_SITE_PATHS = re.compile(
    "|".join(section.path.strip("/") for section in SECTIONS)
    + "|recherche|plan-du-site|carte|donnees|404|index|fichiers|images|assets|contribuer"
)
# On a page that shows several entries, each bears its identifier beside what frames every page.
_FRAME = re.compile("contenu|menu")

SETTINGS = Kind("site", "", Settings, "des réglages du site", "Réglages du site", "", "/", has_text=False)
KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "programme", "programmes", Programme, "de programme", "Programme", "Programmes", "/programmes/{id}/",
            _REGION,
        ),
        Kind(
            "evenement", "evenements", Event, "d’événement", "Événement", "Événements", "/evenements/{id}/",
            _SERIES_OR_YEAR, _by_start, latest_first=True,
        ),
        Kind(
            "serie", "series", Series, "de série", "Rendez-vous", "Rendez-vous", "/evenements/serie/{id}/",
            order=lambda series: (series.acronym,),
        ),
        Kind(
            "chiffre", "chiffres", KeyFigure, "de chiffre", "Chiffre", "Chiffres", "/chiffres/#{id}",
            _FRAME, lambda figure: (figure.order,),
        ),
        Kind("theme", "themes", Theme, "de thème", "Thème", "Thèmes", "/themes/{id}/"),
        Kind(
            "actualite", "actualites", Article, "d’actualité", "Actualité", "Actualités", "/actualites/{id}/",
            order=lambda article: (-article.date.toordinal(),),
        ),
        Kind(
            "ressource", "ressources", Resource, "de ressource", "Ressource", "Ressources", "/ressources/#{id}",
            _FRAME,
        ),
        Kind(
            "page", "pages", Page, "de page", "Page", "Pages", "/{id}/", _SITE_PATHS,
            lambda page: (page.menu.order if page.menu else 1000,),
        ),
    )
}  # fmt: skip
KINDS_BY_FOLDER: Mapping[str, Kind] = {kind.folder: kind for kind in KINDS.values()}
