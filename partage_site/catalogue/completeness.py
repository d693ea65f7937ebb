"""What only the association can tell: legal mentions, facts about programmes, what it must confirm."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from partage_site.cache import Cache
from partage_site.catalogue.catalogue import Catalogue
from partage_site.diagnostics import Diagnostic, Location
from partage_site.models.declaration import declared_fields
from partage_site.models.packing import remembered_record
from partage_site.models.programme import Programme
from partage_site.models.resource import ResourceType
from partage_site.models.settings import Host, LegalIdentity
from partage_site.sources.loading import Entry
from partage_site.wording import catalogue as wording

VERIFIED_WITHIN = timedelta(days=365)
_EXPECTED = ("schools", "pupils_schools", "labels", "created", "publics", "levels", "email", "verified_on")


def incomplete_facts(settings: Entry[Any], catalogue: Catalogue, cache: Cache) -> Iterator[Diagnostic]:
    """One problem of weight « à compléter » for each gap; readers see none of them."""
    yield from _of_the_site(settings, cache)
    yield from _of_programmes(catalogue, cache)
    for event in catalogue.events.values():
        if event.record.date_unconfirmed:
            place = _place(event, "date_a_confirmer", cache)
            yield wording.to_confirm(place, f"{event.record.title}, date")
    for figure in catalogue.figures.values():
        if not (figure.record.source or figure.record.sources):
            yield wording.figure_without_source(figure.location, figure.record.label)
    for resource in catalogue.resources.values():
        video = resource.record
        if video.type is ResourceType.VIDEO and not (video.captions or video.transcript):
            yield wording.video_without_words(_place(resource, "type", cache), video.title)


def _of_the_site(settings: Entry[Any], cache: Cache) -> Iterator[Diagnostic]:
    place = _place(settings, "a_confirmer", cache)
    yield from (wording.to_confirm(place, what) for what in settings.record.unconfirmed)
    legal = settings.record.legal
    place = _place(settings, "mentions", cache)
    for owner, record, above in ((legal, LegalIdentity, ("mentions",)), (legal.host, Host, ("hebergeur", "mentions"))):
        for field in declared_fields(record):
            if getattr(owner, field.name) is None:
                yield wording.legal_field_missing(place, field.key.title, field.key.name, above)


def _of_programmes(catalogue: Catalogue, cache: Cache) -> Iterator[Diagnostic]:
    titles = {field.name: field.key.title for field in declared_fields(Programme)}
    titles["verified_on"] = wording.REVIEW_DAY
    for entry in catalogue.programmes.values():
        unknown = [titles[name] for name in _EXPECTED if not getattr(entry.record, name)]
        if unknown:
            yield wording.fact_missing(entry.location, entry.record.name, unknown)
        verified = entry.record.verified_on
        if verified and catalogue.today - verified > VERIFIED_WITHIN:
            place = _place(entry, "verifie_le", cache, value=True)
            yield wording.verified_long_ago(place, entry.record.name, verified.isoformat())


def _place(entry: Entry[Any], key: str, cache: Cache, *, value: bool = False) -> Location:
    """Where `entry` says `key`, or its value: remembered, since these gaps are told at each build, for years, and no
    file would be read for anything else."""
    told = (entry.source.shown, entry.digest, key, value)
    return remembered_record(cache, "places", Location, told, lambda: entry.document.locate((key,), value=value))
