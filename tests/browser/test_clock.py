"""A page read a month after it was built says nothing false of its events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from partage_site.pipeline import Build
from tests.browser.conftest import until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FILES = {
    "series/wepi.md": "---\nnom: Le week-end\nsigle: WEPI\nmois: au printemps\n---\n",
    "evenements/proche.md": "---\ntitre: Proche\ndebut: 2026-12-05\nfin: 2026-12-06\nserie: wepi\n---\n",
    "evenements/lointain.md": "---\ntitre: Lointain\ndebut: 2027-03-05\nserie: wepi\n---\n",
    "evenements/seul.md": "---\ntitre: Seul\ndebut: 2026-12-01 18:00\ninscription: https://www.exemple.fr/\n---\n",
    "evenements/vieux.md": "---\ntitre: Vieux\ndebut: 2025-01-01\nserie: wepi\n---\n",
}
PAGES = (
    "/",
    "/evenements/",
    "/evenements/serie/wepi/",
    "/evenements/proche/",
    "/evenements/seul/",
    "/evenements/2026/",
)


def states(page: Any) -> dict[str, str]:
    return dict(
        page.evaluate(
            "[...document.querySelectorAll('[data-evenement]')].map(e => [e.dataset.evenement, e.dataset.etat])"
        )
    )


def at(moment: str) -> Callable[[Any], None]:
    return lambda page: page.clock.set_fixed_time(datetime.fromisoformat(moment))


@pytest.mark.parametrize(
    ("moment", "near", "alone"),
    [
        ("2026-11-30T12:00:00+01:00", "a-venir", "a-venir"),
        ("2026-12-01T23:30:00+01:00", "a-venir", "en-cours"),
        ("2026-12-02T00:30:00+01:00", "a-venir", "passe"),
        ("2026-12-05T00:30:00+01:00", "en-cours", "passe"),
        ("2026-12-06T23:59:00+01:00", "en-cours", "passe"),
        ("2026-12-25T12:00:00+01:00", "passe", "passe"),
    ],
)
def test_states_follow_the_reader_s_clock_in_paris_on_every_page(
    built: Callable[..., Build],
    served: Callable[..., str],
    opened: Callable[..., Any],
    moment: str,
    near: str,
    alone: str,
) -> None:
    address = served(built(FILES).artifacts)
    page = opened(f"{address}/", prepare=at(moment), timezone_id="Pacific/Auckland")
    found: dict[str, set[str]] = {}
    for path in PAGES:
        page.goto(address + path)
        for event, state in states(page).items():
            found.setdefault(event, set()).add(state)
    assert found["proche"] == {near}
    assert found["seul"] == {alone}
    assert found["lointain"] == {"a-venir"}
    assert found["vieux"] == {"passe"}


def test_a_cancelled_event_is_never_said_to_have_passed(
    built: Callable[..., Build], served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    made = built({"evenements/a.md": "---\ntitre: A\ndebut: 2026-12-05\nstatut: annulé\n---\n"})
    page = opened(f"{served(made.artifacts)}/evenements/a/", prepare=at("2027-01-01T12:00:00+01:00"))
    assert "Annulé : A" in page.title().replace("\u00a0", " ")
    assert "Passé" not in page.locator("main").inner_text()


def test_a_month_later_no_past_event_stands_among_the_announced(
    built: Callable[..., Build], served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    address = served(built(FILES).artifacts)
    page = opened(f"{address}/evenements/", prepare=at("2026-12-25T12:00:00+01:00"))
    for path in ("/", "/evenements/", "/evenements/serie/wepi/"):
        page.goto(address + path)
        announced = page.locator("[data-annonces] [data-evenement]").evaluate_all(
            "all => all.map(e => e.dataset.evenement)"
        )
        assert announced == ["lointain"], path
        assert page.get_by_role("link", name="Proche", exact=True).first.is_visible(), path
    page.goto(f"{address}/evenements/seul/")
    assert page.get_by_text("Passé", exact=True).is_visible()
    assert not page.get_by_role("link", name="S’inscrire").is_visible()


def test_when_all_has_passed_the_page_says_that_no_date_is_announced(
    built: Callable[..., Build], served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    files = {name: FILES[name] for name in ("series/wepi.md", "evenements/proche.md")}
    address = served(built(files).artifacts)
    page = opened(f"{address}/evenements/", prepare=at("2027-01-01T12:00:00+01:00"))
    assert page.get_by_text("Aucune date n’est annoncée").is_visible()
    assert page.get_by_text("Tout juste passé").is_visible()


ANNOUNCED = """[...document.querySelectorAll("[data-annonces]")].map((each) => {
  const shown = [...each.querySelectorAll("p, h2, li, [data-etat]")].filter((one) => one.offsetParent);
  return shown.map((one) => [one.dataset.evenement ?? one.textContent.trim(), one.dataset.etat]);
})"""


def test_a_page_read_later_announces_what_one_built_that_day_does(
    built: Callable[..., Build], served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    files = {name: FILES[name] for name in ("series/wepi.md", "evenements/proche.md", "evenements/vieux.md")} | {
        "evenements/lointain.md": FILES["evenements/lointain.md"].replace("serie", "statut: annulé\nserie")
    }
    late, fresh = (served(built(files, today=day).artifacts) for day in (date(2026, 11, 25), date(2026, 12, 8)))
    for path in ("/", "/evenements/", "/evenements/serie/wepi/"):
        said, told = (
            opened(host + path, prepare=at("2026-12-08T12:00:00+01:00")).evaluate(ANNOUNCED) for host in (late, fresh)
        )
        assert said == told, path
        assert [words for words, _ in said[0] if words.startswith(("Aucune date", "Chaque année"))], path


def test_events_are_filtered_by_place_meeting_and_theme(
    built: Callable[..., Build], served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    files = {
        "series/wepi.md": FILES["series/wepi.md"],
        "themes/bilan.md": "---\nnom: Le bilan\n---\n",
        "evenements/a.md": "---\ntitre: A\ndebut: 2026-12-05\nserie: wepi\nville: Lyon\n---\n",
        "evenements/b.md": "---\ntitre: B\ndebut: 2026-12-06\nville: Lille\nthemes: [bilan]\n---\n",
        "evenements/c.md": "---\ntitre: C\ndebut: 2025-12-06\nserie: wepi\nville: Lille\n---\n",
        **{f"evenements/d{day}.md": f"---\ntitre: D\ndebut: 2025-11-0{day}\n---\n" for day in (1, 2, 3)},
    }
    page = opened(f"{served(built(files).artifacts)}/evenements/", prepare=at("2026-11-25T12:00:00+01:00"))
    whole = page.locator(".filters option[value='']").all_inner_texts()
    assert whole == ["Tous les lieux"]
    page.get_by_label("Lieu").select_option("lille")
    shown = page.locator("main li[data-evenement]:visible")
    assert shown.evaluate_all("all => all.map(each => each.dataset.evenement)") == ["b", "c"]
    assert "lieu=lille" in page.url
    page.get_by_role("button", name="Tout afficher").click()
    until(page, lambda: page.locator("main li[data-evenement]:not([hidden])").count() == 6)


COMES_BACK = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"


def test_a_page_that_the_browser_kept_tells_the_day_on_which_it_comes_back(
    built: Callable[..., Build], served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    address = served(built(FILES).artifacts)
    page = opened(f"{address}/evenements/", prepare=at("2026-11-30T12:00:00+01:00"))
    page.evaluate("window.kept = true")
    at("2026-11-30T18:00:00+01:00")(page)
    page.evaluate(COMES_BACK)
    assert page.evaluate("window.kept")
    at("2026-12-08T18:00:00+01:00")(page)
    with page.expect_navigation():
        page.evaluate(f"setTimeout(() => {COMES_BACK})")
    assert states(page)["proche"] == "passe"
