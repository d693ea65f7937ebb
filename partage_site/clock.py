"""The one clock: today is a day in Paris, asked once by a command and passed by hand from there on."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date, datetime
from zoneinfo import ZoneInfo

from partage_site.diagnostics import Refusal
from partage_site.wording import project as wording

PARIS = ZoneInfo("Europe/Paris")
# The years that may be named, by content and by commands.
EARLIEST, LATEST = 1900, 2100


def today_in_paris() -> date:
    """The current day in Europe/Paris, whatever the machine's zone.

    Where the environment has SOURCE_DATE_EPOCH (seconds), that moment is the current one, as in any reproducible
    build (https://reproducible-builds.org/specs/source-date-epoch/); raises `Refusal` for one that is no moment
    of these years.
    """
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if not told:
        return datetime.now(PARIS).date()
    with suppress(ValueError, OverflowError, OSError):
        today = datetime.fromtimestamp(int(told), PARIS).date()
        if EARLIEST <= today.year <= LATEST:
            return today
    raise Refusal(*wording.bad_epoch(told))
