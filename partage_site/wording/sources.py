"""What is said of a source file as a whole: its encoding, its characters, its front matter."""

from __future__ import annotations

from partage_site.diagnostics import Diagnostic, Location

_SAVE_AS_UTF8 = (
    "Rouvrez-le et enregistrez-le en UTF-8 (Bloc-notes : Fichier, Enregistrer sous, Encodage : UTF-8 ; "
    "TextEdit : Format, Convertir au format Texte, puis UTF-8)."
)
_BULLET = "Sans doute une puce de traitement de texte : écrivez « - » et un espace à sa place."
_FROM_WORD = {
    "U+000B": "Sans doute un retour à la ligne de traitement de texte : effacez-le et passez à la ligne.",
    "U+000C": "Sans doute un saut de page de traitement de texte : effacez-le.",
    "U+F0A7": _BULLET,
    "U+F0B7": _BULLET,
    "U+F0D8": _BULLET,
    "U+F0FC": _BULLET,
}


def too_large(at: Location, size: int, most: int) -> Diagnostic:
    """A file that cannot be a text somebody wrote; sizes in bytes."""
    return Diagnostic.error(
        at,
        "fichier-trop-gros",
        f"Ce texte pèse {_megabytes(size)} ; la limite est {_megabytes(most)}.",
        "Séparez-le en plusieurs pages, ou joignez-le comme document.",
    )


def empty_file(at: Location, beginning: str) -> Diagnostic:
    """Nothing, or nothing but blanks; `beginning` is how a file of its kind begins."""
    return Diagnostic.error(
        at,
        "fichier-vide",
        "Ce fichier est vide.",
        f"Supprimez-le, ou remplissez-le en commençant par :\n{beginning}",
    )


def not_a_text(at: Location, what: str) -> Diagnostic:
    """Another format under the name of a text."""
    return Diagnostic.error(
        at,
        "pas-un-texte",
        f"Ce n’est pas un fichier texte mais {what}.",
        "Copiez le texte dans un fichier neuf, créé avec un éditeur de texte simple.",
    )


def wrong_encoding(at: Location, guess: str) -> Diagnostic:
    """Not UTF-8; `guess` is the likeliest encoding."""
    return Diagnostic.error(
        at, "encodage", f"Ce fichier n’est pas enregistré en UTF-8, mais sans doute en {guess}.", _SAVE_AS_UTF8
    )


def invisible_characters(at: Location, code: str, count: int) -> Diagnostic:
    """Characters without width, which were taken out; `code` is the first one."""
    much = "Un caractère invisible a été retiré" if count == 1 else f"{count} caractères invisibles ont été retirés"
    return Diagnostic.warning(
        at,
        "caractere-invisible",
        f"{much} ({code if count == 1 else f'le premier : {code}'}).",
        "Un copier-coller en apporte ; retapez cette ligne à la main.",
    )


def unreadable_character(at: Location, code: str) -> Diagnostic:
    """A control character, or one that no font draws."""
    remedy = _FROM_WORD.get(code, "Effacez-le et retapez ce qui devait être là.")
    return Diagnostic.error(
        at,
        "caractere-illisible",
        f"Il y a ici un caractère qu’aucun lecteur ne peut voir ({code}).",
        remedy,
    )


def damaged_letters(at: Location, read: str, line: str) -> Diagnostic:
    """UTF-8 that was once read as Windows-1252; `line` is the whole line as it was meant."""
    return Diagnostic.error(
        at,
        "lettres-abimees",
        f"« {_short(read)} » est la trace d’une lettre abîmée par un changement d’encodage.",
        f"Écrivez :  {_short(line.strip(), 500)}",
    )


def uncovered_sign(at: Location, sign: str) -> Diagnostic:
    """A character that the site's fonts lack."""
    return Diagnostic.warning(
        at,
        "signe-hors-police",
        f"« {sign} » (U+{ord(sign):04X}) n’est pas dans les polices du site : il prendra celle de chaque appareil.",
        "Si un signe courant dit la même chose, préférez-le.",
    )


def merge_conflict(at: Location) -> Diagnostic:
    """The marks of a merge that nobody finished."""
    return Diagnostic.error(
        at,
        "conflit-git",
        "Deux versions de ce fichier sont restées mêlées (marques de conflit de git).",
        "Gardez la bonne version et supprimez les lignes « <<<<<<< », « ======= » et « >>>>>>> ».",
    )


def no_front_matter(at: Location, example: str) -> Diagnostic:
    """A text without any front matter."""
    return Diagnostic.error(
        at,
        "en-tete-absent",
        "Ce texte n’a pas d’en-tête.",
        f"Ajoutez au-dessus du texte, chaque morceau sur sa ligne :\n---\n{example}\n---",
    )


def missing_opening(at: Location) -> Diagnostic:
    """Keys, without the line above them."""
    return Diagnostic.error(
        at, "en-tete-non-ouvert", "La ligne « --- » manque au-dessus de l’en-tête.", "Ajoutez au-dessus :\n---"
    )


def fenced_front_matter(at: Location, read: str) -> Diagnostic:
    """The signs around an example, copied with it."""
    return Diagnostic.error(
        at,
        "en-tete-en-exemple",
        f"« {_short(read)} » au-dessus de l’en-tête en fait un exemple.",
        f"Supprimez cette ligne et, plus bas, celle qui la referme :  {read[:3]}",
    )


def misspelt_opening(at: Location, read: str) -> Diagnostic:
    """A first line that was meant as `---`."""
    return Diagnostic.error(
        at,
        "en-tete-mal-ouvert",
        f"L’en-tête s’ouvre par « {_short(read)} » ; il faut trois tirets seuls, au début de la ligne.",
        "Écrivez :  ---",
    )


def misspelt_closing(at: Location, read: str) -> Diagnostic:
    """A line that was meant as `---`."""
    return Diagnostic.error(
        at,
        "en-tete-mal-ferme",
        f"L’en-tête est refermé par « {_short(read)} » ; il faut trois tirets seuls, au début de la ligne.",
        "Écrivez :  ---",
    )


def never_closed(at: Location, last: int, read: str) -> Diagnostic:
    """No closing line at all; `last` and `read` are the line after which it likely belongs, if any is known."""
    where = f"après la ligne {last} (« {_short(read)} »)" if read else "sous les champs"
    return Diagnostic.error(
        at, "en-tete-jamais-ferme", "L’en-tête ouvert ici n’est jamais refermé.", f"Ajoutez {where} :\n---"
    )


def body_not_text(at: Location) -> Diagnostic:
    """A list or a mapping where the body of a `.yml` file was expected."""
    return Diagnostic.error(
        at,
        "texte-attendu",
        "« texte » doit contenir du texte, pas une liste ni des champs.",
        "Écrivez :  texte: |\npuis le texte sur les lignes suivantes, décalé de deux espaces.",
    )


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[:most] + "…"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} Mo".replace(".", ",")
