"""What is said of keys: unknown, missing, of the wrong shape."""

from __future__ import annotations

import re
from collections.abc import Sequence

from partage_site.diagnostics import Diagnostic, Location

_LONGEST_LINE = 200
_WHOLE = re.compile(r"(?<![\d.,])(-?\d+),$")


def unknown_key(
    at: Location, of: str, key: str, nearest: Sequence[str], known: Sequence[str], line: str, *, taken: int
) -> Diagnostic:
    """A key that the kind does not have; `nearest` holds the known key that was likely meant, if any, and `line` is the
    one that it begins, where that has but its key wrong; `taken` is the line where the known key is already, if any."""
    what = f"n’est pas un champ {of}" if of else "n’est pas un champ connu ici"
    if nearest and taken:
        hint = f"« {nearest[0]} », sans doute, qui est déjà à la ligne {taken} : complétez-la et supprimez celle-ci."
    elif nearest:
        value = line.removeprefix(key).lstrip("  :") if line.startswith(key) and len(line) <= _LONGEST_LINE else ""
        hint = f"Vouliez-vous dire « {nearest[0]} » ? Écrivez :  {nearest[0]}: {value or '…'}"
    else:
        hint = f"Champs connus : {', '.join(known)}."
    return Diagnostic.error(at, "champ-inconnu", f"« {key} » {what}.", hint)


def told_in_text(at: Location, of: str, key: str) -> Diagnostic:
    """`intervenants: …`, which goes into the text."""
    title = key.replace("_", " ").capitalize()
    return Diagnostic.error(
        at,
        "champ-inconnu",
        f"« {key} » n’est pas un champ {of} : cela s’écrit dans le texte.",
        f"Écrivez-le sous la ligne « --- » qui referme l’en-tête, après un titre :  ## {title}",
    )


def text_among_keys(at: Location, of: str, key: str) -> Diagnostic:
    """`texte: …` in a Markdown file, whose text stands below."""
    return Diagnostic.error(
        at,
        "champ-inconnu",
        f"« {key} » n’est pas un champ {of} dans un fichier « .md ».",
        "Écrivez ce texte sous la ligne « --- » qui referme l’en-tête.",
    )


def text_of_none(at: Location, key: str, of: str) -> Diagnostic:
    """`texte: …` among the settings, which no page would show."""
    return Diagnostic.error(
        at,
        "champ-inconnu",
        f"« {key} » n’est pas un champ {of} : aucune page ne le montrerait.",
        "Écrivez ce texte dans un fichier de content/pages/, ou retirez-le.",
    )


def field_in_body(at: Location, key: str) -> Diagnostic:
    """`ville: Lyon` below the front matter."""
    return Diagnostic.warning(
        at,
        "champ-dans-le-texte",
        f"« {key} » a la forme d’un champ, mais se trouve sous l’en-tête : cette ligne se lirait dans le texte.",
        "Si c’est un champ, déplacez-le au-dessus de la ligne « --- » qui referme l’en-tête, avec ceux qui le "
        "suivent.\nUn second événement, programme… a son propre fichier.",
    )


def yes_or_no(at: Location, key: str) -> Diagnostic:
    """A question of yes or no without its answer."""
    return Diagnostic.warning(
        at,
        "oui-ou-non",
        f"« {key} » sans réponse veut dire « non ».",
        f"Écrivez :  {key}: oui\nou retirez cette ligne.",
    )


def markup_in_value(at: Location, value: str) -> Diagnostic:
    """`resume: <p>Bonjour&nbsp;!</p>`; `value` is what to write for it, empty where nothing is left."""
    return Diagnostic.warning(
        at,
        "balisage-dans-un-champ",
        "La mise en forme de cette valeur (HTML, Markdown) se lirait avec ses signes.",
        f"Écrivez :  {value}" if 0 < len(value) <= _LONGEST_LINE else "Retirez-la.",
    )


def text_taken_for_key(at: Location, text: str) -> Diagnostic:
    """`{alt: Deux étudiants, devant un mur}`: what follows the comma is a key without a value, or a decimal."""
    hint = "Si c’est la fin d’un texte, mettez tout ce texte entre guillemets droits."
    whole = _WHOLE.search(at.excerpt[: (at.column or 1) - 1]) if text.isdecimal() else None
    if whole:
        decimal = f"Pour un nombre à virgule, écrivez un point :  {whole[1]}.{text}"
        hint = f"{decimal}\nS’il s’agit de milliers, retirez la virgule."
    return Diagnostic.error(
        at,
        "virgule-entre-accolades",
        f"Entre accolades, une virgule sépare deux champs : « {text} » n’en est pas un.",
        hint,
    )


def pair_for_keys(at: Location, key: str, meant: str) -> Diagnostic:
    """`- 2025: 90`, where each of the two has its own key; `meant` has them."""
    return Diagnostic.error(at, "champ-inconnu", f"« {key} » n’est pas un champ connu ici.", f"Écrivez :  {meant}")


def missing_key(at: Location, key: str, example: str, *, within: bool) -> Diagnostic:
    """A required key that is absent or empty; `within` braces when that is where it goes."""
    where = "Ajoutez entre les accolades, après une virgule" if within else "Ajoutez"
    hint = f"{where}{_as_example(example)} :  {key}: {example}"
    return Diagnostic.error(at, "champ-manquant", f"Il manque le champ « {key} ».", hint)


def empty_key(at: Location, key: str, example: str) -> Diagnostic:
    """A required key that is there and says nothing, perhaps because `#` begins a comment."""
    if "#" in at.excerpt:
        typed = at.excerpt.partition(":")[2].strip().replace('"', "”")
        message = f"Le champ « {key} » est vide : ce qui suit « # » est un commentaire."
        return Diagnostic.error(at, "champ-manquant", message, f'Mettez des guillemets :  {key}: "{typed}"')
    hint = f"Écrivez{_as_example(example)} :  {key}: {example}"
    return Diagnostic.error(at, "champ-manquant", f"Le champ « {key} » est vide.", hint)


def _as_example(example: str) -> str:
    """What keeps `example` from being pasted as it is, unless it says nothing."""
    return "" if example == "…" else " par exemple"


def mapping_expected(at: Location, known: Sequence[str], mine: str, typed: str = "") -> Diagnostic:
    """A text where named fields were wanted; `typed`, as it is written between braces, is likely that of `mine`."""
    if "url" in known and typed.startswith(("http", '"http')):
        mine = "url"
    elif "fichier" in known:
        mine = "fichier"
    other = {"fichier": "url", "url": "fichier"}.get(mine)  # a document is in one place
    shape = ", ".join(f"{name}: {typed if typed and name == mine else '…'}" for name in known[:3] if name != other)
    return Diagnostic.error(
        at,
        "champs-attendus",
        "Il faut ici des champs nommés.",
        f"Écrivez par exemple :  {{{shape}}}",
    )
