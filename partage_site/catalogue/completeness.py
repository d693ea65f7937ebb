"""What only the association can tell: legal mentions, facts about programmes, what it must confirm."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from partage_site.catalogue.catalogue import Catalogue
from partage_site.diagnostics import Diagnostic, Location
from partage_site.models.declaration import declared_fields
from partage_site.models.event import EventStatus
from partage_site.models.programme import Programme
from partage_site.models.resource import ResourceType
from partage_site.models.settings import Host, LegalIdentity
from partage_site.sources.loading import Entry, KeyPath
from partage_site.wording import catalogue as wording

VERIFIED_WITHIN = timedelta(days=365)
_EXPECTED = ("schools", "pupils_schools", "labels", "created", "publics", "levels", "email", "verified_on")


def incomplete_facts(settings: Entry[Any], catalogue: Catalogue) -> Iterator[Diagnostic]:
    """One problem of weight « à compléter » for each gap; readers see none of them."""
    place = settings.document.locate(("a_confirmer",))
    yield from (wording.to_confirm(place, what) for what in settings.record.unconfirmed)
    legal = settings.record.legal
    place = settings.document.locate(("mentions",))
    for owner, record, above in ((legal, LegalIdentity, "mentions"), (legal.host, Host, "mentions, hebergeur")):
        for field in declared_fields(record):
            if getattr(owner, field.name) is None:
                yield wording.legal_field_missing(place, field.key.title, field.key.name, above)
    titles = {field.name: field.key.title for field in declared_fields(Programme)}
    for entry in catalogue.programmes.values():
        unknown = [titles[name] for name in _EXPECTED if not getattr(entry.record, name)]
        if unknown:
            yield wording.fact_missing(entry.document.locate(()), entry.record.name, unknown)
        verified = entry.record.verified_on
        if verified and verified < catalogue.today - VERIFIED_WITHIN:
            place = entry.document.locate(("verifie_le",), value=True)
            yield wording.verified_long_ago(place, entry.record.name, verified.isoformat())
    yield from _dates_to_tell(catalogue)
    yield from _videos_without_words(catalogue)
    for entry in catalogue.entries():
        yield from (wording.still_to_write(place) for place in _placeholders(entry))


def _placeholders(entry: Entry[Any]) -> Iterator[Location]:
    """Where a value is still the « … » that new files and messages show."""
    waiting: list[tuple[KeyPath, Any]] = [((), entry.document.values)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(((*path, key), item) for key, item in value.items())
        elif isinstance(value, list):
            waiting.extend(((*path, number), item) for number, item in enumerate(value))
        elif value in ("…", "..."):
            yield entry.document.locate(path, value=True)


def _dates_to_tell(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for event in catalogue.events.values():
        if event.record.status is EventStatus.POSTPONED and not event.record.former_start:
            yield wording.postponed_from_unknown(event.document.locate(("statut",)))
        if event.record.date_unconfirmed:
            place = event.document.locate(("date_a_confirmer",))
            yield wording.to_confirm(place, f"{event.record.title}, date")


def _videos_without_words(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for entry in catalogue.resources.values():
        video = entry.record
        if video.type is ResourceType.VIDEO and not (video.captions or video.transcript):
            yield wording.video_without_words(entry.document.locate(("type",)), video.title)
