"""Numbers as people type them in France, ranks and years. What cannot be read raises `Misread`."""

import re
from decimal import Decimal
from typing import Any

from partage_site.clock import EARLIEST, LATEST
from partage_site.models.declaration import Misread
from partage_site.wording import models as wording

# `1.200`, and `10,000`, which no French decimal looks like; alone or amid words.
_TWO_WAYS = re.compile(r"(?<![\d.,])-?[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,000)+)(?![.,]?\d)")


def read_number(value: Any) -> Decimal:
    """A number as the French write it: `1 000`, `3,5`, `10000`; spaces of any width between thousands."""
    text = re.sub(r"(?<=\d)\s(?=\d{3}\b)", "", value.strip()) if isinstance(value, str) else ""
    if found := _TWO_WAYS.search(text):
        raise Misread(wording.thousands_sign(found[0]))
    if re.fullmatch(r"-?\d{16,}([.,]\d+)?|-?\d+[.,]\d{7,}", text):
        raise Misread(wording.too_many_digits(value))
    if not re.fullmatch(r"-?\d{1,15}([.,]\d{1,6})?", text):
        raise Misread(wording.expected_number(value))
    return Decimal(text.replace(",", "."))


def read_order(value: Any) -> int:
    """A small whole number, a rank."""
    if not isinstance(value, str) or not re.fullmatch(r"-?\d{1,6}", value):
        raise Misread(wording.expected("un nombre entier", value, "10"))
    return int(value)


def read_year(value: Any) -> int:
    """A year from 1900 to 2100."""
    if isinstance(value, str) and (two := re.fullmatch(r"(\d{4})\s*[-/–]\s*(\d{4})", value)):
        raise Misread(wording.two_years(value, two[1], two[2]))
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}", value) or not EARLIEST <= int(value) <= LATEST:
        raise Misread(
            wording.expected(
                f"une année à quatre chiffres, de {EARLIEST} à {LATEST}", value, "2006", meant=_likely_year(value)
            )
        )
    return int(value)


def _likely_year(value: Any) -> str:
    """The one year that `value` names (« en 2012 », « 01/09/2012 »); empty for none or several."""
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", value) if isinstance(value, str) else []
    return years[0] if len(years) == 1 and EARLIEST <= int(years[0]) <= LATEST else ""
