"""Today is the day in Paris, whichever machine asks and whatever its zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

import pytest

from partage_site import clock
from partage_site.clock import today_in_paris
from partage_site.diagnostics import Refusal


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-24T22:59:59+00:00", date(2026, 11, 24)),
        ("2026-11-24T23:00:00+00:00", date(2026, 11, 25)),
        ("2026-06-30T22:00:00+00:00", date(2026, 7, 1)),
        ("2026-11-25T18:00:00-08:00", date(2026, 11, 26)),
    ],
)
def test_midnight_is_that_of_paris(monkeypatch: pytest.MonkeyPatch, moment: str, day: date) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Stopped:
            return cls.fromisoformat(moment).astimezone(tz)

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(clock, "datetime", Stopped)
    assert today_in_paris() == day


def test_a_build_made_again_later_is_for_the_day_of_its_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2024, 2, 28, 23, 30, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    assert today_in_paris() == date(2024, 2, 29)


@pytest.mark.parametrize("told", ["hier", "2024-02-29", "9" * 30, "-62135596800", "4133984400"])
def test_a_moment_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", told)
    with pytest.raises(Refusal, match="SOURCE_DATE_EPOCH"):
        today_in_paris()
