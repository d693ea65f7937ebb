"""The site's settings, `content/site.yml`."""

from typing import Annotated

from partage_site.models.declaration import Key, record
from partage_site.models.fields import (
    Email,
    Many,
    MenuPath,
    Phone,
    Siret,
    Text,
    Url,
    YesNo,
)
from partage_site.models.networks import Networks
from partage_site.models.targets import Home


@record
class MenuItem:
    """An entry of the menu."""

    label: Annotated[Text, Key("libelle", "Libellé")]
    path: Annotated[MenuPath, Key("adresse", "Adresse dans le site", example="/programmes/")]


@record
class Host:
    """Who hosts the site, as the law asks."""

    name: Annotated[Text | None, Key("nom", "Nom de l’hébergeur")] = None
    address: Annotated[Text | None, Key("adresse", "Adresse de l’hébergeur")] = None
    phone: Annotated[Phone | None, Key("telephone", "Téléphone de l’hébergeur")] = None


@record
class LegalIdentity:
    """Who publishes the site, as the law asks; what is unknown is listed as « à compléter »."""

    name: Annotated[Text | None, Key("denomination", "Dénomination")] = None
    seat: Annotated[Text | None, Key("siege", "Siège")] = None
    phone: Annotated[Phone | None, Key("telephone", "Téléphone")] = None
    rna: Annotated[Text | None, Key("rna", "Numéro RNA", example="W123456789")] = None
    siret: Annotated[Siret | None, Key("siret", "Numéro SIRET", example="123 456 789 00012")] = None
    publisher: Annotated[
        Text | None, Key("directeur_de_la_publication", "Directeur ou directrice de la publication")
    ] = None
    host: Annotated[Host, Key("hebergeur", "Hébergeur")] = Host()


@record
class Settings:
    """What holds for the whole site."""

    name: Annotated[Text, Key("nom", "Nom du site", example="ParTAGE Inter-Écoles")]
    url: Annotated[Home, Key("url", "Adresse du site", example="https://www.exemple.fr")]
    email: Annotated[Email, Key("courriel", "Courriel de l’association")]
    slogan: Annotated[Text | None, Key("slogan", "Slogan")] = None
    description: Annotated[Text | None, Key("description", "Description")] = None
    networks: Annotated[Networks, Key("reseaux_sociaux", "Réseaux sociaux")] = ()
    logo: Annotated[Text | None, Key("logo", "Logo", "Le chemin d’une image sous content/.")] = None
    data_licence: Annotated[Text | None, Key("licence_donnees", "Licence des données ouvertes")] = None
    repository: Annotated[Url | None, Key("depot", "Dépôt", "L’adresse du dépôt, pour « Modifier cette page ».")] = None
    branch: Annotated[Text, Key("branche", "Branche")] = "main"
    menu: Annotated[
        Many[MenuItem],
        Key("menu", "Menu", example="[{libelle: Programmes, adresse: /programmes/}]"),
    ] = ()
    share_cards: Annotated[YesNo, Key("cartes_de_partage", "Cartes de partage")] = True
    unconfirmed: Annotated[
        Many[Text],
        Key("a_confirmer", "À confirmer", "Ce que l’association doit confirmer avant la mise en ligne."),
    ] = ()
    legal: Annotated[LegalIdentity, Key("mentions", "Mentions légales")] = LegalIdentity()
