"""Days and hours: a day stays a day, an hour is an hour in Paris. What cannot be read raises `Misread`."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

from partage_site.clock import EARLIEST, LATEST, PARIS
from partage_site.diagnostics import Complaint
from partage_site.models.declaration import Misread, Reading
from partage_site.models.written_dates import MONTHS, WEEKDAYS, Period, day_written, periods_meant
from partage_site.wording import models as wording

_ISO_DAY = r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
_OFFSET = r"Z|[+-]\d{2}:?\d{2}"
_ISO_MOMENT = re.compile(
    rf"{_ISO_DAY}(?P<sign>T|\s+)(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::(?P<second>\d{{2}})(?:\.\d+)?)?"
    rf"\s*(?P<offset>{_OFFSET})?"
)
# The offsets from UTC that clocks have somewhere, in minutes.
_WEST, _EAST = -12 * 60, 14 * 60
# A day for an example of hours that were typed without one.
_EXAMPLE = date(2026, 11, 21)


def read_day(value: Any) -> date:
    """A day, `2017-06-03`; what form editors write (`2017-06-03T00:00:00.000Z`) is its day in Paris."""
    moment = _read(value, wording.unreadable_day)
    if not isinstance(moment, datetime):
        return moment
    if not re.search(rf"({_OFFSET})$", value.strip()):
        raise Misread(wording.hour_where_day(value, moment.date().isoformat()))
    return moment.date()


def read_moment(value: Any) -> date | datetime:
    """A day, or a day and an hour in Paris (`2017-06-03 09:30`), which carries its zone.

    An hour with an offset or a Z is taken to Paris. An hour that exists twice, when summer time ends, is the
    first of the two; one that does not exist, when summer time begins, is refused.
    """
    return _read(value, wording.unreadable_moment)


def read_bound(value: Any) -> date | datetime:
    """A moment that begins or ends something: of whoever typed both in one, both are asked for."""
    return _read(value, wording.unreadable_bound)


def read_end(value: Any, before: date | datetime | None) -> date | datetime:
    """The bound that ends what `before` begins, if that is known: an hour alone is offered with its day."""
    meant = periods_meant(value, day_of(before)) if before and isinstance(value, str) else []
    if before and meant and meant[0].start == meant[0].end and not periods_meant(value):
        start, end = at_hour(before, "09:30"), meant[0].end
        if end <= start:  # after midnight
            end = f"{day_of(before) + timedelta(days=1)} {end.split()[1]}"
        raise Misread(wording.end_without_day(value, "" if isinstance(before, datetime) else start, end))
    return read_bound(value)


def at_hour(moment: date | datetime, hour: str) -> str:
    """`moment` as it is typed, at `hour` where it has none."""
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else f"{moment} {hour}"


def _read(value: Any, complaint: Callable[[object, Sequence[Period], Sequence[Period]], Complaint]) -> date | datetime:
    text = value.strip() if isinstance(value, str) else ""
    if found := re.fullmatch(_ISO_DAY, text):
        return _day(text, *(int(part) for part in found.groups()))
    found = _ISO_MOMENT.fullmatch(text)
    if not found or _is_slot(found):
        offered = periods_meant(text)
        if not offered and (written := day_written(text)):  # « 29 février 2027 », « lundi 20 novembre 2027 »
            day = _day(text, *written.day)
            if written.weekday not in {"", WEEKDAYS[day.weekday()]}:
                raise Misread(wording.other_weekday(text, day.isoformat(), WEEKDAYS[day.weekday()]))
        raise Misread(complaint(value, offered, periods_meant(text, _EXAMPLE)))
    day = _day(text, *(int(part) for part in found.group("year", "month", "day")))
    hour, minute, second = (int(part or 0) for part in found.group("hour", "minute", "second"))
    if hour > 23 or minute > 59 or second > 59:
        raise Misread(wording.impossible_hour(text))
    local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=PARIS)
    if found["offset"]:
        return (local.replace(tzinfo=UTC) - _shift(text, found["offset"])).astimezone(PARIS)
    if local.astimezone(UTC).astimezone(PARIS).replace(fold=0) != local:
        raise Misread(wording.skipped_hour(text))
    return local


def _is_slot(found: re.Match[str]) -> bool:
    """Whether what looks like an offset is an hour: `2027-11-20 09:30-11:00` lasts an hour and a half; only machines
    write offsets, after a T or after seconds."""
    typed_by_hand = found["sign"] != "T" and found["second"] is None
    return typed_by_hand and (found["offset"] or "").startswith("-")


def _shift(text: str, offset: str) -> timedelta:
    """The offset from UTC that `Z`, `+02:00` or `-0330` says."""
    if offset == "Z":
        return timedelta()
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    total = (-1 if offset[0] == "-" else 1) * (60 * hours + minutes)
    if minutes > 59 or not _WEST <= total <= _EAST:
        raise Misread(wording.impossible_offset(text, offset))
    return timedelta(minutes=total)


def day_of(moment: date | datetime) -> date:
    """The day in Paris of a day or an hour."""
    return moment.date() if isinstance(moment, datetime) else moment


def last_day_of(start: date | datetime, end: date | datetime | None) -> date:
    """The last day in Paris of what goes from `start` to `end`: an end at midnight belongs to the day before."""
    if not isinstance(end, datetime):
        return day_of(start if end is None else end)
    at_midnight = end.hour == end.minute == 0 and isinstance(start, datetime) and end > start
    return end.date() - timedelta(days=at_midnight)


def instant(moment: date | datetime) -> date | datetime:
    """What orders moments: two hours of one zone are compared by their digits, though some exist twice."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _day(text: str, year: int, month: int, day: int) -> date:
    if not EARLIEST <= year <= LATEST:
        raise Misread(wording.impossible_year(text, EARLIEST, LATEST))
    if not 1 <= month <= 12:
        raise Misread(wording.impossible_day(text, "une année a douze mois"))
    try:
        return date(year, month, day)
    except ValueError:
        name = MONTHS[month - 1]
        if month == 2 and day == 29:
            reason = f"{year} n’est pas une année bissextile"
        elif 1 <= day <= 31:
            reason = f"{name} a {monthrange(year, month)[1]} jours"
        else:
            reason = "un mois a au plus 31 jours"
        raise Misread(wording.impossible_day(text, reason)) from None


Day = Annotated[date, Reading(read_day)]
Moment = Annotated[date | datetime, Reading(read_moment)]
Bound = Annotated[date | datetime, Reading(read_bound)]
End = Annotated[date | datetime, Reading(read_end, after="start")]
