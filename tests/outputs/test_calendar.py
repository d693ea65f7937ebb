"""Calendars say the days and hours of the pages, in every client, and change only when the content does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest

from partage_site.clock import PARIS
from partage_site.models.event import Event
from partage_site.outputs.calendar import span

Derive = Callable[..., dict[str, bytes]]


def event_file(body: str = "", **keys: str) -> str:
    lines = {"titre": "Rencontre", "debut": "2026-11-21", **keys}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items()) + f"---\n{body}"


def events_of(data: bytes) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(data)
    assert isinstance(calendar, icalendar.Calendar)
    assert not calendar.errors
    return list(calendar.events)


def only_event(derived: Derive, **keys: str) -> Any:
    (event,) = events_of(derived({"evenements/rencontre.md": event_file(**keys)})["evenements/rencontre.ics"])
    return event


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("start", "end", "after"),
    [
        ("2026-01-15", "", "2026-01-16"),
        ("2026-07-14", "2026-07-15", "2026-07-16"),
        ("2026-12-31", "", "2027-01-01"),
        ("2026-12-31", "2027-01-01", "2027-01-02"),
        ("2024-02-28", "2024-02-29", "2024-03-01"),
        ("2024-02-29", "", "2024-03-01"),
        ("2025-02-28", "", "2025-03-01"),
        ("2026-03-28", "2026-03-29", "2026-03-30"),
        ("2026-10-24", "2026-10-25", "2026-10-26"),
    ],
)
def test_days_end_on_the_day_after_the_last(derived: Derive, start: str, end: str, after: str) -> None:
    event = only_event(derived, debut=start, fin=end)
    assert type(event["dtstart"].dt) is date
    assert event["dtstart"].dt.isoformat() == start
    assert event["dtend"].dt.isoformat() == after


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-01-15 09:30", "2026-01-15 18:00", ("2026-01-15 08:30", "2026-01-15 17:00")),
        ("2026-07-15 09:30", "2026-07-15 18:00", ("2026-07-15 07:30", "2026-07-15 16:00")),
        ("2026-12-31 20:30", "2027-01-01 01:00", ("2026-12-31 19:30", "2027-01-01 00:00")),
        ("2024-02-29 09:00", "2024-03-01 09:00", ("2024-02-29 08:00", "2024-03-01 08:00")),
        ("2026-03-28 22:00", "2026-03-29 04:00", ("2026-03-28 21:00", "2026-03-29 02:00")),
        ("2026-10-25 02:30", "2026-10-25 03:30", ("2026-10-25 00:30", "2026-10-25 02:30")),
        ("2026-11-21 20:00", "2026-11-22 00:00", ("2026-11-21 19:00", "2026-11-21 23:00")),
        ("2026-07-15 09:30", "", ("2026-07-15 07:30", "2026-07-15 22:00")),
        ("2026-10-25 01:00", "", ("2026-10-24 23:00", "2026-10-25 23:00")),
        ("2026-01-15 00:00", "", ("2026-01-14 23:00", "2026-01-15 23:00")),
        ("2026-11-21 09:00", "2026-11-21 09:00", ("2026-11-21 08:00", "2026-11-21 23:00")),
    ],
)
def test_hours_are_instants_and_one_without_an_end_lasts_its_day(
    derived: Derive, start: str, end: str, hours: tuple[str, str]
) -> None:
    event = only_event(derived, debut=start, fin=end)
    found = [event[name].dt for name in ("dtstart", "dtend")]
    assert found == [datetime.fromisoformat(hour).replace(tzinfo=UTC) for hour in hours]
    assert found[0].astimezone(PARIS) == paris(start)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 3, 28), date(2026, 3, 29)),
        (date(2026, 12, 31), None),
        (paris("2026-11-20 20:00"), paris("2026-11-22 00:00")),
        (paris("2026-10-25 01:00"), None),
        (paris("2026-11-20 20:00"), paris("2026-11-22 02:00")),
    ],
)
def test_the_days_that_a_calendar_covers_are_those_of_the_pages(start: date, end: date | None) -> None:
    event = Event(title="Rencontre", start=start, end=end)
    first, after = span(start, end)
    if isinstance(after, datetime) and isinstance(first, datetime):
        last = (after - timedelta(microseconds=1)).astimezone(PARIS).date()
        first = first.astimezone(PARIS).date()
    else:
        last = after - timedelta(days=1)
    assert (event.first_day, event.last_day) == (first, last)


def test_an_hour_of_the_second_half_past_two_still_ends_after_it_begins() -> None:
    start = datetime(2026, 10, 25, 2, 50, tzinfo=PARIS, fold=1)
    first, after = span(start, datetime(2026, 10, 25, 2, 55, tzinfo=PARIS))
    assert first < after


@pytest.mark.parametrize(
    ("keys", "status", "said"),
    [
        ({}, "CONFIRMED", ""),
        ({"statut": "annulé"}, "CANCELLED", "Ce rendez-vous est annulé."),
        ({"statut": "reporté", "date_initiale": "2026-10-10"}, "CONFIRMED", "Il était prévu le samedi 10\u00a0octobre"),
        ({"debut": "", "statut": "reporté", "date_initiale": "2026-10-10"}, "TENTATIVE", "pas encore connue"),
        ({"date_a_confirmer": "oui"}, "CONFIRMED", "Date à confirmer."),
    ],
)
def test_status_is_said_to_programs_and_to_people(
    derived: Derive, keys: dict[str, str], status: str, said: str
) -> None:
    event = only_event(derived, **keys)
    assert event["status"] == status
    assert said in event["description"]
    assert event["summary"] == "Rencontre"


def test_a_postponed_event_without_a_new_day_keeps_its_former_one(derived: Derive) -> None:
    event = only_event(derived, debut="", statut="reporté", date_initiale="2026-10-10")
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 10, 10), date(2026, 10, 11))
    assert event["dtstamp"].dt == datetime(2026, 10, 10, tzinfo=UTC)


def test_stamps_come_from_the_day_of_change_or_from_the_start_alone(derived: Derive) -> None:
    changed = only_event(derived, modifie_le="2026-01-02")
    assert changed["dtstamp"].dt == changed["last-modified"].dt == datetime(2026, 1, 2, tzinfo=UTC)
    assert changed["sequence"] == (date(2026, 1, 2) - date(2000, 1, 1)).days
    plain = only_event(derived, debut="2026-07-15 09:30", fin="")
    assert plain["dtstamp"].dt == datetime(2026, 7, 15, 7, 30, tzinfo=UTC)
    assert "sequence" not in plain
    assert "last-modified" not in plain
    assert only_event(derived, modifie_le="1999-12-31")["sequence"] == 0


@pytest.mark.parametrize(
    ("keys", "options"),
    [
        ({"titre": "Un autre titre"}, {}),
        ({"debut": "2027-01-01"}, {}),
        ({"ville": "Marseille"}, {}),
        ({}, {"base_url": "https://ailleurs.example.org/sous/dossier/"}),
    ],
)
def test_the_identifier_survives_another_title_day_place_and_base(
    derived: Derive, keys: dict[str, str], options: dict[str, str]
) -> None:
    made = derived({"evenements/rencontre.md": event_file(**keys)}, **options)
    assert events_of(made["evenements.ics"])[0]["uid"] == "rencontre@partage-inter-ecoles"
    given = derived({"evenements/rencontre.md": event_file(uid="ancien@exemple.fr", **keys)}, **options)
    assert events_of(given["evenements.ics"])[0]["uid"] == "ancien@exemple.fr"


def test_the_place_is_that_of_the_page(derived: Derive) -> None:
    made = derived({"evenements/rencontre.md": event_file(adresse="3 rue du Port, 75005 Paris", ville="Paris")})
    (event,) = events_of(made["evenements/rencontre.ics"])
    assert event["location"] == "3 rue du Port, 75005 Paris"


def test_place_links_and_themes_are_told(derived: Derive) -> None:
    made = derived(
        {
            "themes/bilan.md": "---\nnom: Bilan, chiffres\n---\n",
            "evenements/rencontre.md": event_file(
                lieu="Amphi 2; étage 1",
                adresse="1 rue du Port, cour B",
                ville="Marseille",
                themes="bilan",
                resume="« On compte »",
                inscription="https://www.exemple.fr/formulaire",
            ),
        },
        base_url="/reseau/",
    )
    (event,) = events_of(made["evenements/rencontre.ics"])
    page = "https://www.exemple.fr/reseau/evenements/rencontre/"
    assert event["url"] == page
    assert event["description"].splitlines() == [
        "« On compte »",
        "Inscription\u00a0: https://www.exemple.fr/formulaire",
        page,
    ]
    assert event["location"] == "Amphi 2; étage 1, 1 rue du Port, cour B, Marseille (Bouches-du-Rhône)"
    assert event["categories"].cats == ["Bilan, chiffres"]
    latitude, longitude = event["geo"].to_ical().split(";")
    assert (round(float(latitude)), round(float(longitude))) == (43, 5)


def test_nobody_is_asked_to_register_for_what_is_cancelled(derived: Derive) -> None:
    event = only_event(derived, inscription="https://www.exemple.fr/formulaire", statut="annulé")
    assert "formulaire" not in event["description"]


def test_an_event_online_leads_to_where_it_is_joined(derived: Derive) -> None:
    event = only_event(derived, en_ligne="https://visio.exemple.fr/salle")
    assert event["location"] == "https://visio.exemple.fr/salle"
    assert "geo" not in event


def test_each_series_has_its_own_events_and_drafts_are_nowhere(derived: Derive) -> None:
    files = {
        "series/jpi.md": "---\nnom: Journée\nsigle: JPI\n---\n",
        "series/wepi.md": "---\nnom: Week-end\nsigle: WEPI\n---\n",
        "series/cachee.md": "---\nnom: Secret\nsigle: Secret\nbrouillon: oui\n---\n",
        "themes/cache.md": "---\nnom: Secret\nbrouillon: oui\n---\n",
        "evenements/journee.md": event_file(titre="Journée", serie="jpi", themes="cache"),
        "evenements/autre.md": event_file(titre="Autre", debut="2025-01-01"),
        "evenements/secret.md": event_file(titre="Secret", serie="jpi", brouillon="oui"),
    }
    for drafts in (False, True):
        made = derived(files, drafts=drafts)
        assert [event["summary"] for event in events_of(made["evenements.ics"])] == ["Journée", "Autre"]
        assert [event["summary"] for event in events_of(made["evenements/serie/jpi.ics"])] == ["Journée"]
        assert events_of(made["evenements/serie/wepi.ics"]) == []
        assert not {"evenements/secret.ics", "evenements/serie/cachee.ics"} & made.keys()
        assert not any(b"Secret" in data for data in made.values())


def test_lines_are_short_and_end_as_the_standard_asks(derived: Derive) -> None:
    title = "Échange 👩‍🏫 & « égalité » < chances > " * 6
    made = derived({"evenements/rencontre.md": event_file(titre=f'"{title}"', resume=f'"{title}"')})
    for path in ("evenements.ics", "evenements/rencontre.ics"):
        data = made[path]
        assert data.endswith(b"END:VCALENDAR\r\n")
        assert b"\n" not in data.replace(b"\r\n", b"")
        lines = data.split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert all(line.decode() is not None for line in lines)
        assert events_of(data)[0]["summary"] == title.strip()


def test_a_calendar_names_itself_and_says_how_often_to_ask(derived: Derive) -> None:
    calendar: Any = icalendar.Calendar.from_ical(derived({})["evenements.ics"])
    assert calendar["prodid"] == "-//ParTAGE Inter-Écoles//FR"
    assert calendar["version"] == "2.0"
    assert calendar["x-wr-calname"] == calendar["name"] == "Un réseau\u00a0: rendez-vous"
    assert calendar["refresh-interval"].dt == timedelta(days=1)


def test_a_calendar_without_events_holds_the_hours_of_paris_alone(derived: Derive) -> None:
    """RFC 5545, section 3.4: a calendar has one component at least."""
    made = derived({"series/wepi.md": "---\nnom: Week-end\nsigle: WEPI\n---\n"})
    for path in ("evenements.ics", "evenements/serie/wepi.ics"):
        calendar: Any = icalendar.Calendar.from_ical(made[path])
        assert not calendar.errors
        (hours,) = calendar.subcomponents
        zone = hours.to_tz()
        assert str(zone) == PARIS.key
        for day in ("2027-03-28", "2027-03-29", "2027-10-31", "2027-11-01", "2031-07-14"):
            noon = paris(f"{day} 12:00")
            assert noon.replace(tzinfo=zone).utcoffset() == noon.utcoffset(), day
    assert b"VTIMEZONE" not in derived({"evenements/a.md": event_file()})["evenements.ics"]


def test_calendars_stay_where_they_were_before_their_file_was_renamed(derived: Derive) -> None:
    made = derived(
        {
            "series/wepi.md": "---\nnom: Week-end\nsigle: WEPI\n"
            "anciennes_adresses: [/evenements/serie/week-end/, /week-end/]\n---\n",
            "evenements/a.md": event_file(serie="wepi", anciennes_adresses="[/evenements/b, /evenements/2017/c/]"),
        }
    )
    assert made["evenements/b.ics"] == made["evenements/a.ics"]
    assert made["evenements/serie/week-end.ics"] == made["evenements/serie/wepi.ics"]
    assert sorted(path for path in made if path.endswith(".ics")) == [
        "evenements.ics", "evenements/a.ics", "evenements/b.ics",
        "evenements/serie/week-end.ics", "evenements/serie/wepi.ics",
    ]  # fmt: skip
