"""Lines of calendars, as RFC 5545 has them written: `NAME;PARAMETER=VALUE:value`, folded, each with its end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

# Section 3.1: at most 75 octets, the blank that begins all but the first among them.
_OCTETS = 74
_ESCAPES = (("\\", r"\\"), (";", r"\;"), (",", r"\,"), ("\n", r"\n"))
# Signs that no value may hold (section 3.1, `CONTROL`), and the carriage return, which only ends lines.
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def content_line(name: str, value: str) -> bytes:
    """The line that gives the property `name`, with its parameters if it has any, this `value` of whatever type."""
    line = f"{name}:{value}".encode()
    return (line if len(line) <= _OCTETS else b"\r\n ".join(_folded(line))) + b"\r\n"


def component(name: str, lines: Iterable[bytes]) -> bytes:
    """The component `name` (`VEVENT`) that holds `lines`."""
    return b"".join((f"BEGIN:{name}\r\n".encode(), *lines, f"END:{name}\r\n".encode()))


def text(value: str) -> str:
    """A value of type TEXT (section 3.3.11), without the control characters that it may not hold."""
    value = _CONTROLS.sub("", value)
    for sign, escaped in _ESCAPES:
        value = value.replace(sign, escaped)
    return value


def moment(value: date) -> str:
    """A value of type DATE or, for a `datetime`, DATE-TIME in UTC (sections 3.3.4 and 3.3.5)."""
    return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}" if isinstance(value, datetime) else f"{value:%Y%m%d}"


def moment_line(name: str, value: date) -> bytes:
    """The line that gives the property `name`, whose default type is DATE-TIME, this day or moment."""
    return content_line(name if isinstance(value, datetime) else f"{name};VALUE=DATE", moment(value))


def _folded(line: bytes) -> Iterable[bytes]:
    """The parts of `line`: no character is parted, nor a sign from what escapes it, which some programs unescape
    before they join lines."""
    start = 0
    while start < len(line):
        end = start + _OCTETS
        while end < len(line) and (line[end] & 0xC0 == 0x80 or _ends_amid_escape(line[start:end])):
            end -= 1
        yield line[start:end]
        start = end


def _ends_amid_escape(part: bytes) -> bool:
    return (len(part) - len(part.rstrip(b"\\"))) % 2 == 1
