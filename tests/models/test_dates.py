"""Days stay days, hours are hours in Paris, and what cannot be is told with what to type."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from partage_site.clock import PARIS
from partage_site.models.dates import day_of, read_bound, read_day, read_moment
from partage_site.models.declaration import Misread


def paris(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2017-06-03", date(2017, 6, 3)),
        ("2017-6-3", date(2017, 6, 3)),
        (" 2024-02-29 ", date(2024, 2, 29)),
        ("2017-06-03 09:30", paris(2017, 6, 3, 9, 30)),
        ("2017-06-03T09:30", paris(2017, 6, 3, 9, 30)),
        ("2024-04-08T14:31", paris(2024, 4, 8, 14, 31)),
        ("2017-06-03 9:30:15", paris(2017, 6, 3, 9, 30)),
        ("2017-01-03T09:30:00Z", paris(2017, 1, 3, 10, 30)),
        ("2017-07-03T09:30:00+00:00", paris(2017, 7, 3, 11, 30)),
        ("2017-07-03T09:30:00.000-04:00", paris(2017, 7, 3, 15, 30)),
    ],
)
def test_iso_forms_are_understood(typed: str, meant: date) -> None:
    read = read_moment(typed)
    assert read == meant
    assert type(read) is type(meant)


def test_an_hour_that_exists_twice_is_the_first_of_the_two() -> None:
    read = read_moment("2026-10-25 02:30")
    assert isinstance(read, datetime)
    assert read.isoformat() == "2026-10-25T02:30:00+02:00"


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        ("2017-06-31", "date-impossible", "juin a 30 jours"),
        ("2025-02-29", "date-impossible", "2025 n’est pas une année bissextile"),
        ("2025-02-30", "date-impossible", "février a 28 jours"),
        ("2024-02-30", "date-impossible", "février a 29 jours"),
        ("2017-13-01", "date-impossible", "une année a douze mois"),
        ("2107-06-03", "date-impossible", "entre 1900 et 2100"),
        ("2017-06-32", "date-impossible", "au plus 31 jours"),
        ("31/06/2017", "date-impossible", "juin a 30 jours"),
        ("29.02.2025", "date-impossible", "2025 n’est pas une année bissextile"),
        ("2017-06-03 25:00", "heure-impossible", "25:00"),
        ("2024-04-08T14:31:84", "heure-impossible", "14:31:84"),
        ("2026-03-29 02:30", "heure-inexistante", "on passe de 2 h à 3 h"),
        ("hier", "date-illisible", "hier"),
        (None, "date-illisible", "vide"),
        (["2017-06-03"], "date-illisible", "liste"),
    ],
)
def test_impossible_moments_are_named(typed: object, code: str, told: str) -> None:
    with pytest.raises(Misread) as caught:
        read_moment(typed)
    assert caught.value.complaint.code == code
    assert told in caught.value.complaint.message


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("31/12/2017", ["2017-12-31"]),
        ("03/06/2017", ["2017-06-03", "2017-03-06"]),
        ("3 juin 2017", ["2017-06-03"]),
        ("1er juin 2017 à 9h30", ["2017-06-01 09:30"]),
        ("2017/06/03", ["2017-06-03"]),
        ("03/22/2010 7:06 PM", ["2010-03-22"]),
    ],
)
def test_french_and_american_dates_are_refused_with_the_iso_form(typed: str, offered: list[str]) -> None:
    with pytest.raises(Misread) as caught:
        read_moment(typed)
    for form in offered:
        assert form in caught.value.complaint.hint


def test_a_day_written_by_a_form_editor_is_its_day_in_paris() -> None:
    assert read_day("2017-06-03T00:00:00.000Z") == date(2017, 6, 3)
    assert read_day("2017-06-02T22:30:00Z") == date(2017, 6, 3)


def test_an_hour_where_a_day_is_wanted_is_refused_with_the_day() -> None:
    with pytest.raises(Misread) as caught:
        read_day("2017-06-03 09:30")
    assert "2017-06-03" in caught.value.complaint.hint


def test_the_day_of_a_moment_is_the_day_in_paris() -> None:
    assert day_of(paris(2017, 6, 3, 23, 59)) == day_of(date(2017, 6, 3)) == date(2017, 6, 3)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("“2027-03-02”", "2027-03-02"),
        ("2027-03-02 14h30", "2027-03-02 14:30"),
        ("20 nov. 2027", "2027-11-20"),
        ("3 févr. 2027 à 9h", "2027-02-03 09:00"),
        ("2027–03–02", "2027-03-02"),
        ("2027\u201103\u201102", "2027-03-02"),
        ("02/03/27", "2027-03-02"),
        ("02/03/98", "1998-03-02"),
        ("2-mars-27", "2027-03-02"),
        ("2-mars-2027", "2027-03-02"),
        ("mar. 2 mars 2027", "2027-03-02"),
    ],
)
def test_a_date_typed_as_one_speaks_is_offered_as_it_should_be(typed: str, offered: str) -> None:
    with pytest.raises(Misread) as misread:
        read_moment(typed)
    assert offered in misread.value.complaint.hint


def test_what_is_no_date_at_all_gets_an_example_not_an_order() -> None:
    with pytest.raises(Misread) as misread:
        read_moment("le 20 novembre")
    assert misread.value.complaint.hint.startswith("Par exemple")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2027-11-20T09:30:00+02:00", paris(2027, 11, 20, 8, 30)),
        ("2027-11-20T09:30-05:00", paris(2027, 11, 20, 15, 30)),
        ("2027-11-20 09:30:00-05:00", paris(2027, 11, 20, 15, 30)),
        ("2027-11-20T09:30+14:00", paris(2027, 11, 19, 20, 30)),
        ("2027-11-20T09:30-1200", paris(2027, 11, 20, 22, 30)),
    ],
)
def test_an_offset_as_machines_write_it_is_taken_to_paris(typed: str, meant: datetime) -> None:
    assert read_bound(typed) == meant


@pytest.mark.parametrize("offset", ["-12:01", "+14:01", "+15:00", "-18:00", "+02:60"])
def test_an_offset_that_no_place_has_is_refused(offset: str) -> None:
    with pytest.raises(Misread) as misread:
        read_moment(f"2027-11-20T09:30{offset}")
    assert misread.value.complaint.code == "decalage-impossible"
    assert offset in misread.value.complaint.message


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2027-11-20 09:30-18:00", "2027-11-20 09:30", "2027-11-20 18:00"),
        ("2027-11-20 09:30-11:00", "2027-11-20 09:30", "2027-11-20 11:00"),
        ("2027-11-20 9h-18h", "2027-11-20 09:00", "2027-11-20 18:00"),
        ("2028-06-30 20:00-02:00", "2028-06-30 20:00", "2028-07-01 02:00"),
        ("3 et 4 juin 2028", "2028-06-03", "2028-06-04"),
        ("du 3 au 5 juin 2028", "2028-06-03", "2028-06-05"),
        ("3-4 juin 2028", "2028-06-03", "2028-06-04"),
        ("3, 4 et 5 juin 2028", "2028-06-03", "2028-06-05"),
        ("du jeudi 30 novembre au samedi 2 décembre 2028", "2028-11-30", "2028-12-02"),
        ("2028-06-03/2028-06-04", "2028-06-03", "2028-06-04"),
        ("13/06/2028 - 14/06/2028", "2028-06-13", "2028-06-14"),
        ("3 juin 2028 à 9 h 30 - 4 juin 2028 à 18 h", "2028-06-03 09:30", "2028-06-04 18:00"),
    ],
)
def test_both_ends_in_one_are_offered_as_two_lines_and_one_where_one_is_wanted(
    typed: str, start: str, end: str
) -> None:
    with pytest.raises(Misread) as misread:
        read_bound(typed)
    assert misread.value.complaint.hint.splitlines()[1:] == [f"debut: {start}", f"fin: {end}"]
    with pytest.raises(Misread) as misread:
        read_moment(typed)
    assert misread.value.complaint.hint.endswith(f"gardez par exemple\u00a0:  {start}")
    with pytest.raises(Misread) as misread:
        read_day(typed)
    assert misread.value.complaint.hint.endswith(f"\u00a0:  {start[:10]}")


@pytest.mark.parametrize(
    "typed",
    [
        "2028-06-03 09:30 UTC",
        "3 ou 4 juin 2028",
        "3 et 10 juin 2028",
        "2028-06-03 18h-9h",
        "du 5 au 3 juin 2028",
        "du lundi 3 au mardi 4 juin 2028",
    ],
)
def test_nothing_is_offered_rather_than_something_wrong(typed: str) -> None:
    with pytest.raises(Misread) as misread:
        read_bound(typed)
    assert misread.value.complaint.hint.startswith("Par exemple")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("29 février 2027", "2027 n’est pas une année bissextile"),
        ("lundi 31 juin 2027 à 9h", "juin a 30 jours"),
        ("29/02/2027, 9h30", "2027 n’est pas une année bissextile"),
        ("3 juin 1800", "l’année doit être entre 1900 et 2100"),
        ("lundi 3 juin 2028", "le 2028-06-03 est un samedi"),
        ("lun. 20/11/2027", "le 2027-11-20 est un samedi"),
    ],
)
def test_a_day_in_words_that_cannot_be_is_told_with_its_reason(typed: str, why: str) -> None:
    with pytest.raises(Misread) as misread:
        read_bound(typed)
    assert why in misread.value.complaint.message


@pytest.mark.parametrize(("typed", "offered"), [("3 aout 2028", "2028-08-03"), ("3 FEVRIER 2028", "2028-02-03")])
def test_months_are_known_without_accents_or_in_capitals(typed: str, offered: str) -> None:
    with pytest.raises(Misread) as misread:
        read_day(typed)
    assert misread.value.complaint.hint == f"Écrivez\u00a0:  {offered}"


@pytest.mark.parametrize(
    ("typed", "example"),
    [("18:00", "2026-11-21 18:00"), ("9h-18h", "debut: 2026-11-21 09:00   et   fin: 2026-11-21 18:00")],
)
def test_hours_alone_get_an_example_that_has_them(typed: str, example: str) -> None:
    with pytest.raises(Misread) as misread:
        read_bound(typed)
    assert misread.value.complaint.hint == f"Dites le jour, par exemple\u00a0:  {example}"
