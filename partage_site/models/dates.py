"""Days and hours: a day stays a day, an hour is an hour in Paris."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

from partage_site.clock import PARIS
from partage_site.models.declaration import Misread, Reading
from partage_site.wording import models as wording

EARLIEST, LATEST = 1900, 2100
_ISO_DAY = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_ISO_MOMENT = re.compile(
    rf"{_ISO_DAY}(?:T|\s+)(\d{{1,2}}):(\d{{2}})(?::(\d{{2}})(?:\.\d+)?)?\s*(Z|[+-]\d{{2}}:?\d{{2}})?"
)
_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]


def read_day(value: Any) -> date:
    """A day, `2017-06-03`; what form editors write (`2017-06-03T00:00:00.000Z`) is its day in Paris."""
    moment = read_moment(value)
    if not isinstance(moment, datetime):
        return moment
    if not re.search(r"(Z|[+-]\d{2}:?\d{2})$", value.strip()):
        raise Misread(wording.hour_where_day(value, moment.date().isoformat()))
    return moment.date()


def read_moment(value: Any) -> date | datetime:
    """A day, or a day and an hour in Paris (`2017-06-03 09:30`), which carries its zone.

    An hour with an offset or a Z is taken to Paris. An hour that exists twice, when summer time ends, is the
    first of the two; one that does not exist, when summer time begins, is refused.
    """
    text = value.strip() if isinstance(value, str) else ""
    if found := re.fullmatch(_ISO_DAY, text):
        return _day(text, *(int(part) for part in found.groups()))
    if not (found := _ISO_MOMENT.fullmatch(text)):
        raise Misread(wording.unreadable_day(value, _offered(text)))
    day = _day(text, *(int(part) for part in found.groups()[:3]))
    hour, minute, second = int(found[4]), int(found[5]), int(found[6] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise Misread(wording.impossible_hour(text))
    local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=PARIS)
    if found[7]:
        offset = found[7].replace(":", "")
        sign = -1 if offset[0] == "-" else 1
        shift = timedelta() if offset == "Z" else sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[3:5]))
        return (local.replace(tzinfo=UTC) - shift).astimezone(PARIS)
    if local.astimezone(UTC).astimezone(PARIS).replace(fold=0) != local:
        raise Misread(wording.skipped_hour(text))
    return local


def day_of(moment: date | datetime) -> date:
    """The day in Paris of a day or an hour."""
    return moment.date() if isinstance(moment, datetime) else moment


def _day(text: str, year: int, month: int, day: int) -> date:
    if not EARLIEST <= year <= LATEST:
        raise Misread(wording.impossible_year(text, EARLIEST, LATEST))
    if not 1 <= month <= 12:
        raise Misread(wording.impossible_day(text, "une année a douze mois"))
    try:
        return date(year, month, day)
    except ValueError:
        name = _MONTHS[month - 1]
        if month == 2 and day == 29:
            reason = f"{year} n’est pas une année bissextile"
        elif 1 <= day <= 31:
            reason = f"{name} a {monthrange(year, month)[1]} jours"
        else:
            reason = "un mois a au plus 31 jours"
        raise Misread(wording.impossible_day(text, reason)) from None


def _offered(text: str) -> list[str]:
    """The ISO dates that a French, American or written-out date may mean."""
    text = text.strip("“”„«»‘’\"' ")
    hour = re.search(r"\b(\d{1,2})\s*[h:]\s*(\d{2})?\b", text)
    clock = f" {int(hour[1]):02}:{hour[2] or '00'}" if hour else ""
    if found := re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b", text):
        first, second, year = (int(part) for part in found.groups())
        pairs = dict.fromkeys([(second, first), (first, second)])
    elif found := re.match(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})\b", text):
        year, *pair = (int(part) for part in found.groups())
        pairs = {(pair[0], pair[1]): None}
    elif found := re.search(r"(\d{1,2})(?:er)?\s+(\w{3,})\.?\s+(\d{4})", text):
        year = int(found[3])
        months = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(found[2].lower())]
        pairs = {(month, int(found[1])): None for month in months}
    else:
        return []
    offered = []
    for month, day in pairs:
        try:
            offered.append(date(year, month, day).isoformat() + clock)
        except ValueError:
            continue
    return offered


Day = Annotated[date, Reading(read_day, {"type": "string", "format": "date"})]
Moment = Annotated[date | datetime, Reading(read_moment, {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"})]
