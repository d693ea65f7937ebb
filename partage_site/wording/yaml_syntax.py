"""What is said of YAML that cannot be read, or that would not be read as it was meant.

`line` is the line that mends the fault, proved to be readable.
"""

from __future__ import annotations

from partage_site.diagnostics import Diagnostic, Location

_LONGEST_HINT = 500


def colon_in_value(at: Location, line: str) -> Diagnostic:
    """`titre: Lyon : la rentrée`."""
    return _mended(at, "deux-points", "Une valeur qui contient « : » doit être entre guillemets droits.", line)


def curly_quotes(at: Location, line: str) -> Diagnostic:
    """`titre: “a: b”`."""
    return _mended(
        at, "guillemets-courbes", "Les guillemets courbes ne protègent pas une valeur ; il les faut droits.", line
    )


def apostrophe_in_quotes(at: Location, line: str) -> Diagnostic:
    """`titre: 'l'été'`."""
    return _mended(
        at,
        "apostrophe",
        "L’apostrophe referme la valeur, qui est entre apostrophes ; prenez des guillemets droits.",
        line,
    )


def quote_in_quotes(at: Location, line: str) -> Diagnostic:
    """`titre: "Le "grand" soir"`."""
    return _mended(at, "guillemets", "Un guillemet dans la valeur la referme trop tôt.", line)


def backslash_in_quotes(at: Location, line: str) -> Diagnostic:
    r"""`fichier: "C:\dossier"`."""
    return _mended(at, "barre-inverse", "Entre guillemets, « \\ » ne peut pas s’écrire seul.", line)


def text_after_quote(at: Location, line: str) -> Diagnostic:
    """`titre: "Lyon" et Paris`."""
    return _mended(at, "guillemets", "La valeur continue après le guillemet qui la referme.", line)


def unclosed_quote(at: Location, line: str) -> Diagnostic:
    """`titre: "Lyon`."""
    told = _mended(at, "guillemet-ouvert", "Le guillemet ouvert ici n’est jamais refermé.", line)
    return told if told.hint else told._replace(hint="Refermez-le au bout de la valeur, ou retirez-le.")


def glued_colon(at: Location, line: str) -> Diagnostic:
    """`titre:Bonjour`."""
    return _mended(at, "espace-manquante", "Il manque un espace après « : ».", line)


def other_sign(at: Location, line: str) -> Diagnostic:
    """`titre = Bonjour`."""
    return _mended(at, "signe-pour-deux-points", "Un champ est suivi de deux-points et d’un espace.", line)


def marked_key(at: Location, line: str) -> Diagnostic:
    """`**titre**: Bonjour`."""
    return _mended(at, "champ-decore", "Le nom d’un champ s’écrit seul, sans signe de mise en forme.", line)


def glued_dash(at: Location, line: str) -> Diagnostic:
    """`-sante` in a list."""
    return _mended(at, "espace-manquante", "Il manque un espace après le tiret de la liste.", line)


def other_bullet(at: Location, line: str) -> Diagnostic:
    """`• sante` in a list."""
    return _mended(at, "puce", "Une liste se fait avec des tirets.", line)


def reserved_start(at: Location, line: str) -> Diagnostic:
    """`titre: @oser`."""
    read = at.excerpt[at.column - 1 : at.column]
    return _mended(
        at, "signe-reserve", f"Une valeur qui commence par « {read} » doit être entre guillemets droits.", line
    )


def unclosed_bracket(at: Location, line: str = "") -> Diagnostic:
    """`themes: [a, b`."""
    message = "La liste ouverte ici par un crochet ou une accolade n’est jamais refermée."
    if line:
        return _mended(at, "crochet-ouvert", message, line)
    return Diagnostic.error(at, "crochet-ouvert", message, "Ajoutez « ] » ou « } » après le dernier élément.")


def item_without_quotes(at: Location, line: str) -> Diagnostic:
    """`themes: [@oser, salle #3]`."""
    return _mended(at, "signe-reserve", "Un élément de cette liste a un signe qui demande des guillemets droits.", line)


def field_without_quotes(at: Location, line: str) -> Diagnostic:
    """`reseaux_sociaux: {instagram: @oser}`."""
    return _mended(
        at, "signe-reserve", "Une valeur entre ces accolades a un signe qui demande des guillemets droits.", line
    )


def list_without_brackets(at: Location, line: str) -> Diagnostic:
    """`sources: {titre: A}, {titre: B}`."""
    return _mended(at, "crochets-absents", "Plusieurs accolades font une liste, qui s’écrit entre crochets.", line)


def tab_indentation(at: Location, line: str) -> Diagnostic:
    """A tab where spaces are wanted."""
    spaces = len(line) - len(line.lstrip())
    how = f"Remplacez la tabulation par {_spaces(spaces)} :" if spaces else "Supprimez la tabulation :"
    return Diagnostic.error(
        at, "tabulation", "Une tabulation décale cette ligne ; il faut des espaces.", f"{how}\n{line[:_LONGEST_HINT]}"
    )


def wrong_indentation(at: Location, line: str) -> Diagnostic:
    """Too many spaces, or too few."""
    spaces = len(line) - len(line.lstrip())
    how = f"Commencez-la par {_spaces(spaces)} :" if spaces else "Commencez-la au bord, sans espace :"
    return Diagnostic.error(
        at, "decalage", "Cette ligne n’est pas alignée avec celles qui l’entourent.", f"{how}\n{line[:_LONGEST_HINT]}"
    )


def not_an_entry(at: Location, *, data: bool) -> Diagnostic:
    """A line of prose among the keys; `data` for a file that has nothing else."""
    message = "Cette ligne n’est pas de la forme « champ: valeur »."
    text = "Si c’est un texte, mettez au-dessus une ligne « texte: | », et décalez-le de deux espaces.\n"
    if not data:
        message = "Cette ligne de l’en-tête n’est pas de la forme « champ: valeur »."
        text = "Si le texte commence ici, refermez d’abord l’en-tête par une ligne :\n---\n"
    if at.file.endswith("/site.yml"):
        text = ""
    return Diagnostic.error(
        at, "ligne-sans-cle", message, f"{text}Si c’est la suite de la ligne d’avant, décalez-la de deux espaces."
    )


def unreadable_line(at: Location) -> Diagnostic:
    """Something else."""
    return Diagnostic.error(
        at,
        "yaml-illisible",
        "Cette ligne ne peut pas être lue.",
        "Chaque ligne s’écrit « champ: valeur » ; mettez la valeur entre guillemets droits si elle contient "
        "un signe tel que « : », « # » ou « [ ».",
    )


def nested_too_deep(at: Location) -> Diagnostic:
    """Lists in lists in lists."""
    return Diagnostic.error(
        at,
        "trop-imbrique",
        "Il y a ici trop de listes les unes dans les autres.",
        "Mettez la valeur entre guillemets droits si ses crochets sont du texte.",
    )


def too_long(at: Location, most: int) -> Diagnostic:
    """Front matter beyond any use; `most` counts characters."""
    return Diagnostic.error(
        at,
        "en-tete-trop-long",
        f"L’en-tête dépasse {most // 1000} 000 caractères.",
        "Mettez le texte sous l’en-tête, dans un fichier « .md ».",
    )


def _spaces(count: int) -> str:
    return "un espace" if count == 1 else f"{count} espaces"


def _mended(at: Location, code: str, message: str, line: str) -> Diagnostic:
    hint = f"Écrivez :  {line.strip()}" if 0 < len(line) <= _LONGEST_HINT else ""
    return Diagnostic.error(at, code, message, hint)
