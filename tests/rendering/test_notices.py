"""What is said loudly of an event, in the words of its page."""

from __future__ import annotations

from datetime import date

import pytest

from partage_site.models.event import Event, EventStatus
from partage_site.rendering.notices import notices

FORMER, NEW = date(2026, 10, 10), date(2026, 11, 21)
POSTPONED = "Ce rendez-vous est reporté. Il était prévu le samedi 10\u00a0octobre\u00a02026."


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Event(title="R", start=NEW), []),
        (Event(title="R", start=NEW, status=EventStatus.CANCELLED), ["Ce rendez-vous est annulé."]),
        (
            Event(title="R", start=NEW, former_start=FORMER, status=EventStatus.POSTPONED),
            [
                f"{POSTPONED} Nouvelle date\u00a0: samedi 21\u00a0novembre\u00a02026.",
            ],
        ),
        (
            Event(title="R", former_start=FORMER, status=EventStatus.POSTPONED, date_unconfirmed=True),
            [
                f"{POSTPONED} La nouvelle date n’est pas encore connue.",
                "Date à confirmer.",
            ],
        ),
    ],
)
def test_notices(event: Event, said: list[str]) -> None:
    assert list(notices(event)) == said
