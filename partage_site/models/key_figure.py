"""A key figure of the network."""

from typing import Annotated

from partage_site.models.declaration import Key, record
from partage_site.models.entry import Common
from partage_site.models.fields import Many, Number, Order, Text, Year


@record
class PastValue:
    """What a figure was in a past year."""

    year: Annotated[Year, Key("annee", "Année")]
    value: Annotated[Number, Key("valeur", "Valeur")]


@record
class KeyFigure(Common):
    """A number and what it counts."""

    value: Annotated[Number, Key("valeur", "Valeur", "Un nombre.", "10000")]
    label: Annotated[Text, Key("libelle", "Libellé", "Ce que compte le chiffre.", "élèves de collège et de lycée")]
    prefix: Annotated[Text | None, Key("prefixe", "Préfixe", example="plus de")] = None
    unit: Annotated[Text | None, Key("unite", "Unité", example="heures")] = None
    year: Annotated[Year | None, Key("annee", "Année", "L’année où il était vrai.")] = None
    history: Annotated[
        Many[PastValue],
        Key(
            "historique",
            "Historique",
            "Ses valeurs d’avant, chacune avec son année.",
            "[{annee: 2024, valeur: 900}, {annee: 2025, valeur: 1000}]",
        ),
    ] = ()
    source: Annotated[Text | None, Key("source", "Source")] = None
    order: Annotated[Order, Key("ordre", "Ordre", "Le plus petit vient en premier.", "1")] = 1000
