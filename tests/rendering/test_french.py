"""Sizes and hours as French sentences write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from partage_site.rendering import french


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "1 ko"),
        (340_400, "340 ko"),
        (999_499, "999 ko"),
        (999_500, "1 Mo"),
        (1_000_000, "1 Mo"),
        (2_400_000, "2,4 Mo"),
    ],
)
def test_a_size_never_counts_a_thousand_of_a_unit(count: int, told: str) -> None:
    assert french.size(count) == told.replace(" ", "\u00a0")


def test_no_line_ends_between_an_hour_and_the_word_before_it() -> None:
    start, end = datetime(2026, 12, 31, 9, 30, tzinfo=UTC), datetime(2026, 12, 31, 18, tzinfo=UTC)
    assert french.period(start, end).endswith(", de~9~h~30 à~18~h".replace("~", "\u00a0"))
    assert french.period(start, start).endswith(", à~9~h~30".replace("~", "\u00a0"))
    assert " à " not in french.period(start, end.replace(year=2027))
