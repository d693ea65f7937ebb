"""What is said of images and documents; a complaint goes on from the file's name: « photo.heic » est vide."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from partage_site.diagnostics import Complaint, Diagnostic, Location, Severity
from partage_site.wording.system import reason_of

_EXPORT = "Ouvrez-la dans un logiciel d’images, exportez-la en JPEG ou en PNG, et déposez ce fichier-là."
_REDUCE = (
    "Réduisez-la à 2000 pixels de large : sur Windows, Photos > Redimensionner ; "
    "sur Mac, Aperçu > Outils > Ajuster la taille."
)


def about(at: Location, name: str, complaint: Complaint, severity: Severity) -> Diagnostic:
    """What `complaint` says of the file `name` (relative to content/), which the place `at` uses."""
    return Complaint(complaint.code, f"« content/{name} » {complaint.message}", complaint.hint).at(at, severity)


def missing(at: Location, name: str, nearest: Sequence[str]) -> Diagnostic:
    """A file that is not there; `nearest` are names like it."""
    if nearest:
        offered = posixpath.relpath(f"content/{nearest[0]}", posixpath.dirname(at.file))
        hint = f"Vouliez-vous dire « {offered} »\u202f?"
    else:
        hint = "Déposez ce fichier à côté du texte, ou corrigez son nom (majuscules et accents comptent)."
    return Diagnostic.error(at, "fichier-introuvable", f"« content/{name} » n’existe pas.", hint)


def unreadable(error: OSError) -> Complaint:
    """A file that the system does not let us read."""
    return Complaint("fichier-illisible", f"ne peut pas être lu : {reason_of(error)}.", "Vérifiez ses droits d’accès.")


def empty() -> Complaint:
    """A file of zero byte."""
    return Complaint("fichier-vide", "est vide.", "La copie a sans doute échoué : déposez ce fichier de nouveau.")


def picture_too_heavy(limit: int) -> Complaint:
    """An image of more than `limit` bytes."""
    return Complaint("image-trop-lourde", f"pèse plus de {_megabytes(limit)}, la limite pour une image.", _REDUCE)


def picture_too_large(limit: int) -> Complaint:
    """An image of more than `limit` pixels, whether it is a photo or a trap."""
    return Complaint("image-trop-grande", f"compte plus de {limit // 10**6} millions de pixels.", _REDUCE)


def picture_too_tall(limit: int) -> Complaint:
    """An image that would still be higher than `limit` pixels once reduced."""
    return Complaint(
        "image-trop-haute",
        f"est une image trop haute pour sa largeur : {limit} pixels de haut au plus, une fois réduite.",
        "Découpez-la en plusieurs images.",
    )


def heic() -> Complaint:
    """A photo as iPhones make them."""
    return Complaint(
        "image-heic",
        "est une photo HEIC, que la plupart des navigateurs ne savent pas montrer.",
        "Exportez-la en JPEG : sur Mac, Aperçu > Fichier > Exporter ; sur Windows, Photos > Enregistrer sous.\n"
        "Pour les prochaines, sur l’iPhone : Réglages > Appareil photo > Formats > Le plus compatible.",
    )


def svg() -> Complaint:
    """A drawing in SVG, which may carry programs."""
    return Complaint(
        "image-svg",
        "est un dessin SVG : il peut contenir des programmes, le site n’en publie pas.",
        "Exportez-le en PNG, 1600 pixels de large, et déposez ce fichier-là.",
    )


def web_page() -> Complaint:
    """A page of HTML under the name of an image."""
    return Complaint(
        "image-page-web",
        "n’est pas une image : c’est une page web, enregistrée à sa place.",
        "Sur la page d’origine : clic droit sur l’image > Enregistrer l’image sous…",
    )


def not_a_picture(what: str) -> Complaint:
    """Another kind of file; `what` names it where it was recognised."""
    told = f"est {what}" if what else "n’est pas une image que le site reconnaît"
    link = "Pour que chacun l’ouvre, faites un lien, sans « ! » devant :  [texte du lien](chemin)\n"
    hint = link * what.startswith(("une vidéo", "un document")) + _EXPORT * (what != "une vidéo")
    return Complaint("image-inconnue", f"{told} ; il faut ici du JPEG, PNG, GIF, WebP ou AVIF.", hint)


def damaged() -> Complaint:
    """An image cut short, or that cannot be decoded."""
    return Complaint(
        "image-abimee",
        "est une image incomplète ou abîmée : elle ne peut pas être lue jusqu’au bout.",
        f"Copiez-la de nouveau depuis l’original.\n{_EXPORT}",
    )


def animated() -> Complaint:
    """An animation, of which the first view is published (WCAG 2.2.2: readers must be able to stop a movement)."""
    return Complaint(
        "image-animee",
        "est une image animée : seule sa première vue est publiée, car personne ne pourrait arrêter le mouvement.",
        "Pour montrer le mouvement, déposez une vidéo MP4 et faites un lien vers elle.",
    )


def refused_type(extension: str, accepted: Sequence[str]) -> Complaint:
    """A document of a type that is not published."""
    told = f"est d’un type que le site ne publie pas (.{extension})" if extension else "n’a pas d’extension"
    return Complaint(
        "document-refuse",
        f"{told}.",
        f"Exportez-le en PDF, ou dans l’un de ces types : {', '.join(accepted)}.",
    )


def disguised(extension: str) -> Complaint:
    """A document whose content is not what its name says."""
    return Complaint(
        "document-deguise",
        f"n’est pas un fichier .{extension}, malgré son nom.",
        f"Ouvrez-le dans le logiciel qui l’a fait, puis Enregistrer sous ou Exporter, type .{extension}.",
    )


def document_too_heavy(limit: int) -> Complaint:
    """A document of more than `limit` bytes."""
    return Complaint(
        "document-trop-lourd",
        f"pèse plus de {_megabytes(limit)}, la limite pour un document.",
        "Allégez-le (PDF : Exporter > taille réduite), ou déposez-le ailleurs et donnez son adresse dans « url ».",
    )


def heavy_document(size: int) -> Complaint:
    """A document of `size` bytes, that a phone takes long to load."""
    return Complaint(
        "document-lourd",
        f"pèse {_megabytes(size)} : c’est long à charger sur un téléphone.",
        "Allégez-le si vous pouvez (PDF : Exporter > taille réduite).",
    )


def located_video() -> Complaint:
    """A video that says where it was filmed."""
    return Complaint(
        "video-localisee",
        "contient le lieu où la vidéo a été filmée.",
        "Retirez-le avant de publier : ffmpeg -i video.mp4 -map_metadata -1 -c copy sans-lieu.mp4",
    )


def _megabytes(size: int) -> str:
    return f"{size / 10**6:.1f}".removesuffix(".0").replace(".", ",") + " Mo"


def text_left(name: str) -> Diagnostic:
    """A text beside the sources, under an extension that makes no page, and that no page offers."""
    return Diagnostic.warning(
        Location(f"content/{name}"),
        "texte-laisse-de-cote",
        "Ce fichier ne donne aucune page, et aucune page n’y mène.",
        f"Pour en faire une, enregistrez son texte sous le nom :  content/{name.rsplit('.', 1)[0]}.md",
    )
