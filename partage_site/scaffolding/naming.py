"""Which kind people mean, which file a title makes, which identifiers are there to choose from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from partage_site.diagnostics import Refusal, Report
from partage_site.models.kinds import KINDS, KINDS_BY_FOLDER, Kind
from partage_site.slugs import slugify
from partage_site.sources.discovery import SourceFile, discover
from partage_site.wording import scaffolding as wording

Known = Mapping[str, Sequence[str]]

_OTHER_NAMES = {"rendez-vous": "serie", "article": "actualite", "actu": "actualite", "document": "ressource"}


def kind_named(text: str) -> Kind:
    """The kind that `text` names, whatever its accents, capitals or number; raises `Refusal`."""
    word = slugify(text)
    names = {**KINDS, **KINDS_BY_FOLDER}
    names |= {other: KINDS[name] for other, name in _OTHER_NAMES.items()}
    found = names.get(word) or names.get(word.removesuffix("s"))
    if found is None:
        near = get_close_matches(word, names, n=1, cutoff=0.6)
        raise Refusal(*wording.unknown_kind(text, names[near[0]].name if near else None, list(KINDS)))
    return found


def sources_in(content: Path) -> tuple[SourceFile, ...]:
    """The sources under `content`; what is wrong with them is told by a build, not here.

    Raises `Refusal` where the folder of a kind is a symbolic link: what is written must not go elsewhere.
    """
    report = Report()
    sources = discover(content, report).sources
    for problem in report:
        if problem.code == "lien-symbolique" and problem.location.file.removeprefix("content/") in KINDS_BY_FOLDER:
            raise Refusal(f"{problem.location.file} : {problem.message}", problem.hint)
    return sources


def known_ids(sources: Sequence[SourceFile]) -> Known:
    """The identifiers that `sources` have, by kind, sorted."""
    return {
        kind.name: sorted(source.id for source in sources if source.folder == kind.folder) for kind in KINDS.values()
    }


def identifier_for(kind: Kind, title: str, year: int, known: Known) -> str:
    """The identifier of a new file: the slug of `title`, with `year` where that keeps two events of a series apart.

    Raises `Refusal` when the title says nothing, or makes a name that the site uses or another file has.
    """
    if not any(map(str.isalnum, title)):
        raise Refusal(*wording.empty_title(kind.name))
    slug = slugify(title)
    if kind.name == "evenement" and not year_in(slug) and (slug in known["evenement"] or series_in(slug, known)):
        slug = f"{slug}-{year}"
    if kind.reserved.fullmatch(slug):
        raise Refusal(*wording.reserved_name(kind.name, slug, kind.unreserved(slug)))
    return slug


def year_in(slug: str) -> int | None:
    """The year that a word of `slug` is, the last one if there are several."""
    years = re.findall(r"(?<![a-z0-9])(?:19|20)\d\d(?![a-z0-9])", slug)
    return int(years[-1]) if years else None


def series_in(slug: str, known: Known) -> str | None:
    """The series that a word of `slug` names."""
    return next((each for each in known["serie"] if each in slug.split("-")), None)
