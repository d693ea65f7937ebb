"""Which file each row of a spreadsheet makes or changes, by what it says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from partage_site.diagnostics import Diagnostic, Location
from partage_site.geography.gazetteer import find
from partage_site.geography.places import Found
from partage_site.models.fields import folded
from partage_site.models.kinds import Kind
from partage_site.scaffolding.naming import Known, series_in, year_in
from partage_site.scaffolding.shapes import title_key
from partage_site.slugs import slugify
from partage_site.sources.loading import Entry
from partage_site.sources.values import Value
from partage_site.wording import scaffolding as wording

Entries = Mapping[str, Entry[Any]]
Said = Mapping[str, Value]


class Identifiers:
    """The identifiers of rows of one kind; `entries` are the files that are there, `said` what each row says.

    One is made of the name: with the year for an event of a series, or where another year has an event of that name;
    with the town where two rows share the name, and the year.
    """

    def __init__(self, kind: Kind, entries: Entries, known: Known, said: Sequence[Said]) -> None:
        self._kind = kind
        self._entries = entries
        self._known = known
        self._named = Counter(map(self._slug, said))
        self._of_year = Counter((self._slug(each), _year(each)) for each in said)
        self._files: dict[str, list[str]] = {}
        for slug, entry in entries.items():
            name = slugify(_text(entry.document.values, title_key(kind.record)))
            self._files.setdefault(name, []).append(slug)

    def of(self, row: Said) -> str:
        """The identifier of the file that `row` makes or, where `entries` has it, changes."""
        slug, namesakes = self._slug(row), self._files.get(self._slug(row), [])
        if self._kind.name == "evenement" and self._of_year[slug, _year(row)] == 1:
            return self._by_year(slug, _year(row), namesakes)
        if self._named[slug] == 1:
            return slug if slug in self._entries or len(namesakes) != 1 else namesakes[0]
        place = _apart(row)
        here = [known for known in namesakes if _apart(self._entries[known].document.values) == place]
        return here[0] if len(here) == 1 else f"{slug}-{place}".strip("-")

    def doubts(self, slug: str, row: Said, place: Location) -> Iterator[Diagnostic]:
        """Whether `row`, at `place`, and the file that it would change may be two things of like names."""
        entry, title = self._entries[slug], title_key(self._kind.record)
        own, other = _text(row, title), _text(entry.document.values, title)
        if slugify(own) == slugify(other) and folded(own) != folded(other):
            yield wording.long_names_differ(place, entry.source.shown, other)
        here, there = _text(row, "ville"), _text(entry.document.values, "ville")
        moved = here and there and folded(here) != folded(there) and not _are_one(here, there)
        if self._kind.name == "programme" and moved:
            yield wording.town_changes(place, entry.source.shown, there, here)

    def losses(self, slug: str, row: Said, place: Location) -> Iterator[Diagnostic]:
        """Whether `row`, at `place`, puts a figure of another year where its file has one that no history keeps."""
        if self._kind.name != "chiffre" or row.get("historique"):
            return
        entry = self._entries[slug]
        figure, year = entry.record, _text(row, "annee")
        if (
            figure.year
            and year not in {"", str(figure.year)}
            and figure.year not in {past.year for past in figure.history}
        ):
            value = _text(entry.document.values, "valeur").replace(",", ".")  # it goes between braces
            yield wording.value_leaves(place, entry.source.shown, figure.year, value)

    def _by_year(self, slug: str, year: str, namesakes: Sequence[str]) -> str:
        """The identifier of an event, the only one of its name in its year."""
        known = [slug] if slug in self._entries else namesakes
        mine = [each for each in known if year in ("", _year(self._entries[each].document.values))]
        if len(mine) == 1:
            return mine[0]
        return f"{slug}-{year}".strip("-") if known or self._named[slug] > 1 else slug

    def _slug(self, row: Said) -> str:
        kind = self._kind
        slug = slugify(_text(row, title_key(kind.record)), fallback="sans-nom")
        if kind.name == "evenement" and not year_in(slug) and series_in(slug, self._known):
            slug = f"{slug}-{_year(row)}".strip("-")
        return kind.unreserved(slug)


def _are_one(town: str, other: str) -> bool:
    """Whether two names are those of one town (« St Etienne »)."""
    one, same = find(town), find(other)
    return isinstance(one, Found) and isinstance(same, Found) and one.place == same.place


def _apart(row: Said) -> str:
    """What tells two rows of one name apart: the town, else the year."""
    town = _text(row, "ville")
    return slugify(town) if town else _year(row)


def _year(row: Said) -> str:
    return _text(row, "debut")[:4]


def _text(row: Said, key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""
