"""What must be said loudly of an event, on its page and wherever its page is not: in calendars and feeds."""

from __future__ import annotations

from collections.abc import Iterator

from partage_site.models.event import Event, EventStatus
from partage_site.rendering import french

MARKS = {EventStatus.CONFIRMED: "", EventStatus.POSTPONED: "Reporté", EventStatus.CANCELLED: "Annulé"}
"""The word before the title of an event that does not take place as announced."""


def notices(event: Event) -> Iterator[str]:
    """A line for each thing to know before coming: cancelled, postponed, a date not yet sure."""
    if said := " ".join(changes(event)):
        yield said
    if event.date_unconfirmed:
        yield "Date à confirmer."


def changes(event: Event) -> Iterator[str]:
    """Sentences, the first of which says what became of an event that does not take place as first announced."""
    if event.status is EventStatus.CANCELLED:
        yield "Ce rendez-vous est annulé."
    if event.status is not EventStatus.POSTPONED:
        return
    yield "Ce rendez-vous est reporté."
    if event.former_start:
        yield f"Il était prévu le {french.period(event.former_start)}."
    if event.start and event.former_start:
        yield f"Nouvelle date\u00a0: {french.period(event.start, event.end)}."
    elif not event.start:
        yield "La nouvelle date n’est pas encore connue."
