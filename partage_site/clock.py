"""The one clock: today is a day in Paris, asked once by a command and passed by hand from there on."""

from __future__ import annotations

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

from partage_site.diagnostics import Refusal
from partage_site.wording import project as wording

PARIS = ZoneInfo("Europe/Paris")


def today_in_paris() -> date:
    """The current day in Europe/Paris, whatever the machine's zone.

    Where the environment has SOURCE_DATE_EPOCH (seconds), that moment is the current one, as in any reproducible
    build (https://reproducible-builds.org/specs/source-date-epoch/); raises `Refusal` for one that is no moment.
    """
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if not told:
        return datetime.now(PARIS).date()
    try:
        return datetime.fromtimestamp(int(told), PARIS).date()
    except (ValueError, OverflowError, OSError):
        raise Refusal(*wording.bad_epoch(told)) from None
