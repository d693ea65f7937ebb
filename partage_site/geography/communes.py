"""Every commune of France and the arrondissements of Paris, Lyon and Marseille, by code, name and postcode."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from partage_site.geography.places import Place
from partage_site.geography.regions import departments
from partage_site.geography.tables import read_lines, read_rows, typographic
from partage_site.geography.text_key import text_key, text_keys

# The communes divided into arrondissements: the INSEE codes of these follow each other.
DIVIDED = {"paris": ("75056", 75100, 20), "lyon": ("69123", 69380, 9), "marseille": ("13055", 13200, 16)}
_WHOLE = frozenset(insee for insee, _, _ in DIVIDED.values())
_ARRONDISSEMENT = re.compile(r"(.+) (\d+(?:er|e)) Arrondissement")


class Named(NamedTuple):
    """The INSEE codes of communes that have a name today, and of those that took over one that had it."""

    living: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


@cache
def _lines() -> dict[str, str]:
    """The line of each commune, by its INSEE code; taken apart when it is asked for, as few are."""
    return {line.split(",", 2)[1]: line for line in read_lines("communes.csv")}


@cache
def _former_rows() -> tuple[list[str], ...]:
    return tuple(read_rows("communes_alias.csv"))


@cache
def place_of(insee: str) -> Place | None:
    """The place of this INSEE code, that of a former commune giving the present one; None if there is none."""
    line = _lines().get(insee)
    if line is None:
        present = next((now for _, before, _, now in _former_rows() if before == insee and now != insee), None)
        return place_of(present) if present else None
    name, _, code, postcodes, latitude, longitude, population = line.split(",")
    department = departments()[code]
    part = _ARRONDISSEMENT.fullmatch(name)
    return Place(
        name=typographic(f"{part[1]} {part[2]}" if part else name),
        town=typographic(part[1] if part else name),
        insee=insee,
        department_code=code,
        department=department.name,
        region=department.region.name,
        region_slug=department.region.slug,
        latitude=float(latitude),
        longitude=float(longitude),
        population=int(population),
        postcodes=tuple(postcodes.split()),
    )


def places_of(codes: Iterable[str]) -> tuple[Place, ...]:
    """The places of these INSEE codes, the most populous first."""
    found = [place for code in codes if (place := place_of(code))]
    return tuple(sorted(found, key=lambda place: (-place.population, place.insee)))


def named(key: str) -> Named:
    """The communes that have, or had, the name of this key; arrondissements are not among them."""
    starts = dict.fromkeys((key[:2], key[:1]))
    found = [_names_from(start).get(key, Named()) for start in starts]
    living = tuple(insee for each in found for insee in each.living)
    return Named(living, tuple(insee for each in found for insee in each.former if insee not in living))


def longer_names(key: str) -> Iterator[str]:
    """The INSEE codes of the communes whose name begins with that of this key and goes on (Aix-en-Provence)."""
    for start in dict.fromkeys((key[:2], key[:1])):
        for name, each in _names_from(start).items():
            if name.startswith(f"{key} "):
                yield from each.living


def all_names() -> Iterator[str]:
    """The key of every name, present or former."""
    yield from dict.fromkeys(key for start in _starts() for key in _names_from(start))


@cache
def _names_from(start: str) -> dict[str, Named]:
    # A few names at a time: most builds ask for a few towns, and keys of all names cost a tenth of a second.
    living: dict[str, list[str]] = {}
    former: dict[str, list[str]] = {}
    present, past = _starts().get(start, ((), ()))
    for insee, key in zip(present, text_keys([_name_in(_lines()[insee]) for insee in present]), strict=True):
        living.setdefault(key, []).append(insee)
    for (_, insee), key in zip(past, text_keys([name for name, _ in past]), strict=True):
        if insee not in living.get(key, ()) and insee not in former.get(key, ()):
            former.setdefault(key, []).append(insee)
    return {key: Named(tuple(living.get(key, ())), tuple(former.get(key, ()))) for key in living | former}


@cache
def _starts() -> dict[str, tuple[list[str], list[tuple[str, str]]]]:
    """The communes with a name today, and former names with the communes of today, by their INSEE codes; all by how the
    key of the name begins (see `_start`)."""
    found: dict[str, tuple[list[str], list[tuple[str, str]]]] = {}
    for insee, line in _lines().items():
        name = _name_in(line)
        if not name.endswith(" Arrondissement"):
            found.setdefault(_start(name[:2]), ([], []))[0].append(insee)
    for name, _, _, insee in _former_rows():
        found.setdefault(_start(name[:2]), ([], []))[1].append((name, insee))
    return found


def _name_in(line: str) -> str:
    return line.partition(",")[0]


@cache
def _start(letters: str) -> str:
    """The first two letters of the key of a name that begins with `letters`, or the first one where the second cannot
    be told from them: « L’Haÿ », and « Sa », which may begin a Saint that the key shortens.
    """
    key = text_key(letters)
    return key[:2] if letters.isalpha() and key[:2] != "sa" else key[:1]


@cache
def postcodes() -> dict[str, tuple[str, ...]]:
    """INSEE codes by postcode; a divided commune is left to its arrondissements."""
    found: dict[str, list[str]] = {}
    for insee, line in _lines().items():
        if insee not in _WHOLE:
            for code in line.split(",")[3].split():
                found.setdefault(code, []).append(insee)
    return {code: tuple(inhabited) for code, inhabited in found.items()}


def places_in(codes: Iterable[str]) -> tuple[Place, ...]:
    """Every place of the departments of these codes, the most populous first."""
    wanted = frozenset(codes)
    return places_of(insee for insee, line in _lines().items() if line.split(",", 3)[2] in wanted)


def all_points() -> Iterator[tuple[str, float, float]]:
    """Of every commune: the code of its department, latitude and longitude in degrees."""
    for line in _lines().values():
        _, _, code, _, latitude, longitude, _ = line.split(",")
        yield code, float(latitude), float(longitude)


def name_before(key: str, insee: str) -> str | None:
    """The former name with this key of what is now the commune `insee`, as it was written."""
    return next(
        (typographic(name) for name, _, _, now in _former_rows() if now == insee and text_key(name) == key), None
    )


def forget() -> None:
    """Lets the tables go, which weigh as much as a thousand entries: whoever asks again reads them anew."""
    for known in (_lines, _former_rows, place_of, _names_from, _starts, _start, postcodes):
        known.cache_clear()
