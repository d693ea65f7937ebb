"""The one clock: today is a day in Paris, asked once by a command and passed by hand from there on."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def today_in_paris() -> date:
    """The current day in Europe/Paris, whatever the machine's zone."""
    return datetime.now(PARIS).date()
