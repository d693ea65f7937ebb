"""Days, numbers and lists as French sentences write them. Spaces that must not break are U+00A0 and U+202F."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from partage_site.models.dates import day_of, last_day_of
from partage_site.models.written_dates import MONTHS, WEEKDAYS

_SHORT_MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")


def number(value: Decimal | int) -> str:
    """A number with its thousands apart and a decimal comma: `10 000`, `3,5`."""
    exact = Decimal(value)
    digits = exact.to_integral_value() if exact == exact.to_integral_value() else exact.normalize()
    return f"{digits:,f}".replace(",", "\u202f").replace(".", ",")


def listed(parts: Sequence[str]) -> str:
    """`a`, `a et b`, `a, b et c`."""
    return " et ".join([*([", ".join(parts[:-1])] if len(parts) > 1 else []), *parts[-1:]])


def line(*parts: str) -> str:
    """Those of `parts` that say something, as one line: `Samedi 3 juin 2017, Marseille`."""
    joined = ", ".join(filter(None, parts))
    return joined[:1].upper() + joined[1:]


def day(value: date, *, weekday: bool = False, year: bool = True) -> str:
    """`1er décembre 2017`, with the day of the week and without the year where asked."""
    name = f"{WEEKDAYS[value.weekday()]} " if weekday else ""
    first = "1er" if value.day == 1 else str(value.day)
    return f"{name}{first}\u00a0{MONTHS[value.month - 1]}" + (f"\u00a0{value.year}" if year else "")


def hour(value: datetime) -> str:
    """`9 h`, `9 h 30`."""
    minutes = f"\u00a0{value.minute:02}" if value.minute else ""
    return f"{value.hour}\u00a0h{minutes}"


def at(value: datetime) -> str:
    """`à 9 h`, which no line divides."""
    return f"à\u00a0{hour(value)}"


def month(value: date) -> str:
    """`juin 2017`, short where the name is long: `nov. 2010`."""
    return f"{_SHORT_MONTHS[value.month - 1]}\u00a0{value.year}"


def period(start: date | datetime, end: date | datetime | None = None) -> str:
    """A day, days or hours in a sentence.

    `samedi 3 et dimanche 4 juin 2017`, `du jeudi 30 novembre au samedi 2 décembre 2017`,
    `samedi 3 juin 2017, de 9 h 30 à 18 h`, `du samedi 3 juin 2017 à 9 h au dimanche 4 juin 2017 à 12 h`; the hour that
    ends a day is `minuit`.
    """
    end = start if end is None else end
    first, last = day_of(start), last_day_of(start, end)
    if isinstance(start, datetime) and isinstance(end, datetime):
        until = at(end) if day_of(end) == last else "à\u00a0minuit"
        if first == last:
            hours = at(start) if start == end else f"de\u00a0{hour(start)} {until}"
            return f"{day(first, weekday=True)}, {hours}"
        return f"du {day(first, weekday=True)} {at(start)} au {day(last, weekday=True)} {until}"
    if first == last:
        return day(first, weekday=True)
    opening = _opening(first, last)
    if (last - first).days == 1 and first.month == last.month:
        return f"{opening} et {day(last, weekday=True)}"
    return f"du {opening} au {day(last, weekday=True)}"


def _opening(first: date, last: date) -> str:
    """The first day of a period without what its last day repeats."""
    if first.year != last.year:
        return day(first, weekday=True)
    if first.month != last.month:
        return day(first, weekday=True, year=False)
    return f"{WEEKDAYS[first.weekday()]} {'1er' if first.day == 1 else first.day}"


def badge(start: date | datetime, end: date | datetime | None = None) -> tuple[str, str]:
    """A period at a glance: large (`3–4`, `30/11–2/12`) and small (`juin 2017`)."""
    first, last = day_of(start), last_day_of(start, end)
    if first == last:
        return str(first.day), month(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day}", month(first)
    return f"{first.day}/{first.month}–{last.day}/{last.month}", str(last.year)


def size(count: int) -> str:
    """A file's size: `340 ko`, `2,4 Mo` (a kilobyte is 1 000 bytes)."""
    if count < 999_500:  # what rounds to a thousand kilobytes is a megabyte
        return f"{max(1, round(count / 1000))}\u00a0ko"
    return f"{count / 1_000_000:.1f}".replace(".", ",").replace(",0", "") + "\u00a0Mo"
