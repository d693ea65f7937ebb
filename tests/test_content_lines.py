"""Lines of calendars are what another program reads them as, whatever they hold."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partage_site.clock import PARIS
from partage_site.content_lines import component, content_line, moment, moment_line, text


def read(*lines: bytes) -> Any:
    """The event that holds `lines`, as the library reads it."""
    event = icalendar.Event.from_ical(component("VEVENT", lines))
    assert not event.errors
    return event


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\\;,:"Nn 👩‍🏫éà'), max_size=300))
def test_any_text_is_read_as_it_was_written(said: str) -> None:
    line = content_line("SUMMARY", text(said))
    parts = line.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, parts)) <= 75
    assert all(part.decode() for part in parts)
    assert line.endswith(b"\r\n")
    assert b"\n" not in line.replace(b"\r\n", b"")
    assert str(read(line)["summary"]) == said


@pytest.mark.parametrize("length", range(60, 80))
@pytest.mark.parametrize("sign", ["a", "é", "’", "👩"])
def test_lines_are_folded_between_characters(sign: str, length: int) -> None:
    line = content_line("SUMMARY", sign * length)
    assert line.replace(b"\r\n ", b"") == f"SUMMARY:{sign * length}\r\n".encode()
    parts = line.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, parts)) <= 75
    assert all(part.decode() for part in parts)


@pytest.mark.parametrize("length", range(60, 70))
@pytest.mark.parametrize("sign", ["\n", ",", "\\", "\\\n"])
def test_no_line_ends_amid_an_escaped_sign(sign: str, length: int) -> None:
    line = content_line("SUMMARY", text("a" * length + sign * 90))
    ends = [part[len(part.rstrip(b"\\")) :] for part in line.split(b"\r\n")]
    assert not [end for end in ends if len(end) % 2]
    assert str(read(line)["summary"]) == "a" * length + sign * 90


def test_a_value_that_is_no_text_is_written_as_it_is() -> None:
    assert content_line("GEO", "43.3;5.4") == b"GEO:43.3;5.4\r\n"
    assert content_line("URL", "https://exemple.fr/a,b;c") == b"URL:https://exemple.fr/a,b;c\r\n"


def test_control_characters_never_reach_a_calendar() -> None:
    assert text("a\x00b\tc\rd\x1fe\x7ff\ng") == r"abcdef\ng"


def test_days_and_moments() -> None:
    assert moment(date(2026, 11, 21)) == "20261121"
    assert moment(datetime(2026, 7, 15, 9, 30, tzinfo=PARIS)) == "20260715T073000Z"
    event = read(
        moment_line("DTSTART", date(2026, 11, 21)), moment_line("DTSTAMP", datetime(2026, 7, 15, 9, 30, tzinfo=PARIS))
    )
    assert event["dtstart"].dt == date(2026, 11, 21)
    assert event["dtstamp"].dt == datetime(2026, 7, 15, 7, 30, tzinfo=UTC)
