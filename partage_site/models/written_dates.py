"""Dates as people write them, in words or figures: what they may mean.

A file must say them as ISO has them, and is offered what it may mean; of a spreadsheet, what is certain is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from partage_site.clock import EARLIEST, LATEST
from partage_site.slugs import without_accents

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_NIGHT = "06:00"  # until when an evening goes on
_CENTURY = 50  # of two digits, years from this one on are of the last century, as in spreadsheets

# What a text is made of, without accents or capitals: days, hours, and the words that may stand between.
_PIECE = re.compile(
    r"(?P<iso_year>\d{4})[/.‐–-](?P<iso_month>\d{1,2})[/.‐–-](?P<iso_day>\d{1,2})(?!\d)"
    r"|(?P<first>\d{1,2})[/.‐–-](?P<second>\d{1,2})[/.‐–-](?P<year>\d{4}|\d{2})(?![\d:h])"
    r"|(?P<hour>\d{1,2})(?:\s*h(?:eures?)?(?![a-z])\s*(?:(?P<minute>\d{2})(?!\d))?|:(?P<minutes>\d{2})(?::\d{2})?)"
    r"(?:\s*(?P<half>[ap]m))?(?![\w:])"
    r"|(?P<day>\d{1,2})(?:er)?(?:[\s-]+(?P<month>[a-z]{3,})\.?(?:[\s-]+(?P<in_year>\d{4}|(?<=-)\d{2}(?![:h])))?)?(?!\w)"
    r"|(?P<listed>et|,|&)(?!\w)"
    rf"|(?P<weekday>{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in WEEKDAYS)})(?![a-z])"
    r"|(?:du|des?|le|les|au|aux|a|t|jusqu)(?![a-z])"
    r"|[\s/.’'–—-]+"
)


class Period(NamedTuple):
    """From one moment to another, or one moment twice: `2028-06-03`, `2028-06-03 09:30`."""

    start: str
    end: str


def periods_meant(text: str, day: date | None = None) -> list[Period]:
    """The moments or periods that `text` may mean, the French reading first; none where anything in it is not certain.

    `day` stands for the one that a text of mere hours does not tell.
    """
    return list(dict.fromkeys(filter(None, _readings(text, day))))


def moments_meant(text: str) -> tuple[str | None, str | None]:
    """The one day or hour that `text` means with the day before the month, as in French, and with the month before, as
    Americans write; None for a period, or where anything in it is not certain.
    """
    day_first, month_first = (each.start if each and each.start == each.end else None for each in _readings(text))
    return day_first, month_first


def _readings(text: str, day: date | None = None) -> list[Period | None]:
    """What `text` means with the day before the month, then with the month before."""
    pieces = list(_pieces(_plain(text.strip("“”„«»‘’\"'\u00a0 "))))
    return [_period(pieces, day, month_first=month_first) for month_first in (False, True)]


class WrittenDay(NamedTuple):
    """The year, month and day that a text tells, which may be in no calendar, and its day of the week, if any."""

    day: tuple[int, int, int]
    weekday: str


def day_written(text: str) -> WrittenDay | None:
    """The one day that `text` tells as the French do; None for several, or where anything in it is not certain."""
    pieces = list(_pieces(_plain(text)))
    days = [piece for piece in pieces if piece.keys() & {"iso_day", "first", "day"}]
    told = [piece["weekday"] for piece in pieces if "weekday" in piece]
    if len(days) != 1 or len(told) > 1 or any("unknown" in piece for piece in pieces):
        return None
    year, month, day = _parts(days[0], 0, 0, month_first=False)
    weekday = next((name for name in WEEKDAYS if told and name.startswith(told[0][:3])), "")
    return WrittenDay((year, month, day), weekday) if year and month else None


def _plain(text: str) -> str:
    return without_accents(text.casefold())


def _pieces(text: str) -> Iterator[Mapping[str, str]]:
    """The days, hours and signs of a list that `text` is made of; a piece without a name is what is not understood."""
    at = 0
    while at < len(text):
        if not (found := _PIECE.match(text, at)):
            yield {"unknown": text[at:]}
            return
        if said := {name: value for name, value in found.groupdict().items() if value}:
            yield said
        at = found.end()


def _period(pieces: Sequence[Mapping[str, str]], known: date | None, *, month_first: bool) -> Period | None:
    """What `pieces` say: one day, days that follow each other, the first and the last; with no hour, or those of both
    ends, or that of one day."""
    if any("unknown" in piece for piece in pieces):
        return None
    try:
        days = _days([piece for piece in pieces if piece.keys() & {"iso_day", "first", "day"}], month_first=month_first)
        hours = [_hour(piece) for piece in pieces if "hour" in piece]
    except ValueError:
        return None
    days = days or ([known] if known and hours else [])
    listed = any("listed" in piece for piece in pieces)
    apart = any((after - before).days != 1 for before, after in pairwise(days))
    if not days or len(hours) > 2 or (listed and apart) or (len(days) > 2 and not listed):
        return None
    told = {piece["weekday"][:3] for piece in pieces if "weekday" in piece}
    if told - {WEEKDAYS[day.weekday()][:3] for day in days} or not all(EARLIEST <= day.year <= LATEST for day in days):
        return None
    if len(days) > 1 and len(hours) == 1:
        return None
    ends = [(days[0], hours[:1]), (days[-1], hours[-1:])]
    start, end = (" ".join([day.isoformat(), *hour]) for day, hour in ends)
    if end < start and len(days) == 1 and hours[-1] <= _NIGHT:  # after midnight
        end = f"{days[0] + timedelta(days=1)} {hours[-1]}"
    is_period = len(days) > 1 or len(hours) > 1
    return Period(start, end) if start < end or not is_period else None


def _days(pieces: Sequence[Mapping[str, str]], *, month_first: bool) -> list[date]:
    """The days of `pieces`; one without its month or year (« 3 et 4 juin 2028 ») has those of the next."""
    days: list[date] = []
    month = year = 0
    for piece in reversed(pieces):
        year, month, day = _parts(piece, year, month, month_first=month_first)
        days.insert(0, date(year, month, day))
    return days


def _parts(piece: Mapping[str, str], year: int, month: int, *, month_first: bool) -> tuple[int, int, int]:
    """The year, the month and the day of `piece`; `year` and `month` where it tells none, 0 for a word that is none."""
    if "iso_day" in piece:
        return int(piece["iso_year"]), int(piece["iso_month"]), int(piece["iso_day"])
    if "first" in piece:
        day, month = (int(piece[name]) for name in (("second", "first") if month_first else ("first", "second")))
        return _year(piece["year"]), month, day
    year = _year(piece["in_year"]) if "in_year" in piece else year
    return year, _month(piece["month"]) if "month" in piece else month, int(piece["day"])


def _year(digits: str) -> int:
    """The year of four digits, or of the last two."""
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= _CENTURY else 2000)


def _month(name: str) -> int:
    """The month, from 1, that `name` is or begins (`aout`, `nov`); 0 for what begins none, or several."""
    begun = [number for number, month in enumerate(MONTHS, 1) if _plain(month).startswith(name)]
    return begun[0] if len(begun) == 1 else 0


def _hour(piece: Mapping[str, str]) -> str:
    """`09:30`; raises ValueError for what no clock shows."""
    hour, minute, half = int(piece["hour"]), int(piece.get("minute") or piece.get("minutes") or 0), piece.get("half")
    if half:
        hour = hour % 12 + 12 * (half == "pm") if 1 <= hour <= 12 else 24
    if hour > 23 or minute > 59:
        raise ValueError(piece)
    return f"{hour:02}:{minute:02}"
