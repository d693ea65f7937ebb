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
from partage_site.models.targets import Home, Spot


@record
class MenuItem:
    """An entry of the menu."""

    label: Annotated[Text, Key("libelle", "Libellé")]
    path: Annotated[MenuPath, Key("adresse", "Adresse dans le site", example="/programmes/")]


@record
class Way:
    """A link of the home page."""

    label: Annotated[Text, Key("libelle", "Libellé")]
    path: Annotated[Spot, Key("adresse", "Adresse dans le site", example="/participer/#eleve")]


@record
class Door(Way):
    """A way into the site for some of its readers, on the home page."""

    title: Annotated[Text, Key("titre", "Titre", "Pour qui.", "Tu es élève")]
    text: Annotated[Text | None, Key("texte", "Texte", "Une ou deux phrases.")] = None


@record
class Welcome:
    """What the home page says of its own; without it, the slogan and the description."""

    title: Annotated[Text | None, Key("titre", "Grand titre", "Le slogan si rien n’est dit.")] = None
    text: Annotated[Text | None, Key("texte", "Texte sous le titre", "La description si rien n’est dit.")] = None
    button: Annotated[
        Way | None,
        Key("bouton", "Bouton", "À côté de « Trouver un programme ».", "{libelle: …, adresse: /participer/}"),
    ] = None
    doors: Annotated[
        Many[Door],
        Key(
            "portes",
            "Portes d’entrée",
            "Une par public.",
            "[{titre: …, texte: …, libelle: …, adresse: /participer/#eleve}]",
        ),
    ] = ()
    statement: Annotated[Text | None, Key("qui_nous_sommes", "Qui nous sommes", "En une phrase.")] = None


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
    host: Annotated[Host, Key("hebergeur", "Hébergeur", example="{nom: …, adresse: …, telephone: …}")] = Host()


@record
class Settings:
    """What holds for the whole site."""

    name: Annotated[Text, Key("nom", "Nom du site", example="ParTAGE Inter-Écoles")]
    url: Annotated[Home, Key("url", "Adresse du site", example="https://www.exemple.fr")]
    email: Annotated[Email, Key("courriel", "Courriel de l’association")]
    slogan: Annotated[Text | None, Key("slogan", "Slogan", "Avec le nom, dans l’onglet et les partages.")] = None
    description: Annotated[
        Text | None, Key("description", "Description", "En bas des pages, et pour les moteurs de recherche.")
    ] = None
    networks: Annotated[
        Networks,
        Key("reseaux_sociaux", "Réseaux sociaux", example="{instagram: https://www.instagram.com/…}"),
    ] = ()
    logo: Annotated[Text | None, Key("logo", "Logo", "Le chemin d’une image sous content/.")] = None
    data_licence: Annotated[Text | None, Key("licence_donnees", "Licence des données ouvertes", "Son nom.")] = None
    repository: Annotated[Url | None, Key("depot", "Dépôt", "L’adresse du dépôt, pour « Modifier cette page ».")] = None
    branch: Annotated[Text, Key("branche", "Branche", "Celle qui est publiée ; main si rien n’est dit.")] = "main"
    home: Annotated[Welcome, Key("accueil", "Page d’accueil")] = Welcome()
    menu: Annotated[
        Many[MenuItem],
        Key("menu", "Menu", example="[{libelle: Programmes, adresse: /programmes/}]"),
    ] = ()
    share_cards: Annotated[
        YesNo, Key("cartes_de_partage", "Cartes de partage", "L’image d’une page partagée ; oui si rien n’est dit.")
    ] = True
    unconfirmed: Annotated[
        Many[Text],
        Key("a_confirmer", "À confirmer", "Ce que l’association doit confirmer avant la mise en ligne."),
    ] = ()
    legal: Annotated[LegalIdentity, Key("mentions", "Mentions légales")] = LegalIdentity()
