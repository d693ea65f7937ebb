"""The timeline of the yearly meetings can be read: its rope runs through no name, and no name through another."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from partage_site.pipeline import Build
from tests.conftest import text_of

SERIES = {f"series/{name}.md": f"---\nnom: {name}\nsigle: {name.upper()}\n---\n" for name in ("jpi", "wepi")}


def editions(made: Build) -> list[LexborNode]:
    return LexborHTMLParser(text_of(made, "evenements/index.html")).css(".timeline a")


def height(edition: LexborNode, selector: str, key: str) -> float:
    (found,) = edition.css(selector)
    return float(found.attributes[key] or "")


def marks(made: Build) -> list[tuple[float, int]]:
    shown = LexborHTMLParser(text_of(made, "evenements/index.html")).css(".mark-year")
    return [(float(mark.attributes["x"] or ""), int(mark.text())) for mark in shown]


def event(series: str, day: str) -> dict[str, str]:
    return {f"evenements/{series}-{day}.md": f"---\ntitre: Le {day}\nserie: {series}\ndebut: {day}\n---\n"}


def test_names_stand_on_the_side_from_which_the_rope_does_not_come(built: Callable[..., Build]) -> None:
    days = {**event("jpi", "2012-11-10"), **event("wepi", "2013-05-04"), **event("jpi", "2013-11-09")}
    for edition in editions(built({**SERIES, **days})):
        name, knot = height(edition, ".acronym", "y"), height(edition, ".knot", "cy")
        upper = (edition.attributes["aria-label"] or "").startswith("JPI")
        assert name < knot - 9 if upper else name > knot + 9 + 12


def test_a_name_without_room_is_left_out_and_its_link_keeps_it(built: Callable[..., Build]) -> None:
    days = {**event("jpi", "2008-11-10"), **event("wepi", "2018-05-04"), **event("wepi", "2018-06-04")}
    shown = editions(built({**SERIES, **days}))
    assert [len(edition.css(".acronym")) for edition in shown] == [1, 1, 0]
    assert (shown[2].attributes["aria-label"] or "").startswith("WEPI")


def test_what_was_cancelled_or_has_not_begun_is_no_edition(built: Callable[..., Build]) -> None:
    days = {**event("jpi", "2024-11-10"), **event("jpi", "2026-11-25"), **event("jpi", "2026-11-26")}
    cancelled = {"evenements/off.md": "---\ntitre: Rien\nserie: wepi\ndebut: 2025-05-04\nstatut: annulé\n---\n"}
    shown = [edition.attributes["href"] for edition in editions(built({**SERIES, **days, **cancelled}))]
    assert shown == ["/evenements/jpi-2024-11-10/", "/evenements/jpi-2026-11-25/"]


def test_editions_of_one_day_stand_beside_each_other_in_the_frame(built: Callable[..., Build]) -> None:
    same = {
        f"evenements/jpi-{place}-{year}.md": f"---\ntitre: À {place}\nserie: jpi\ndebut: {year}-11-{day}\n---\n"
        for place, year, day in [("lille", 2012, 10), ("lyon", 2018, 10), ("nice", 2018, 10), ("pau", 2018, 11)]
    }
    shown = editions(built({**SERIES, **same, **event("wepi", "2018-11-10")}))
    assert len(shown) == 5
    row = [height(edition, ".knot", "cx") for edition in shown if "JPI" in (edition.attributes["aria-label"] or "")]
    assert row[-1] == 920
    assert all(right - left >= 35.9 for left, right in pairwise(row))


@pytest.mark.parametrize(
    ("first", "last", "marked"),
    [
        (2018, 2018, [2018]),
        (2016, 2018, [2016, 2017, 2018]),
        (2007, 2018, [*range(2007, 2019)]),
        (1990, 2017, [*range(1990, 2018, 3)]),
    ],
)
def test_years_are_marked_a_dozen_at_most(
    built: Callable[..., Build], first: int, last: int, marked: list[int]
) -> None:
    made = built({**SERIES, **event("jpi", f"{first}-01-10"), **event("jpi", f"{last}-12-10")})
    assert [year for _, year in marks(made)] == marked


def test_an_edition_stands_nearest_to_its_own_year(built: Callable[..., Build]) -> None:
    days = ("2010-11-20", "2011-01-08", "2011-11-19", "2017-06-03")
    made = built({**SERIES, **{name: text for day in days for name, text in event("jpi", day).items()}})
    knots = [height(edition, ".knot", "cx") for edition in editions(made)]
    nearest = [min(marks(made), key=lambda mark: abs(mark[0] - x))[1] for x in knots]
    assert nearest == [2010, 2011, 2011, 2017]


def test_the_history_of_a_figure_ends_with_the_value_that_it_has(built: Callable[..., Build]) -> None:
    def shown(more: str) -> list[tuple[str, str]]:
        text = f"valeur: 1 250\nlibelle: élèves\n{more}historique: [{{annee: 2024, valeur: 900}}]\n"
        page = LexborHTMLParser(text_of(built({"chiffres/eleves.yml": text}), "chiffres/index.html"))
        years, values = page.css(".curve thead th")[1:], page.css(".curve tbody td")
        return [(year.text(), value.text().replace("\u202f", " ")) for year, value in zip(years, values, strict=True)]

    assert shown("annee: 2027\n") == [("2024", "900"), ("2027", "1 250")]
    assert shown("") == []  # nobody knows of which year it is
