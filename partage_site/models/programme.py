"""A student tutoring programme."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

from partage_site.diagnostics import Complaint
from partage_site.models.choices import choice, choices
from partage_site.models.dates import Day
from partage_site.models.declaration import Key, Widened, record
from partage_site.models.entry import Common
from partage_site.models.fields import (
    Coordinates,
    Email,
    Insee,
    Many,
    Number,
    Postcode,
    Text,
    Texts,
    Url,
    Year,
)
from partage_site.models.networks import Networks
from partage_site.wording import models as wording


class Label(StrEnum):
    """The national labels a programme may bear."""

    CORDEES = "cordees-de-la-reussite"
    PARCOURS = "parcours-d-excellence"


class Public(StrEnum):
    """Who a programme is for."""

    COLLEGE = "collège"
    LYCEE = "lycée"
    POST_BAC = "post-bac"


class Level(StrEnum):
    """School years, as the French school names them."""

    SIXIEME = "6e"
    CINQUIEME = "5e"
    QUATRIEME = "4e"
    TROISIEME = "3e"
    SECONDE = "2de"
    PREMIERE = "1re"
    TERMINALE = "Tle"
    POST_BAC = "post-bac"


LEVELS_OF = {
    Public.COLLEGE: tuple(Level)[:4],
    Public.LYCEE: tuple(Level)[4:7],
    Public.POST_BAC: tuple(Level)[7:],
}
"""The levels of each public, in their order."""


class Status(StrEnum):
    """Whether a programme still runs."""

    ACTIVE = "actif"
    DORMANT = "en-sommeil"
    ENDED = "terminé"


_LEVEL_NAMES = {
    "sixième": "6e", "cinquième": "5e", "quatrième": "4e", "troisième": "3e", "seconde": "2de", "première": "1re",
    "terminale": "Tle", "6ème": "6e", "5ème": "5e", "4ème": "4e", "3ème": "3e", "2nde": "2de", "1ère": "1re",
    "2nd": "2de", "T": "Tle", "term": "Tle",
}  # fmt: skip


_LABEL = choice(Label, {"cordées": "cordees-de-la-reussite", "parcours": "parcours-d-excellence"})
_PUBLIC = choice(Public)
_LEVEL = choice(Level, _LEVEL_NAMES)


@record
class BorneLabel:
    """A label, with the year since which it is borne."""

    name: Annotated[Label, _LABEL, Key("nom", "Label")]
    since: Annotated[Year | None, Key("depuis", "Depuis", "L’année d’obtention.", "2008")] = None


@record
class ProgrammeFigure:
    """A figure of one programme, with the year it was true and where it comes from."""

    value: Annotated[Number, Key("valeur", "Valeur")]
    label: Annotated[Text, Key("libelle", "Libellé", example="élèves accompagnés")]
    year: Annotated[Year | None, Key("annee", "Année")] = None
    source: Annotated[Text | None, Key("source", "Source")] = None


def _labels(value: Any) -> Any:
    return [{"nom": label} if isinstance(label, str) else label for label in choices(_LABEL).widen(value)]


@record
class Programme(Common):
    """A programme: where it is, who carries it, whom it is for."""

    name: Annotated[Text, Key("nom", "Nom", "Le nom court du programme.", "OSER")]
    tagline: Annotated[Text | None, Key("accroche", "Accroche", "Une phrase qui donne envie.")] = None
    town: Annotated[
        Text | None, Key("ville", "Ville", "La commune ; « Marseille 13e » convient aussi.", "Marseille")
    ] = None
    region: Annotated[Text | None, Key("region", "Région", "Si la ville est inconnue.", "Île-de-France")] = None
    postcode: Annotated[Postcode | None, Key("code_postal", "Code postal", example="13013")] = None
    insee: Annotated[Insee | None, Key("code_insee", "Code INSEE", example="13055")] = None
    coordinates: Annotated[
        Coordinates | None, Key("coordonnees", "Coordonnées", "Latitude puis longitude.", "[43.34, 5.44]")
    ] = None
    schools: Annotated[Texts, Key("ecoles", "Grandes écoles", "Celles qui portent le programme.", "[ESSEC]")] = ()
    pupils_schools: Annotated[
        Texts, Key("etablissements", "Collèges et lycées", "Les établissements des élèves.", "[Lycée …]")
    ] = ()
    association: Annotated[Text | None, Key("association", "Association étudiante")] = None
    labels: Annotated[
        tuple[BorneLabel, ...],
        Widened(_labels),
        Key("labels", "Labels", example="[cordees-de-la-reussite]"),
    ] = ()
    created: Annotated[Year | None, Key("creation", "Année de création", example="2006")] = None
    publics: Annotated[
        tuple[Annotated[Public, _PUBLIC], ...],
        choices(_PUBLIC),
        Key("publics", "Publics", example="[collège, lycée]"),
    ] = ()
    levels: Annotated[
        tuple[Annotated[Level, _LEVEL], ...],
        choices(_LEVEL),
        Key("niveaux", "Niveaux", example="[2de, 1re, Tle]"),
    ] = ()
    actions: Annotated[
        Texts, Key("actions", "Actions", "Ce que vivent les élèves.", "[tutorat, sorties culturelles]")
    ] = ()
    site: Annotated[Url | None, Key("site", "Site du programme", example="https://…")] = None
    email: Annotated[Email | None, Key("courriel", "Courriel du programme")] = None
    networks: Annotated[
        Networks,
        Key("reseaux_sociaux", "Réseaux sociaux", example="{instagram: https://www.instagram.com/…}"),
    ] = ()
    status: Annotated[
        Status,
        choice(Status, {"active": "actif"}),
        Key("statut", "Statut", "Actif si rien n’est dit.", "actif"),
    ] = Status.ACTIVE
    verified_on: Annotated[Day | None, Key("verifie_le", "Vérifié le", "Le jour où quelqu’un a relu cette fiche.")] = (
        None
    )
    figures: Annotated[
        Many[ProgrammeFigure],
        Key(
            "chiffres",
            "Chiffres du programme",
            example="[{valeur: 180, libelle: élèves, annee: 2021, source: …}]",
        ),
    ] = ()

    @property
    def reached(self) -> tuple[Public, ...]:
        """Its publics, and those of which it tells a level alone, in their order."""
        levels = set(self.levels)
        return tuple(public for public in Public if public in self.publics or levels.intersection(LEVELS_OF[public]))

    def complaints(self) -> Iterator[tuple[str, Complaint]]:
        """What is wrong between fields, each with the key to show."""
        if not self.town and not self.region:
            yield "", wording.missing_one_of("ville", "region")
        for name, count in Counter(label.name.value for label in self.labels).items():
            if count > 1:
                yield "labels", wording.label_twice(name)
