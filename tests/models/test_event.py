"""An event is to come, running or past by its last day in Paris."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from pydantic import TypeAdapter, ValidationError

from partage_site.clock import PARIS
from partage_site.models.event import Event, EventState, EventStatus, Photo


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("start", "end", "last"),
    [
        (date(2026, 11, 21), None, date(2026, 11, 21)),
        (date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 22)),
        (at(21, 9), None, date(2026, 11, 21)),
        (at(21, 9), at(21, 18), date(2026, 11, 21)),
        (at(21, 20), at(22, 2), date(2026, 11, 22)),
        (at(21, 20), at(22, 0), date(2026, 11, 21)),
    ],
)
def test_the_last_day_is_the_last_that_it_touches(start: date, end: date | None, last: date) -> None:
    assert Event(title="Rencontre", start=start, end=end).last_day == last


def test_the_state_changes_on_the_first_day_and_after_the_last() -> None:
    event = Event(title="Week-end", start=date(2026, 11, 21), end=date(2026, 11, 22))
    days = [date(2026, 11, 20) + timedelta(days=n) for n in range(4)]
    states = [EventState.UPCOMING, EventState.RUNNING, EventState.RUNNING, EventState.PAST]
    assert [event.state(day) for day in days] == states


def test_a_postponed_event_without_a_new_day_is_to_come() -> None:
    event = Event(title="JPI", former_start=date(2020, 11, 21), status=EventStatus.POSTPONED)
    assert event.state(date(2026, 1, 1)) is EventState.UPCOMING
    assert not list(event.complaints())


@pytest.mark.parametrize(
    ("event", "key", "code"),
    [
        (Event(title="Sans date"), "", "champ-manquant"),
        (Event(title="Fin seule", end=date(2026, 11, 21)), "fin", "champ-manquant"),
        (Event(title="À rebours", start=date(2026, 11, 21), end=date(2026, 11, 20)), "fin", "fin-avant-debut"),
        (Event(title="Mêlé", start=date(2026, 11, 21), end=at(21, 18)), "fin", "jour-et-heure"),
    ],
)
def test_dates_that_do_not_fit_together_are_told(event: Event, key: str, code: str) -> None:
    assert (key, code) in [(where, complaint.code) for where, complaint in event.complaints()]


@pytest.mark.parametrize(
    ("start", "end", "offered"),
    [
        ("2027-11-20 09:00", "20:00", "Écrivez :  fin: 2027-11-20 20:00"),
        ("2027-11-20 22:00", "2h", "Écrivez :  fin: 2027-11-21 02:00"),
        ("2027-11-20", "20h", "Écrivez par exemple :\ndebut: 2027-11-20 09:30\nfin: 2027-11-20 20:00"),
        ("2027-11-20", "2h", "Écrivez par exemple :\ndebut: 2027-11-20 09:30\nfin: 2027-11-21 02:00"),
        ("20:00", "22:00", "Dites le jour, par exemple :  2026-11-21 22:00"),
        ("2027-11-20 09:00", "20/11/2027", "Écrivez :  2027-11-20"),
        ("2027-11-20 09:00", "25:00", "Par exemple :  2026-11-25"),
    ],
)
def test_an_hour_alone_for_the_end_is_offered_with_the_day_of_the_beginning(start: str, end: str, offered: str) -> None:
    with pytest.raises(ValidationError) as invalid:
        TypeAdapter(Event).validate_python({"titre": "Rencontre", "debut": start, "fin": end})
    (hint,) = (error["ctx"]["complaint"].hint for error in invalid.value.errors() if error["loc"] == ("fin",))
    assert hint.startswith(offered)


@pytest.mark.parametrize(
    ("venue", "address", "town", "told"),
    [
        (None, "3 rue du Port, 75005 Paris", "Paris", "3 rue du Port, 75005 Paris"),
        (
            "Amphi",
            "3 rue du Port, 13013 MARSEILLE Cedex 13",
            "Marseille 13e",
            "Amphi, 3 rue du Port, 13013 MARSEILLE Cedex 13",
        ),
        (None, "3 rue de Paris", "Paris", "3 rue de Paris, Paris"),
        (None, "3 rue du Port, 69100 Villeurbanne", "Lyon", "3 rue du Port, 69100 Villeurbanne, Lyon"),
        ("Lyon", None, "Lyon", "Lyon"),
        (None, "3 rue du Port, 75005 Paris", "", "3 rue du Port, 75005 Paris"),
        (None, None, "", ""),
    ],
)
def test_a_town_that_the_address_ends_with_is_told_once(
    venue: str | None, address: str | None, town: str, told: str
) -> None:
    event = Event(title="A", start=date(2026, 11, 21), venue=venue, address=address)
    assert event.where(town) == told


def test_a_consent_can_be_added_with_braces_or_without() -> None:
    photo = Photo(file="a.jpg", alt="A", credit="B", minors=True)
    ((_, complaint),) = photo.complaints()
    assert "autorisation: oui\n" in complaint.hint
    assert "sans accolades" in complaint.hint


def test_the_hour_that_exists_twice_comes_back_after_itself() -> None:
    first, again = (datetime(2026, 10, 25, 2, minute, tzinfo=PARIS, fold=fold) for minute, fold in ((30, 0), (15, 1)))
    assert not list(Event(title="Nuit", start=first, end=again).complaints())
    assert [code.code for _, code in Event(title="Nuit", start=again, end=first).complaints()] == ["fin-avant-debut"]
