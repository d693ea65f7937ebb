"""Days, periods, hours and sizes as French sentences write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

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


@pytest.mark.parametrize(
    ("start", "end", "told", "badge"),
    [
        ("2017-06-03", "2017-06-03", "samedi 3~juin~2017", ("3", "juin~2017")),
        ("2017-06-03", "2017-06-04", "samedi 3 et dimanche 4~juin~2017", ("3–4", "juin~2017")),
        ("2018-12-01", "2018-12-02", "samedi 1er et dimanche 2~décembre~2018", ("1–2", "déc.~2018")),
        ("2017-06-02", "2017-06-04", "du vendredi 2 au dimanche 4~juin~2017", ("2–4", "juin~2017")),
        ("2019-11-30", "2019-12-01", "du samedi 30~novembre au dimanche 1er~décembre~2019", ("30/11–1/12", "2019")),
        ("2017-12-30", "2018-01-02", "du samedi 30~décembre~2017 au mardi 2~janvier~2018", ("30/12–2/1", "2018")),
        ("2017-12-30", "2018-12-02", "du samedi 30~décembre~2017 au dimanche 2~décembre~2018", ("30/12–2/12", "2018")),
    ],
)
def test_a_period_says_once_what_both_its_ends_share(start: str, end: str, told: str, badge: tuple[str, str]) -> None:
    days = date.fromisoformat(start), date.fromisoformat(end)
    assert french.period(*days) == told.replace("~", "\u00a0")
    assert french.badge(*days) == (badge[0], badge[1].replace("~", "\u00a0"))


@pytest.mark.parametrize(
    ("start", "end", "told", "badge"),
    [
        ("2026-12-05T20:00", "2026-12-06T00:00", "samedi 5~décembre~2026, de~20~h à~minuit", "5"),
        ("2026-12-05T20:00", "2026-12-06T01:00", "au dimanche 6~décembre~2026 à~1~h", "5–6"),
        ("2026-12-05T09:00", "2026-12-07T00:00", "au dimanche 6~décembre~2026 à~minuit", "5–6"),
        ("2026-12-05T00:00", "2026-12-05T00:00", "samedi 5~décembre~2026, à~0~h", "5"),
    ],
)
def test_the_midnight_that_ends_an_evening_is_not_of_another_day(start: str, end: str, told: str, badge: str) -> None:
    hours = datetime.fromisoformat(start), datetime.fromisoformat(end)
    assert french.period(*hours).endswith(told.replace("~", "\u00a0"))
    assert french.badge(*hours)[0] == badge
