"""What only the association can tell: legal mentions, facts about programmes, what it must confirm."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from partage_site.catalogue.catalogue import Catalogue
from partage_site.diagnostics import Diagnostic
from partage_site.models.declaration import declared_fields
from partage_site.models.programme import Programme
from partage_site.models.resource import ResourceType
from partage_site.models.settings import Host, LegalIdentity
from partage_site.sources.loading import Entry
from partage_site.wording import catalogue as wording

VERIFIED_WITHIN = timedelta(days=365)
_EXPECTED = ("schools", "pupils_schools", "labels", "created", "publics", "levels", "email", "verified_on")


def incomplete_facts(settings: Entry[Any], catalogue: Catalogue) -> Iterator[Diagnostic]:
    """One problem of weight « à compléter » for each gap; readers see none of them."""
    place = settings.document.locate(("a_confirmer",))
    yield from (wording.to_confirm(place, what) for what in settings.record.unconfirmed)
    legal = settings.record.legal
    place = settings.document.locate(("mentions",))
    for owner, record, above in ((legal, LegalIdentity, ("mentions",)), (legal.host, Host, ("hebergeur", "mentions"))):
        for field in declared_fields(record):
            if getattr(owner, field.name) is None:
                yield wording.legal_field_missing(place, field.key.title, field.key.name, above)
    titles = {field.name: field.key.title for field in declared_fields(Programme)}
    titles["verified_on"] = wording.REVIEW_DAY
    for entry in catalogue.programmes.values():
        unknown = [titles[name] for name in _EXPECTED if not getattr(entry.record, name)]
        if unknown:
            yield wording.fact_missing(entry.place, entry.record.name, unknown)
        verified = entry.record.verified_on
        if verified and catalogue.today - verified > VERIFIED_WITHIN:
            place = entry.document.locate(("verifie_le",), value=True)
            yield wording.verified_long_ago(place, entry.record.name, verified.isoformat())
    for event in catalogue.events.values():
        if event.record.date_unconfirmed:
            place = event.document.locate(("date_a_confirmer",))
            yield wording.to_confirm(place, f"{event.record.title}, date")
    yield from _videos_without_words(catalogue)


def _videos_without_words(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for entry in catalogue.resources.values():
        video = entry.record
        if video.type is ResourceType.VIDEO and not (video.captions or video.transcript):
            yield wording.video_without_words(entry.document.locate(("type",)), video.title)
