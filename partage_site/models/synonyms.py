"""What people call a key besides its name and its title, in a spreadsheet's header or in a file."""

from collections.abc import Collection, Mapping

from partage_site.models.fields import folded

# By key, the other names, as they are typed; the first key of a kind that has the name is meant.
ALSO: Mapping[str, str] = {
    "nom": "nom du programme, programme, nom du thème, thème, nom court, titre, intitulé",
    "titre": "nom de l’événement, événement, intitulé, nom",
    "ville": "commune, localité, lieu de résidence",
    "code_postal": "cp",
    "code_insee": "insee, code commune",
    "coordonnees": "gps, coordonnées gps, position",
    "ecoles": "école, établissement porteur, école porteuse, grande école porteuse",
    "etablissements": "lycées, collèges, établissements partenaires, lycées partenaires, établissements scolaires",
    "association": "asso",
    "labels": "label, dispositif",
    "creation": "année, depuis, date de création, créé en",
    "publics": "public, public visé",
    "niveaux": "niveau, classe, niveau scolaire",
    "actions": "activité, action menée",
    "site": "site web, site internet, web, lien",
    "courriel": "email, e-mail, mail, adresse mail, adresse électronique, contact, courrier électronique",
    "reseaux_sociaux": "réseau social, instagram, facebook, linkedin, youtube, twitter",
    "resume": "description",
    "statut": "état, situation",
    "verifie_le": "date de vérification, dernière vérification",
    "accroche": "slogan, phrase d’accroche",
    "debut": "date de début, date, jour, heure de début, heure, horaire, horaires, commence le",
    "fin": "date de fin, heure de fin, finit le, se termine le",
    "lieu": "salle, endroit",
    "adresse": "adresse postale",
    "en_ligne": "visio, lien visio, visioconférence, direct, en direct, live, vidéo en direct",
    "accueil_par": "hôte, programme hôte, accueil, organisateur",
    "inscription": "lien d’inscription, formulaire d’inscription, lien",
    "serie": "série",
    "valeur": "nombre, chiffre",
    "libelle": "intitulé, titre, nom, ce que compte le chiffre",
    "annee": "millésime",
    "type": "nature, format",
    "url": "lien, adresse web",
    "date": "date de publication, publié le",
    "auteur": "auteur, rédacteur, signature",
    "directeur_de_la_publication": "directeur, directrice, directeur de publication, directrice de publication",
    "fichier": "document, pdf, image, photo",
    "alt": "description, légende, texte alternatif, image_alt",
    "credit": "crédit photo, photographe, auteur, autrice, copyright",
    "documents": "vidéo, enregistrement, replay, captation, diapositives, diapos, supports",
}
_IN_TEXT = "programme, programme de la journée, déroulé, ordre du jour, intervenants, intervenantes, intervenant·e·s, "
_IN_TEXT += "orateurs, oratrices, transports, accès, compte rendu"
IN_TEXT = frozenset(map(folded, _IN_TEXT.split(",")))
"""What has no key, being told in words below the front matter, as `folded` gives it."""


def meant(name: str, keys: Collection[str]) -> str | None:
    """The one of `keys` that people also call `name`."""
    called = folded(name)
    return next((key for key in keys if called in {folded(other) for other in ALSO.get(key, "").split(",")}), None)
