"""What is said of towns, regions and coordinates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from partage_site.diagnostics import Diagnostic, Location

# « à définir », « inconnue »: what stands for a town that nobody knows yet.
_WAITING = re.compile(
    r"[àa] (?:confirmer|d[ée]\w+|pr[ée]ciser|venir|compl[ée]ter)\b|inconnue?\b|\?+$|tbd\b|nc$", re.IGNORECASE
)
# Lines to paste shown for one name; the largest towns come first.
SHOWN = 8


class _Place(Protocol):
    @property
    def label(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def insee(self) -> str: ...
    @property
    def department(self) -> str: ...
    @property
    def population(self) -> int: ...
    @property
    def postcodes(self) -> Sequence[str]: ...


def crowd(count: int) -> str:
    """The name of a knot that stands for `count` programmes of one place."""
    return f"{count} programmes"


def unknown_town(at: Location, typed: str, nearest: Sequence[_Place]) -> Diagnostic:
    """A town that no commune is called; `nearest` may be empty."""
    if _WAITING.match(typed):
        hint = "Retirez « ville » tant qu’elle n’est pas connue ; un programme peut dire sa « region » à la place."
        return Diagnostic.error(at, "ville-inconnue", f"« {typed} » n’est pas une ville.", hint)
    if nearest:
        hint = "Est-ce l’une de celles-ci ?\n" + _lines(nearest)
    else:
        hint = "Écrivez le nom de la commune, par exemple :  ville: Marseille"
    hint += (
        "\nSont connues les communes de métropole, des cinq départements d’outre-mer, de Saint-Barthélemy, de "
        "Saint-Martin et de Saint-Pierre-et-Miquelon. Pour un lieu d’ailleurs, "
        "remplacez « ville » par « region » (Nouvelle-Calédonie…) ou, pour un événement, par « lieu »."
    )
    return Diagnostic.error(at, "ville-inconnue", f"« {typed} » n’est le nom d’aucune commune.", hint)


def several_towns(at: Location, typed: str, towns: Sequence[str]) -> Diagnostic:
    """« Lyon et Saint-Étienne », each of which is a town."""
    return Diagnostic.error(
        at,
        "plusieurs-villes",
        f"« {typed} » nomme plusieurs communes ; il en faut une, où mettre le point de la carte.",
        "Gardez l’une de ces lignes, et dites les autres dans le texte :\n"
        + "\n".join(f"ville: {town}" for town in towns),
    )


def unknown_insee_code(at: Location, code: str, nearest: Sequence[_Place]) -> Diagnostic:
    """An INSEE code that no commune has; `nearest` are those that the town's name may mean."""
    hint = "Retirez « code_insee » ; la ville suffit."
    return Diagnostic.error(
        at,
        "code-insee-inconnu",
        f"« {code} » n’est le code INSEE d’aucune commune.",
        hint + (" Au besoin, gardez la bonne ligne :\n" + _lines(nearest) if nearest else ""),
    )


def ambiguous_town(at: Location, typed: str, candidates: Sequence[_Place]) -> Diagnostic:
    """A name, or a postcode, of several communes."""
    hint = "Gardez la bonne ligne :\n" + _lines(candidates[:SHOWN])
    if len(candidates) > SHOWN:
        hint += f"\nou une autre, avec son département entre parenthèses ({len(candidates) - SHOWN} de plus)."
    return Diagnostic.error(
        at,
        "ville-ambigue",
        f"« {typed} » peut désigner {len(candidates)} communes.",
        hint,
    )


def former_town(at: Location, former: str, place: _Place) -> Diagnostic:
    """A town typed by a name that it no longer has."""
    return Diagnostic.incomplete(
        at,
        "ville-ancien-nom",
        f"« {former} » est un ancien nom : cette commune fait partie de {place.name} ({place.department}).",
        f"Pour montrer le nom actuel, écrivez :  ville: {place.label}",
    )


def code_of_another_town(at: Location, key: str, code: str, typed: str, place: _Place) -> Diagnostic:
    """An INSEE code or a postcode that does not fit the town typed; `place` is the one that was kept: that of an INSEE
    code, which decides, else that of the name."""
    if key == "code_insee":
        hint = f"Retirez « {key} », ou écrivez :  ville: {place.label}"
    elif len(place.postcodes) == 1:
        hint = f"Retirez « {key} », ou écrivez :  {key}: {place.postcodes[0]}"
    else:
        hint = f"Retirez « {key} » ; si c’est la ville qui n’est pas la bonne, corrigez « ville »."
    return Diagnostic.warning(
        at,
        "code-d-une-autre-ville",
        f"« {key}: {code} » ne va pas avec « ville: {typed} » ; la ville retenue est {place.label}.",
        hint,
    )


def code_of_another_region(at: Location, key: str, code: str, region: str) -> Diagnostic:
    """An INSEE code or a postcode that no commune of the entry's region has."""
    return Diagnostic.warning(
        at,
        "code-d-une-autre-region",
        f"« {key}: {code} » n’est celui d’aucune commune de la région {region}.",
        f"Corrigez « {key} » ou « region » ; ou retirez les deux et dites la ville :  ville: …",
    )


def region_of_another_town(at: Location, town: str, region: str) -> Diagnostic:
    """A region that the town is not in."""
    return Diagnostic.warning(
        at,
        "region-d-une-autre-ville",
        f"{town} est en région {region} ; c’est cette région qui est retenue.",
        f"Retirez « region », que la ville dit déjà, ou écrivez :  region: {region}",
    )


def unknown_region(at: Location, typed: str, nearest: Sequence[str]) -> Diagnostic:
    """A region that is none; `nearest` are names, the likeliest first: three, or all where none is like it."""
    if len(nearest) > 3:
        hint = f"Le site ne place que ce qui est en France. Gardez l’une de ces régions : {', '.join(nearest)}."
    else:
        others = f"\nou :  {' ; '.join(nearest[1:])}" if nearest[1:] else ""
        hint = f"Vouliez-vous dire « {nearest[0]} » ? Écrivez :  region: {nearest[0]}{others}"
    return Diagnostic.error(at, "region-inconnue", f"« {typed} » n’est pas une région.", hint)


def swapped_coordinates(
    at: Location, point: tuple[float, float], where: str, meant: tuple[float, float], doubt: str = ""
) -> Diagnostic:
    """Longitude before latitude; `where` is as `away_from` says it, `doubt` the key that may be wrong instead."""
    return _misplaced(at, point, where, "la latitude et la longitude semblent échangées", meant, doubt)


def wrong_sign(
    at: Location, point: tuple[float, float], where: str, meant: tuple[float, float], doubt: str = ""
) -> Diagnostic:
    """A minus sign lost or too many."""
    return _misplaced(at, point, where, "il semble manquer un signe « - », ou y en avoir un de trop", meant, doubt)


def misplaced_decimal_point(
    at: Location, point: tuple[float, float], where: str, meant: tuple[float, float], doubt: str = ""
) -> Diagnostic:
    """A decimal point in the wrong place."""
    return _misplaced(at, point, where, "le point décimal semble mal placé", meant, doubt)


def coordinates_elsewhere(at: Location, point: tuple[float, float], where: str, key: str = "ville") -> Diagnostic:
    """A point that fits nowhere near, with no slip of the pen that explains it; `key` is `ville` or `region`."""
    return Diagnostic.error(
        at,
        "coordonnees-ailleurs",
        f"« {_degrees(point)} » est {where}.",
        f"Vérifiez les coordonnées et « {key} ». Au besoin, retirez « coordonnees », qui n’est pas obligatoire.",
    )


def coordinates_off_map(at: Location, point: tuple[float, float], panel: str) -> Diagnostic:
    """A point beyond the edge of the map of an overseas department, whose name `panel` is."""
    return Diagnostic.warning(
        at,
        "coordonnees-hors-carte",
        f"« {_degrees(point)} » est au large : la carte ({panel}) ne va pas jusque-là, et ce programme n’y sera pas.",
        "Corrigez les coordonnées, ou retirez « coordonnees », qui n’est pas obligatoire.",
    )


def coordinates_of_another(at: Location, other: str) -> Diagnostic:
    """The very point of an entry of another town, as when a file was copied; `other` is that entry's file."""
    return Diagnostic.warning(
        at,
        "coordonnees-copiees",
        f"Ces coordonnées sont aussi celles de {other}, qui est dans une autre ville.",
        "Retirez « coordonnees » ; la ville suffit.",
    )


def out_of_region(region: str) -> str:
    """Where a point is that is not in the region of its entry."""
    return f"hors de la région {region}"


def away_from(place: _Place | None, distance_km: float | None) -> str:
    """Where a point is that does not fit: how far from its town, or only that it is not in France."""
    if place is None or distance_km is None:
        return "hors de France"
    return f"à {_number(round(distance_km))} km {_of(place.name)}"


def _of(town: str) -> str:
    """`d’Albi`, `du Havre`, `des Ulis`, `de Lyon`."""
    for article, contracted in (("Le ", "du "), ("Les ", "des ")):
        if town.startswith(article):
            return contracted + town.removeprefix(article)
    return f"d’{town}" if town[0] in "AÂEÉÈÊIÎOŒUY" else f"de {town}"


def _misplaced(
    at: Location, point: tuple[float, float], where: str, reason: str, meant: tuple[float, float], doubt: str
) -> Diagnostic:
    return Diagnostic.error(
        at,
        "coordonnees-ailleurs",
        f"« {_degrees(point)} » est {where} : {reason}.",
        f"Écrivez :  coordonnees: [{_degrees(meant)}]" + (f"   Ou corrigez « {doubt} »." if doubt else ""),
    )


def _lines(places: Sequence[_Place]) -> str:
    # Ordinary spaces: these lines are pasted into files that people search and edit.
    return "\n".join(
        f"ville: {place.label}   # {place.department}, {_number(place.population, ' ')} hab." for place in places
    )


def _degrees(point: tuple[float, float]) -> str:
    return ", ".join(f"{value:.6f}".rstrip("0").rstrip(".") for value in point)


def _number(value: int, space: str = "\u202f") -> str:
    return f"{value:,}".replace(",", space)
