"""From a town as people write it to its commune, without ever guessing.

A name that several communes bear, or bore, gives them all, with the towns that people call so for short; a name that
none bears gives the three nearest.
"""

from __future__ import annotations

from collections.abc import Iterable

from partage_site.geography.asking import Asked, read_asked
from partage_site.geography.communes import Named, longer_names, name_before, named, place_of, places_of, postcodes
from partage_site.geography.nearest import nearest_places
from partage_site.geography.places import Ambiguous, Found, Place, Unknown

# A living name counts as ambiguous when a commune that much larger bore it too: Évry (Yonne) and Évry (Essonne).
OVERSHADOWS = 10
# So does a town of so many inhabitants whose name only goes on: Aix (Corrèze) and Aix-en-Provence.
SHORTENED = 10_000


def find(query: str, *, postcode: str | None = None, insee: str | None = None) -> Found | Unknown | Ambiguous:
    """The place that `query` names.

    `insee` decides outright. `postcode` decides only between communes of the same name (or arrondissements
    of one), since most postcodes serve several communes; a CEDEX one, which is not listed, says its department.
    """
    asked = read_asked(query)
    code = (postcode or "").strip().zfill(5) if postcode else asked.postcode
    if insee:
        return _by_insee(asked, insee.strip().upper().zfill(5))
    if not asked.name:
        return _by_postcode(code) if code else Unknown(())
    if asked.part:
        place = place_of(asked.part)
        return Found(place, agrees=_serves(code, place)) if place else Unknown(())
    return _by_name(asked, code)


def _by_insee(asked: Asked, insee: str) -> Found | Unknown:
    place = place_of(insee)
    if place is None:
        return Unknown(nearest_places(asked.name, asked.departments), insee)
    known = named(asked.name)
    agrees = not asked.name or place.insee in known.living + known.former or _bears(place, asked.name)
    former = name_before(asked.name, place.insee) if place.insee in known.former else None
    return Found(place, former, agrees)


def _by_postcode(code: str) -> Found | Unknown | Ambiguous:
    served = places_of(postcodes().get(code, ()))
    if len(served) == 1:
        return Found(served[0])
    return Ambiguous(served) if served else Unknown(nearest_places("", departments_of(code)))


def _by_name(asked: Asked, code: str | None) -> Found | Unknown | Ambiguous:
    known = named(asked.name)
    pool = places_of(known.living + known.former)
    if asked.departments:
        inside = [place for place in pool if place.department_code in asked.departments]
        living = [place for place in inside if place.insee in known.living]
        chosen = living or inside
        if not chosen:
            return Unknown(_nearest(asked.name, asked.departments, pool))
    else:
        chosen = _with_longer(_rivals(pool, known), known, asked.name)
    if code and len(chosen) > 1:
        chosen = _narrowed(chosen, code)
    if not chosen:
        return Unknown(_nearest(asked.name, departments_of(code) if code else frozenset()))
    if len(chosen) > 1:
        return Ambiguous(tuple(chosen))
    place = _part_served(chosen[0], code)
    former = None if chosen[0].insee in known.living else name_before(asked.name, chosen[0].insee)
    return Found(place, former, _serves(code, place))


def _rivals(pool: Iterable[Place], known: Named) -> list[Place]:
    """All that a name may mean: the communes that bear it, and larger ones (all, if no living) that bore it."""
    pool = list(pool)
    least = min((place.population for place in pool if place.insee in known.living), default=0)
    return [place for place in pool if place.insee in known.living or place.population >= OVERSHADOWS * least]


def _with_longer(rivals: list[Place], known: Named, key: str) -> list[Place]:
    """`rivals`, and the much larger towns whose name begins with theirs, the most populous first."""
    largest = max((place.population for place in rivals if place.insee in known.living), default=0)
    least = max(SHORTENED, OVERSHADOWS * largest)
    longer = [place for place in places_of(longer_names(key)) if place.population >= least] if rivals else []
    return sorted({*rivals, *longer}, key=lambda place: (-place.population, place.insee))


def _nearest(key: str, departments: frozenset[str], pool: tuple[Place, ...] = ()) -> tuple[Place, ...]:
    """The three largest towns whose name begins so (Brive, Mantes), else `pool`, which bear it elsewhere, else those of
    the nearest names.
    """
    longer = [
        place for place in places_of(longer_names(key)) if place.department_code in departments or not departments
    ]
    return tuple(longer[:3]) or pool[:3] or nearest_places(key, departments)


def _narrowed(places: list[Place], code: str) -> list[Place]:
    served = [place for place in places if code in place.postcodes]
    if not served and code not in postcodes():
        served = [place for place in places if place.department_code in departments_of(code)]
    return served or places


def _part_served(place: Place, code: str | None) -> Place:
    """The arrondissement that `code` serves, in a commune that is divided into some."""
    parts = [part for part in places_of(postcodes().get(code or "", ())) if part.town == place.name != part.name]
    return parts[0] if len(parts) == 1 else place


def _bears(place: Place, key: str) -> bool:
    return read_asked(place.name).name == key


def _serves(code: str | None, place: Place) -> bool:
    """Whether `code` may be a postcode of `place`: listed, or not listed at all (CEDEX) and of its department."""
    if not code or code in place.postcodes:
        return True
    return code not in postcodes() and place.department_code in departments_of(code)


def departments_of(code: str) -> frozenset[str]:
    """The departments of a postcode: its first two digits, three for overseas, both halves of Corsica for 20."""
    if code.startswith("20"):
        return frozenset({"2A", "2B"})
    return frozenset({code[: 3 if code.startswith(("97", "98")) else 2]})
