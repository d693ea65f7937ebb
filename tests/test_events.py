"""An event says the same everywhere, on every day around it: pages, calendars, data; and the archive stays light."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from selectolax.lexbor import LexborHTMLParser

from partage_site.checks.weight import page_weights
from partage_site.pipeline import Build
from tests.conftest import SETTINGS, missing

ROOT = Path(__file__).resolve().parent.parent
ICAL_JS = ROOT / "node_modules" / "ical.js" / "dist" / "ical.js"
FILES = {
    "series/wepi.md": "---\nnom: Le week-end\nsigle: WEPI\n---\n",
    "evenements/week-end.md": "---\ntitre: Week-end\ndebut: 2026-11-21\nfin: 2026-11-22\nserie: wepi\n---\n",
}
# What real parsers must read as the pages say it: name → (debut, fin).
MOMENTS = {
    "janvier": ("2026-01-15 09:30", "2026-01-15 18:00"),
    "juillet": ("2026-07-15 09:30", "2026-07-15 18:00"),
    "nouvel-an": ("2026-12-31 20:30", "2027-01-01 01:00"),
    "bissextile": ("2024-02-29", ""),
    "heure-d-ete": ("2026-03-28", "2026-03-29"),
    "heure-d-hiver": ("2026-10-25 02:30", "2026-10-25 03:30"),
    "plusieurs-jours": ("2026-12-30", "2027-01-02"),
}
READ_WITH_ICAL_JS = """
import ICAL from %s;
import { readFileSync } from 'node:fs';
const component = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')));
console.log(JSON.stringify(component.getAllSubcomponents('vevent').map((each) => {
  const event = new ICAL.Event(each);
  const told = (moment) => (moment.isDate ? moment.toString() : moment.toJSDate().toISOString());
  return { title: event.summary, uid: event.uid, start: told(event.startDate), end: told(event.endDate) };
})));
"""


def text_of(built: Build, path: str) -> str:
    return next(artifact.data for artifact in built.artifacts if artifact.path == path).decode()


def states(built: Build, event: str) -> dict[str, str]:
    """The state of an event on each page that names it, and in the data."""
    found = {}
    for artifact in built.artifacts:
        if artifact.path.endswith(".html"):
            for node in LexborHTMLParser(artifact.data.decode()).css(f'[data-evenement="{event}"]'):
                found[artifact.path] = node.attributes["data-etat"] or ""
    (record,) = (each for each in json.loads(text_of(built, "donnees/evenements.json")) if each["id"] == event)
    return found | {"donnees/evenements.json": record["etat"]}


@pytest.fixture(params=["UTC", "Pacific/Auckland", "America/Los_Angeles"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    if hasattr(time, "tzset"):
        time.tzset()
    yield request.param
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.mark.parametrize(
    ("today", "state"),
    [("2026-11-20", "a-venir"), ("2026-11-21", "en-cours"), ("2026-11-22", "en-cours"), ("2026-11-23", "passe")],
)
def test_all_pages_and_data_agree_on_each_day_around_an_event(
    built: Callable[..., Build], zone: str, today: str, state: str
) -> None:
    made = built(FILES, today=date.fromisoformat(today))
    found = states(made, "week-end")
    assert set(found.values()) == {state}, (zone, found)
    pages = {"index.html", "evenements/index.html", "evenements/week-end/index.html", "evenements/2026/index.html"}
    assert pages | {"evenements/serie/wepi/index.html"} <= found.keys()
    (event,) = icalendar.Calendar.from_ical(text_of(made, "evenements.ics")).events
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 11, 21), date(2026, 11, 23))


def test_the_month_of_a_meeting_is_said_once(built: Callable[..., Build]) -> None:
    made = built({"series/jpi.md": "---\nnom: La journée\nsigle: JPI\nmois: en novembre\n---\n"})
    assert text_of(made, "evenements/index.html").count("en novembre") == 1


@pytest.mark.parametrize(("month", "yearly"), [("mois: en mai\n", True), ("", False)])
def test_a_meeting_is_said_to_be_yearly_only_where_its_month_is_told(
    built: Callable[..., Build], month: str, yearly: bool
) -> None:
    series = {
        "series/jpi.md": "---\nnom: Journée\nsigle: JPI\nmois: en novembre\n---\n",
        "series/cafe.md": f"---\nnom: Café\nsigle: CAF\n{month}---\n",
    }
    made = built({"site.yml": SETTINGS, **series})
    events, home = (text_of(made, path) for path in ("evenements/index.html", "index.html"))
    assert (">Chaque année</h2>" in events) is yearly
    assert ('<p class="when">Chaque année en novembre</p>' in events) is not yearly
    assert ("</span> par an</h2>" in home) is yearly


def test_upcoming_events_come_soonest_first_and_the_archive_latest_first(built: Callable[..., Build]) -> None:
    days = ["2026-12-01", "2026-12-24", "2026-10-01", "2026-10-02", "2025-05-05"]
    files = {f"evenements/e{day}.md": f"---\ntitre: Le {day}\ndebut: {day}\n---\n" for day in days}
    page = LexborHTMLParser(text_of(built(files), "evenements/index.html"))
    listed = [node.attributes["data-evenement"] for node in page.css("[data-evenement]")]
    assert listed == ["e2026-12-01", "e2026-12-24", "e2026-10-02", "e2026-10-01", "e2025-05-05"]


@pytest.mark.parametrize(
    ("day", "status", "asked"),
    [("2026-12-01", "confirmé", True), ("2026-12-01", "annulé", False), ("2026-11-01", "confirmé", False)],
)
def test_nobody_is_asked_to_come_to_what_is_over_or_cancelled(
    built: Callable[..., Build], day: str, status: str, asked: bool
) -> None:
    keys = f"debut: {day}\nstatut: {status}\ninscription: https://a.exemple.fr/\nen_ligne: https://b.exemple.fr/\n"
    made = built({"evenements/a.md": f"---\ntitre: A\n{keys}---\n"})
    page = text_of(made, "evenements/a/index.html")
    for words in ("S’inscrire", "Rejoindre en ligne", "Ajouter à mon agenda"):
        assert (words in page) is asked
    for words in ("Inscription\u00a0: ", "En ligne\u00a0: "):
        assert (words in text_of(made, "evenements/a.ics")) is (status != "annulé")


def test_days_and_hours_of_any_form_stand_in_one_order_and_ties_in_that_of_the_names(
    built: Callable[..., Build],
) -> None:
    forms = {"soir": "2026-12-01 20:00", "nuit": "2026-11-30T23:30:00Z", "b": "2026-12-1", "a": "2026-12-01"}
    files = {f"evenements/{name}.md": f"---\ntitre: T\ndebut: {start}\n---\n" for name, start in forms.items()}
    made = built({"site.yml": SETTINGS, **files})
    page = LexborHTMLParser(text_of(made, "evenements/index.html"))
    assert [node.attributes["data-evenement"] for node in page.css("[data-evenement]")] == ["a", "b", "nuit", "soir"]
    archive = LexborHTMLParser(text_of(made, "evenements/2026/index.html"))
    assert [node.attributes["data-evenement"] for node in archive.css("[data-evenement]")] == ["soir", "nuit", "b", "a"]


@pytest.mark.parametrize(
    ("place", "start", "told"),
    [
        ("ville: Saint-Denis (974)", "2027-12-01 14:00", True),
        ("region: Nouvelle-Calédonie", "2027-12-01 14:00", True),
        ("ville: Saint-Denis (974)", "2027-12-01", False),
        ("ville: Lyon", "2027-12-01 14:00", False),
        ("lieu: En ligne", "2027-12-01 14:00", False),
    ],
)
def test_hours_are_told_to_be_those_of_paris_where_others_are_kept(
    built: Callable[..., Build], place: str, start: str, told: bool
) -> None:
    made = built({"site.yml": SETTINGS, "evenements/a.md": f"---\ntitre: A\ndebut: {start}\n{place}\n---\n"})
    for page in ("evenements/a/index.html", "evenements/index.html"):
        assert ("heure de Paris" in text_of(made, page)) is told


@pytest.mark.parametrize(
    ("town", "listed", "told"),
    [
        ("Saint-Denis (974)", "Saint-Denis (La Réunion)", "Saint-Denis (La Réunion)"),
        ("Saint-Denis (93)", "Saint-Denis", "Saint-Denis (Seine-Saint-Denis)"),
        ("Paris 13e", "Paris 13e", "Paris 13e"),
        ("Lyon 3e", "Lyon 3e", "Lyon 3e (Rhône)"),
    ],
)
def test_a_town_is_told_from_others_of_its_name(built: Callable[..., Build], town: str, listed: str, told: str) -> None:
    event = f"---\ntitre: A\ndebut: 2027-12-01\nville: {town}\nlieu: Salle 2\n---\n"
    made = built({"site.yml": SETTINGS, "evenements/a.md": event})
    assert f'<p class="where">{listed}</p>' in text_of(made, "evenements/index.html")
    assert f"<dt>Où</dt><dd>Salle 2, {told}</dd>" in text_of(made, "evenements/a/index.html")
    assert f"LOCATION:Salle 2\\, {told}\r\n" in text_of(made, "evenements/a.ics")


def test_an_event_that_is_in_a_town_and_online_says_both_and_each_choice_of_place_keeps_it(
    built: Callable[..., Build],
) -> None:
    where = {"a": "ville: Lyon\nen_ligne: https://www.exemple.fr/", "b": "ville: Lille"}
    online = {f"{number}": "en_ligne: https://www.exemple.fr/" for number in range(4)}
    files = {
        f"evenements/e{name}.md": f"---\ntitre: A\ndebut: 2027-12-01\n{place}\n---\n"
        for name, place in {**where, **online}.items()
    }
    made = built(files)
    tree = LexborHTMLParser(text_of(made, "evenements/index.html"))
    places = {node.attributes["data-evenement"]: node.attributes["data-lieu"] for node in tree.css("li[data-lieu]")}
    assert (places["ea"], places["eb"], places["e0"]) == ("lyon en-ligne", "lille", "en-ligne")
    choices = [option.text() for option in tree.css("select[name=lieu] option")]
    assert choices == ["Tous les lieux", "En ligne", "Lille", "Lyon"]
    assert '<p class="where">Lyon et en ligne</p>' in text_of(made, "evenements/index.html")
    assert "Lyon et en ligne" in text_of(made, "evenements.xml")


@pytest.mark.slow
def test_ical_js_reads_what_the_pages_say(built: Callable[..., Build]) -> None:
    node = shutil.which("node")
    if not node or not ICAL_JS.is_file():
        missing("node or ical.js (npm ci)")
    files = {
        f"evenements/{name}.md": f"---\ntitre: 'Titre : {name}, « à »; \\'\ndebut: {start}\nfin: {end}\n---\n"
        for name, (start, end) in MOMENTS.items()
    }
    made = built({"series/wepi.md": FILES["series/wepi.md"], **files})
    script = READ_WITH_ICAL_JS % json.dumps(ICAL_JS.as_uri())
    calendars = [artifact for artifact in made.artifacts if artifact.path.endswith(".ics")]
    assert len(calendars) == len(MOMENTS) + 2
    for artifact in calendars:
        calendar = artifact.data.decode()
        run = subprocess.run(
            [node, "--input-type=module", "-e", script], input=calendar, capture_output=True, text=True, check=True
        )
        read = [(each["uid"], each["title"], each["start"], each["end"]) for each in json.loads(run.stdout)]
        assert read == told_by(calendar)
        assert len(read) == {"evenements.ics": len(MOMENTS), "evenements/serie/wepi.ics": 0}.get(artifact.path, 1)
    for name, (typed, _) in MOMENTS.items():
        ((_, title, start, _),) = told_by(text_of(made, f"evenements/{name}.ics"))
        assert title == f"Titre : {name}, « à »; \\"
        page = LexborHTMLParser(text_of(made, f"evenements/{name}/index.html"))
        assert page.css_first("h1").text() == title.replace(" :", "\u00a0:").replace("« à »", "«\u202fà\u202f»")
        shown = {node.attributes["datetime"] or "" for node in page.css("main time[datetime]")}
        assert any(each.startswith(typed.replace(" ", "T")) for each in shown)
        assert any(instant(each) == start for each in shown)


def instant(told: str) -> str:
    """A day as it is, an hour as its instant, in the form of the script above."""
    if "T" not in told:
        return told
    return datetime.fromisoformat(told).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def told_by(calendar: str) -> list[tuple[str, str, str, str]]:
    """What Python's icalendar reads of each event: UID, title, start and end, in the form of the script above."""
    return [
        (
            str(event["uid"]),
            str(event["summary"]),
            *(instant(event[name].dt.isoformat()) for name in ("dtstart", "dtend")),
        )
        for event in icalendar.Calendar.from_ical(calendar).events
    ]


@pytest.mark.slow
def test_forty_years_of_events_keep_the_archive_light(built: Callable[..., Build]) -> None:
    first = date(1987, 1, 3)
    days = (first + timedelta(days=7 * number + number // 4) for number in range(2000))
    files = {
        f"evenements/e{number:04}.md": f"---\ntitre: Rencontre numéro {number} du réseau\ndebut: {day}\nville: Lyon\n"
        f"resume: Une rencontre parmi d'autres, la {number}e.\n---\nCe jour-là.\n"
        for number, day in enumerate(days)
    }
    made = built({**files, "site.yml": SETTINGS}, today=date(2026, 11, 25))
    weights = page_weights(made.artifacts, "/")
    assert weights["evenements/index.html"] < 100_000
    assert max(weight for path, weight in weights.items() if path.startswith("evenements/")) < 100_000
    years = {path for path in weights if path.startswith("evenements/") and path.split("/")[1].isdigit()}
    assert len(years) >= 40
    listed = LexborHTMLParser(text_of(made, "evenements/index.html")).css("[data-evenement]")
    assert len(listed) < 150


def test_a_date_that_is_not_sure_is_not_said_to_be_deduced(built: Callable[..., Build]) -> None:
    event = "---\ntitre: JPI\ndebut: 2027-11-20\ndate_a_confirmer: oui\n---\n"
    made = built({"site.yml": SETTINGS, "evenements/jpi.md": event})
    html = next(each.data.decode() for each in made.artifacts if each.path == "evenements/jpi/index.html")
    assert "elle reste à confirmer" in html
    assert "déduite" not in html


def test_the_first_of_a_month_is_written_as_in_texts(built: Callable[..., Build]) -> None:
    page = text_of(built({"evenements/a.md": "---\ntitre: A\ndebut: 2026-12-01\n---\n"}), "evenements/a/index.html")
    assert page.count("mardi 1<sup>er</sup>\u00a0décembre\u00a02026") == 2


def test_the_first_of_a_month_is_written_so_wherever_a_date_stands(built: Callable[..., Build]) -> None:
    files = {
        "evenements/a.md": "---\ntitre: A\ndate_initiale: 2026-11-01\ndebut: 2027-01-01\nstatut: reporté\n---\n",
        "actualites/b.md": "---\ntitre: B\ndate: 2026-07-01\n---\nUn mot.\n",
        "ressources/c.md": "---\ntitre: C\ntype: lien\nurl: https://e.fr/\ndate: 2026-08-01\npublic: toi & moi\n---\n",
        "programmes/d.md": "---\nnom: D\nville: Lyon\nverifie_le: 2026-10-01\n---\n",
    }
    made = built(files, today=date(2026, 12, 1))
    for path, told in (
        ("evenements/a/", "le dimanche 1<sup>er</sup>\u00a0novembre"),
        ("evenements/", "d’abord le dimanche 1<sup>er</sup>\u00a0novembre"),
        ("actualites/", "1<sup>er</sup>\u00a0juillet"),
        ("actualites/b/", "1<sup>er</sup>\u00a0juillet"),
        ("ressources/", "1<sup>er</sup>\u00a0août\u00a02026 · Pour\u00a0: toi &amp; moi"),
        ("programmes/d/", "vérifiée le 1<sup>er</sup>\u00a0octobre"),
        ("plan-du-site/", "mardi 1<sup>er</sup>\u00a0décembre"),
    ):
        assert told in text_of(made, f"{path}index.html"), path
