"""What is said of the files and folders under content/: their names, their places, what they are."""

from __future__ import annotations

from collections.abc import Sequence

from partage_site.diagnostics import Diagnostic, Location


def no_content(folder: str) -> tuple[str, str]:
    """There is no folder of content at all."""
    return (
        f"Le dossier « {folder} » n’existe pas.",
        "Lancez la commande depuis le dossier du projet, ou donnez le bon dossier :  --content DOSSIER",
    )


def unreadable_folder(at: str) -> Diagnostic:
    """The system refuses to list a folder."""
    return _error(at, "dossier-illisible", "Ce dossier ne peut pas être lu.", "Vérifiez ses droits d’accès.")


def lost_folder(at: str) -> Diagnostic:
    """A folder of the program's that went away while the preview ran."""
    return _error(at, "dossier-absent", "Ce dossier n’existe plus.", f"Retrouvez-le :  git restore {at}")


def symbolic_link(at: str) -> Diagnostic:
    """A link to another place of the disk."""
    return _error(
        at,
        "lien-symbolique",
        "C’est un lien symbolique ; il pourrait mener hors du projet.",
        "Remplacez-le par une copie du fichier.",
    )


def not_a_file(at: str) -> Diagnostic:
    """A pipe, a socket, a device."""
    return _error(at, "fichier-special", "Ce n’est ni un fichier ni un dossier.", "Supprimez-le.")


def wrong_name(at: str, right: str) -> Diagnostic:
    """A name that cannot be an identifier and a part of an address."""
    return _error(
        at,
        "nom-de-fichier",
        f"« {_last(at)} » ne peut pas servir d’adresse : il faut des minuscules sans accent, des chiffres et "
        "des tirets, puis « .md » ou « .yml ».",
        f"Renommez-le :  {right}",
    )


def device_name(at: str, right: str) -> Diagnostic:
    """`nul.md`, which Windows takes for a device."""
    return _error(
        at,
        "nom-de-fichier",
        f"Windows se réserve le nom « {_last(at)} » : le projet ne pourrait plus y être récupéré.",
        f"Renommez-le :  {right}",
    )


def long_name(at: str, right: str, most: int) -> Diagnostic:
    """A name that would be an identifier if it were shorter."""
    return _error(
        at,
        "nom-de-fichier",
        f"Ce nom est trop long pour une adresse : {most} signes au plus, sans compter « .md » ou « .yml ».",
        f"Renommez-le :  {right}",
    )


def long_path(at: str, excess: int) -> Diagnostic:
    """A path that Windows may not write, once the folders of a volunteer's disk are before it."""
    return _error(
        at,
        "chemin-trop-long",
        "Ce chemin est trop long pour Windows : le projet n’y serait plus récupéré en entier.",
        f"Raccourcissez le nom du fichier, ou ceux des dossiers qui le contiennent :  {excess} signes de moins",
    )


def taken_name(at: str, right: str) -> Diagnostic:
    """A name that the site's own addresses use."""
    return _error(
        at,
        "nom-reserve",
        f"« {_last(at)} » prendrait une adresse dont le site se sert déjà.",
        f"Renommez-le :  {right}",
    )


def unsafe_name(at: str, right: str) -> Diagnostic:
    """A name that some system cannot write to its disk."""
    return _error(
        at,
        "nom-impossible",
        f"« {_last(at)} » ne peut pas exister sous Windows : le projet ne pourrait plus y être récupéré.",
        f"Renommez-le :  {right}",
    )


def same_name(at: str, other: str) -> Diagnostic:
    """Two names that Windows and macOS take for one."""
    return _error(
        at,
        "noms-confondus",
        f"Ce nom ne diffère de « {other} » que par les majuscules ou la façon d’écrire les accents : Windows et "
        "macOS n’en garderaient qu’un.",
        "Renommez l’un des deux.",
    )


def same_address(at: str, other: str, address: str) -> Diagnostic:
    """Two sources of one address."""
    return _error(
        at,
        "identifiant-en-double",
        f"Ce fichier et « {other} » auraient la même adresse : {address}",
        "Renommez l’un des deux, ou réunissez-les.",
    )


def note_between_us(at: str) -> Diagnostic:
    """A `README.md` among the texts, which would become a page."""
    return _error(
        at,
        "nom-de-fichier",
        f"« {_last(at)} » deviendrait une page du site, avec un en-tête et une adresse.",
        f"Si c’est une note entre vous, renommez-la :  _{_last(at)}",
    )


def too_deep(at: str, right: str) -> Diagnostic:
    """A source in a folder inside the folder of its kind; `right` is where it may go, empty where names are taken."""
    return _error(
        at,
        "texte-trop-profond",
        "Un texte se range directement dans le dossier de sa sorte ; les sous-dossiers sont pour les images et "
        "les documents.",
        f"Déplacez-le :  {right}" if right else "Déplacez-le, sous un nom qui n’est pas pris.",
    )


def outside_folders(at: str, folders: Sequence[str]) -> Diagnostic:
    """A source right under content/."""
    return _error(
        at,
        "texte-sans-dossier",
        "Un texte se range dans le dossier de sa sorte ; seul « site.yml » est à la racine.",
        f"Déplacez-le dans :  {_folders(folders)}\nPour le laisser de côté :  _{_last(at)}",
    )


def among_attachments(at: str, folder: str, folders: Sequence[str]) -> Diagnostic:
    """A source where only images or documents are."""
    return _error(
        at,
        "texte-sans-dossier",
        f"Le dossier « {folder} » est pour les fichiers à joindre ; un texte n’y serait jamais publié.",
        f"Déplacez-le dans :  {_folders(folders)}\nPour le laisser de côté :  _{_last(at)}",
    )


def unknown_folder(at: str, nearest: str, folders: Sequence[str]) -> Diagnostic:
    """A folder with sources that is none of the kinds'."""
    hint = f"Renommez-le :  {nearest}" if nearest else f"Dossiers connus :  {_folders(folders)}"
    return _error(at, "dossier-inconnu", f"« {_last(at)} » n’est pas un dossier de textes du site.", hint)


def _folders(folders: Sequence[str]) -> str:
    return ", ".join(f"{folder}/" for folder in folders)


def _last(path: str) -> str:
    return path.rpartition("/")[2]


def _error(at: str, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic.error(Location(at), code, message, hint)
