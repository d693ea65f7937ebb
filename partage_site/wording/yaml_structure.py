"""What is said of YAML that can be read, but not as it was meant: keys, references, tags, comments.

`line` is the line that mends the fault.
"""

from __future__ import annotations

from partage_site.diagnostics import Diagnostic, Location

_LONGEST_HINT = 500
_LONGEST_NAME = 60


def written_twice(at: Location, key: str, first: int) -> Diagnostic:
    """The same key twice in one mapping."""
    return Diagnostic.error(
        at,
        "cle-en-double",
        f"« {key} » est écrit deux fois, lignes {first} et {at.line}.",
        "Gardez une seule des deux lignes.",
    )


def key_without_text(at: Location, line: str) -> Diagnostic:
    """A list, a mapping or nothing as a key."""
    return Diagnostic.error(
        at,
        "cle-illisible",
        "Le nom du champ, avant « : », n’est pas un mot.",
        f"Si les accolades sont du texte, écrivez :  {line}"
        if "{" in line
        else "Chaque ligne s’écrit « champ: valeur ».",
    )


def merge_key(at: Location) -> Diagnostic:
    """`<<: *base`."""
    return Diagnostic.error(at, "renvoi", "« << » n’est pas compris ici.", "Recopiez les lignes voulues.")


def alias(at: Location, name: str, anchored: int, line: str) -> Diagnostic:
    """`*name`; `anchored` is the line of `&name`, 0 when there is none."""
    where = f"Ligne {at.line}, « *{name[:_LONGEST_NAME]} » renverrait à la ligne {anchored}"
    told = where if anchored else f"« *{name[:_LONGEST_NAME]} » serait un renvoi"
    return _mended(at, "renvoi", f"{told} ; les renvois ne sont pas compris ici.", line)


def anchor(at: Location, line: str) -> Diagnostic:
    """`&name`."""
    return _mended(at, "renvoi", "Un « & » au début d’une valeur en ferait la cible d’un renvoi.", line)


def tag(at: Location, line: str) -> Diagnostic:
    """`!!python/object`, `!!str`, `!x`."""
    return _mended(at, "etiquette", "Un « ! » au début d’une valeur n’est pas compris ici.", line)


def unreadable_escape(at: Location) -> Diagnostic:
    r"""`"\0"`, or any escape that gives a character nobody can see."""
    return Diagnostic.error(
        at,
        "caractere-illisible",
        "Un code commençant par « \\ » donne ici un caractère qu’aucun lecteur ne peut voir.",
        "Supprimez ce code.",
    )


def curly_quotes_in_value(at: Location, line: str) -> Diagnostic:
    """`titre: “La rentrée”`: the quotes would be seen, in letters of another language."""
    return Diagnostic.warning(
        at,
        "guillemets-courbes",
        "Ces guillemets courbes sont pris pour une partie du texte.",
        f"S’ils ne servent qu’à l’entourer, écrivez :  {line[:_LONGEST_HINT]}\n"
        "Si c’est une citation, mettez-la entre « guillemets français ».",
    )


def swallowed_comment(at: Location, read: str, line: str) -> Diagnostic:
    """`lieu: Salle #3`, where `#3` (`read`) is not read."""
    shown = read if len(read) <= _LONGEST_NAME else read[:_LONGEST_NAME] + "…"
    text = f"Si c’est du texte, écrivez :  {line}\n" if len(line) <= _LONGEST_HINT else ""
    return Diagnostic.warning(
        at,
        "commentaire",
        f"« {shown} » n’est pas lu : « # » après un espace commence un commentaire.",
        f"{text}Si c’est un commentaire, mettez un espace après « # ».",
    )


def several_documents(at: Location) -> Diagnostic:
    """A second `---` in a `.yml` file."""
    return Diagnostic.error(
        at,
        "plusieurs-documents",
        "Un fichier « .yml » ne contient que des champs ; rien n’est lu après cette ligne.",
        "Supprimez cette ligne, ou renommez le fichier en « .md » pour écrire un texte dessous.",
    )


def not_a_mapping(at: Location) -> Diagnostic:
    """A list or a text where keys were expected."""
    return Diagnostic.error(
        at,
        "champs-attendus",
        "Il faut ici des lignes de la forme « champ: valeur ».",
        "Écrivez par exemple :  titre: …",
    )


def _mended(at: Location, code: str, message: str, line: str) -> Diagnostic:
    hint = f"Écrivez :  {line.strip()}" if 0 < len(line) <= _LONGEST_HINT else ""
    return Diagnostic.error(at, code, message, hint)
