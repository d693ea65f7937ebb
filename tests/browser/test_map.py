"""The map in a real browser: every programme reachable by pointer, key and touch, with scripts and without."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from typing import Any

import pytest

from partage_site.checks.contrast import contrast
from partage_site.checks.weight import page_weights
from partage_site.pipeline import Build
from tests.browser.conftest import until

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

# Fifteen in Paris and its suburbs, three in Marseille, one in each overseas department, two at one address (the last).
TOWNS = """
Paris 5e, Paris 7e, Paris 13e, Palaiseau, Cergy, Gif-sur-Yvette, Créteil, Nanterre, Saint-Denis (93), Versailles,
Massy (91), Cachan, Jouy-en-Josas, Champs-sur-Marne, Fontainebleau, Marseille, Marseille 13e, Marseille 9e, Lille,
Villeneuve-d'Ascq, Roubaix, Lyon 3e, Villeurbanne, Écully, Toulouse, Nantes, Rennes, Brest (29), Reims, Le Havre, Rouen,
Bordeaux, Talence, Strasbourg, Nancy, Metz, Grenoble, Montpellier, Nice, Dijon, Besançon, Clermont-Ferrand, Limoges,
Poitiers, Tours, Orléans, Caen, Amiens, Angers, Ajaccio, Les Abymes, Fort-de-France, Cayenne, Saint-Denis (974),
Mamoudzou, Saint-Pierre (975), Troyes, Mulhouse, Rennes, Rennes
"""
SIXTY = [town.strip() for town in TOWNS.split(",")]


def files() -> dict[str, str]:
    states = ("actif", "en-sommeil", "terminé")
    sites = {
        f"programmes/p{number:02}.md": f"---\nnom: Programme {number}\nville: {town}\n"
        f"statut: {states[number % 7 % 3]}\npublics: [{('lycée', 'collège')[number % 2]}]\n"
        f"resume: Le programme numéro {number}.\n---\n"
        for number, town in enumerate(SIXTY)
    }
    same = "coordonnees: [48.11, -1.68]\n---\n"
    for number in (58, 59):
        name = f"programmes/p{number:02}.md"
        sites[name] = sites[name].replace("---\n", "\x00", 1).replace("---\n", same, 1).replace("\x00", "---\n", 1)
    sites["chiffres/programmes.yml"] = "valeur: 70\nprefixe: plus de\nlibelle: programmes\n"
    return sites


@pytest.fixture
def sixty(built: Callable[..., Build]) -> Build:
    made = built(files())
    assert len(SIXTY) == 60
    assert not [problem for problem in made.report if problem.severity == "erreur"]
    return made


def boxes(page: Any) -> list[tuple[str, float, float]]:
    """The centre of what can be pressed of each marker and group, in CSS pixels."""
    found = page.evaluate(
        "[...document.querySelectorAll('svg a .target')].map(each => { const box = each.getBoundingClientRect();"
        " return [each.closest('a').getAttribute('aria-label'), box.left + box.width / 2,"
        " box.top + box.height / 2 + scrollY, box.width]; })"
    )
    return [(name, x, y) for name, x, y, width in found if width >= 23.9 or pytest.fail(f"{name}: {width} px")]


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_sixty_programmes_are_all_reachable_without_scripts_and_no_two_targets_overlap(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any], width: int
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/", width=width, java_script_enabled=False)
    listed = page.locator("[data-programme]").count()
    marked = page.locator("a[data-marqueur]").count()
    assert (listed, marked) == (60, 59)  # Saint-Pierre-et-Miquelon has no outline: it is in the list alone
    found = boxes(page)
    for number, (name, x, y) in enumerate(found):
        for other, left, top in found[:number]:
            assert (x - left) ** 2 + (y - top) ** 2 >= 23.5**2, (name, other)
        assert 0 <= x <= width


def test_each_marker_is_reached_by_the_keyboard_and_leads_to_its_programme(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/", java_script_enabled=False)
    seen = set()
    for _ in range(160):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.dataset?.marqueur ?? ''"))
    assert len(seen - {""}) == 59
    page.locator('a[data-marqueur="p03"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/programmes/p03/")


def test_each_marker_is_reached_by_touch_at_360_pixels(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/", width=360, has_touch=True, java_script_enabled=False)
    hit = page.evaluate(
        "[...document.querySelectorAll('a[data-marqueur]')].filter(link => {"
        " const target = link.querySelector('.target'); target.scrollIntoView({block: 'center', behavior: 'instant'});"
        " const box = target.getBoundingClientRect();"
        " return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)?.closest('a') === link;"
        "}).length"
    )
    assert hit == 59
    page.locator('a[data-marqueur="p00"] .target').tap()
    page.wait_for_url("**/programmes/p00/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scripts", [True, False])
def test_axe_finds_no_violation(
    sixty: Build,
    served: Callable[..., str],
    opened: Callable[..., Any],
    violations: Callable[[Any], list[str]],
    scheme: str,
    width: int,
    scripts: bool,
) -> None:
    address = served(sixty.artifacts)
    page = opened(f"{address}/plan-du-site/", width=width, color_scheme=scheme, reduced_motion="reduce")
    if not scripts:  # axe is itself a script: only the page's own are taken away
        page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{address}/programmes/")
    assert page.locator("form.filters").is_visible() is scripts
    assert violations(page) == []


def test_filters_count_and_keep_their_state_in_the_address(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/")
    count = page.locator("[data-compte]")
    assert count.inner_text() == "60 programmes présentés ici, sur plus de 70."
    assert count.bounding_box()["width"] == 1  # the head of the page says it
    page.get_by_label("Région").select_option("bretagne")
    assert count.bounding_box()["width"] > 100
    assert "region=bretagne" in page.url
    assert count.inner_text().startswith("4 programmes sur les 60 présentés ici.")
    assert page.locator("[data-programme]:visible").count() == 4
    page.get_by_label("État").select_option("terminé")
    shown = page.locator("[data-programme]:visible").count()
    assert shown < 4
    page.go_back()
    assert page.locator("[data-programme]:visible").count() == 4
    page.reload()
    assert page.get_by_label("Région").input_value() == "bretagne"
    page.get_by_role("button", name="Tout afficher").click()
    until(page, lambda: page.locator("[data-programme]:not([hidden])").count() == 60)


FADED = """() => [...document.querySelectorAll("svg a.faded")].map((each) => {
  const seen = (selector) => getComputedStyle(each.querySelector(selector));
  return {
    opacity: getComputedStyle(each).opacity, ground: seen(".knot").fill,
    inks: [seen(".knot").stroke, seen(".digits").fill],
  };
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_a_filter_leaves_out_is_softer_on_the_map_still_read_and_passed_over_by_the_keyboard(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any], scheme: str
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/?region=bretagne", color_scheme=scheme)
    faded = page.evaluate(FADED)
    assert len(faded) == 60 - 4  # no knot for Saint-Pierre-et-Miquelon, one more for the group around Paris
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for found in faded:
        assert (found["opacity"], found["ground"]) == ("1", paper)
        assert all(contrast(hexadecimal(ink), hexadecimal(paper)) >= 3 for ink in found["inks"])
    stops = "[...document.querySelectorAll('svg a')].filter(each => each.tabIndex >= 0).length"
    assert page.evaluate(stops) == 4
    marker = page.locator("a.faded").first
    marker.focus()
    lit = page.evaluate("getComputedStyle(document.activeElement.querySelector('.knot')).stroke")
    assert lit == page.evaluate("getComputedStyle(document.body).color")
    page.get_by_role("button", name="Tout afficher").click()
    until(page, lambda: page.locator("a.faded").count() == 0)
    assert page.evaluate(stops) == 60


def crowded() -> dict[str, str]:
    """More programmes than the map has room for: ten towns hold nine each."""
    towns = ("Lille", "Lyon 3e", "Toulouse", "Limoges", "Rennes", "Reims", "Bordeaux", "Strasbourg", "Nice", "Dijon")
    names = {f"p{at}{rank}": town for at, town in enumerate(towns) for rank in range(9)}
    return {f"programmes/{name}.md": f"---\nnom: {name}\nville: {town}\n---\n" for name, town in names.items()}


def test_a_knot_that_programmes_share_is_softer_lit_and_named_with_them(
    built: Callable[..., Build], served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(built(crowded()).artifacts)}/programmes/?region=bretagne")
    knots = page.locator("#carte-hexagone a")
    assert page.locator("a.faded").count() == knots.count() - 1 > 5
    rennes = page.locator("#carte-hexagone a:not(.faded)")
    assert re.fullmatch(r"\d+\u00a0: 9 programmes, Bretagne", rennes.get_attribute("aria-label"))
    page.locator('[data-programme="p43"] a').focus()
    assert "lit" in rennes.get_attribute("class")
    rennes.focus()
    assert page.locator("[data-programme].lit").count() == 9


def hexadecimal(colour: str) -> str:
    """`rgb(251, 247, 239)` as `#fbf7ef`."""
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour))


def test_nothing_found_is_never_nothing_exists(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/?region=corse&publics=lycée&statut=terminé")
    words = page.locator("[data-compte]").inner_text()
    if page.locator("[data-programme]:visible").count() == 0:
        assert "plus de 70" in words
    assert "présentés ici" in words


@pytest.mark.parametrize(
    ("typed", "first", "told"),
    [
        ("13013", "Marseille 13e", "13013"),
        ("3 rue Breteuil, 13 013 Marseille", "Marseille 13e", "13013"),
        ("lille", "Lille", "Lille"),
        ("Lille, France", "Lille", "Lille"),
        ("marseille 13ème arrondissement", "Marseille 13e", "Marseille 13e"),
        ("118 route de Narbonne, 31077 Toulouse Cedex 4", "Toulouse", "Toulouse"),
        ("havre", "Le Havre", "Le Havre"),
        ("st denis", "", "Laquelle"),
        ("zzz", "", "zzz"),
    ],
)
def test_near_me_sorts_by_distance_and_tells_kindly_what_it_does_not_find(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any], typed: str, first: str, told: str
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/")
    page.get_by_label("Près de chez moi").fill(typed)
    page.get_by_role("button", name="Chercher").click()
    said = page.locator("[data-pres]")
    until(page, lambda: page.locator("[data-pres]").text_content())
    assert told in said.inner_text()
    if not first:
        if told == "Laquelle":
            page.get_by_role("button", name="Saint-Denis (974)").click()
            first = "Saint-Denis"
        else:
            assert "code postal" in said.inner_text()
            return
    nearest = page.locator("[data-proches] [data-programme]").first
    assert nearest.locator(".distance").inner_text().startswith(f"{first}, à")
    page.get_by_role("button", name="Tout afficher").click()
    until(page, lambda: page.locator("[data-proches]").is_hidden())
    assert page.locator("[data-programme]:visible").count() == 60


def test_the_postcode_that_a_department_is_taken_to_have_offers_its_towns(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/#pres=13 000")
    until(page, lambda: page.get_by_role("button", name="Marseille (13)").count())
    page.get_by_role("button", name="Marseille (13)").click()
    until(page, lambda: "depuis Marseille" in page.locator("[data-proches] h2").inner_text())


@pytest.mark.parametrize("typed", ["97499", "97499 Nulle-Part Cedex"])
def test_a_postcode_that_no_town_has_offers_the_towns_of_its_department(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any], typed: str
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/#pres={typed}")
    until(page, lambda: page.get_by_role("button", name="Saint-Denis (974)").count())
    assert page.locator("[data-pres] button").count() == 6


def test_a_small_town_is_known_where_a_programme_is_in_it(
    built: Callable[..., Build], served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    towns = ("Marcy-l’Étoile", "Lille", "Rennes")
    files = {f"programmes/p{at}.md": f"---\nnom: P{at}\nville: {town}\n---\n" for at, town in enumerate(towns)}
    page = opened(f"{served(built(files).artifacts)}/programmes/#pres=marcy l'etoile")
    nearest = page.locator("[data-proches] .distance").first
    until(page, nearest.count)
    assert nearest.inner_text().startswith("Marcy-l’Étoile, à moins de 1")
    assert page.locator("[data-proches] h2").inner_text().endswith("depuis Marcy-l’Étoile")


@pytest.mark.parametrize(
    ("typed", "name", "count"), [("bretagne", "Bretagne", 4), ("Île de France", "Île-de-France", 15)]
)
def test_a_region_offers_all_of_it(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any], typed: str, name: str, count: int
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/#pres={typed}")
    choice = page.locator("[data-pres] button")
    until(page, choice.count)
    assert choice.all_inner_texts() == [name]
    choice.press("Enter")
    until(page, lambda: page.locator("[data-programme]:visible").count() == count)
    assert (page.get_by_label("Près de chez moi").input_value(), choice.count()) == ("", 0)
    assert page.url.partition("/programmes/")[2].startswith("?region=")
    assert "#" not in page.url
    assert page.evaluate("document.activeElement.name") == "region"


def test_nearest_programmes_that_a_filter_leaves_out_leave_no_title_without_a_list(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/?region=bretagne&statut=terminé#pres=Rennes")
    until(page, lambda: "distance depuis Rennes" in page.locator("[data-pres]").text_content())
    nearest, shown = page.locator("[data-proches]"), page.locator("[data-programme]:visible")
    for status in ("actif", "en-sommeil", "terminé"):
        page.get_by_label("État").select_option(status)
        assert nearest.is_visible() is (shown.count() > 0)
    page.get_by_label("Région").select_option("corse")
    assert (nearest.is_visible(), shown.count()) == (False, 0)
    page.get_by_label("Région").select_option("")
    assert nearest.is_visible()


GROUP = """() => {
  const [ring, digits] = ["knot", "digits"].map(part => document.querySelector(`.group .${part}`).getBBox());
  const stroke = parseFloat(getComputedStyle(document.querySelector(".group .knot")).strokeWidth);
  return [digits.width - (ring.width - stroke), stroke];
}"""


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_numbers_of_a_group_are_inside_its_ring(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any], width: int
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/", width=width)
    too_wide, stroke = page.evaluate(GROUP)
    assert too_wide <= stroke / 2


def test_near_me_writes_thousands_as_the_site_does(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/#pres=97600")
    last = page.locator("[data-proches] .distance").last
    assert re.fullmatch(r".+, à \d{1,2}\u202f\d{3}\u00a0km", last.text_content())


def test_zoom_by_buttons_keys_and_wheel_never_traps_the_page(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/")
    panel = page.locator("#carte-hexagone")
    whole = panel.get_attribute("viewBox")
    page.get_by_role("button", name="Agrandir").click()
    closer = panel.get_attribute("viewBox")
    assert closer != whole
    page.keyboard.press("ArrowRight")
    assert panel.get_attribute("viewBox") != closer
    page.keyboard.press("0")
    assert [float(each) for each in (panel.get_attribute("viewBox") or "").split()] == [
        float(e) for e in (whole or "").split()
    ]
    panel.hover()
    page.mouse.wheel(0, 300)
    until(page, lambda: page.evaluate("scrollY") > 0)
    assert [float(each) for each in (panel.get_attribute("viewBox") or "").split()] == [
        float(e) for e in (whole or "").split()
    ]
    panel.hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    until(page, lambda: "zoomed" in (panel.get_attribute("class") or ""))


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_wide_screen_the_map_stands_beside_the_filters_and_the_list(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any], scripts: bool
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/", width=1440, java_script_enabled=scripts)
    places = ("#liste", "#liste > section[data-groupe]", ".atlas > .map")
    listed, region, drawn = (page.locator(each).first.bounding_box() for each in places)
    form = page.locator(".filters").bounding_box() or {"x": listed["x"], "y": listed["y"], "height": 0}
    assert form["x"] == listed["x"]
    assert region["x"] + region["width"] < drawn["x"]
    assert listed["y"] == pytest.approx(form["y"] + form["height"], abs=1)
    assert form["y"] <= drawn["y"] < form["y"] + 150


def focused(page: Any) -> str:
    words: str = page.evaluate("document.activeElement.textContent")
    return words


def test_who_asks_on_a_phone_is_led_to_the_nearest_and_comes_back_to_them(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    sent: list[str] = []
    page = opened(
        f"{served(sixty.artifacts)}/programmes/?publics=lycée",
        width=360,
        height=720,
        prepare=lambda page: page.on("request", lambda request: sent.append(request.url)),
    )
    field, title = page.get_by_label("Près de chez moi"), page.locator("[data-proches] h2")
    field.fill("Lyon")
    field.press("Enter")
    until(page, title.is_visible)
    assert focused(page) == "Du plus proche au plus lointain, depuis Lyon"
    until(page, lambda: 0 <= title.bounding_box()["y"] <= 720 - title.bounding_box()["height"])
    assert page.url.endswith("/programmes/?publics=lyc%C3%A9e#pres=Lyon")
    page.locator("[data-proches] [data-programme]:visible a").first.click()
    page.wait_for_url("**/programmes/p*/")
    page.go_back()
    until(page, title.is_visible)
    assert (field.input_value(), page.get_by_label("Pour qui").input_value()) == ("Lyon", "lycée")
    assert focused(page) != title.inner_text()
    page.get_by_label("Région").select_option("bretagne")
    assert page.url.endswith("&region=bretagne#pres=Lyon")
    page.locator("a.skip", has_text="carte").press("Enter")  # a fragment of another kind
    assert title.is_visible()
    page.go_back()
    page.go_back()
    assert page.get_by_label("Région").input_value() == ""
    assert title.is_visible()
    page.go_back()
    until(page, title.is_hidden)
    assert field.input_value() == ""
    assert not [url for url in sent if "lyon" in url.lower()]


@pytest.mark.parametrize("typed", ["Haute-Vienne", "haute vienne", "87", "Haute-Vienne (87)"])
def test_a_department_offers_its_largest_towns(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any], typed: str
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/")
    page.get_by_label("Près de chez moi").fill(typed)
    page.keyboard.press("Enter")
    choices = page.locator("[data-pres] button")
    until(page, lambda: choices.count() > 1)
    assert choices.first.inner_text() == "Limoges (87)"
    choices.first.press("Enter")
    until(page, lambda: "depuis Limoges" in page.locator("[data-proches] h2").inner_text())


def test_a_town_chosen_among_several_is_in_the_address(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/#pres=st+denis")
    page.get_by_role("button", name="Saint-Denis (974)").click()
    title = page.locator("[data-proches] h2")
    until(page, title.is_visible)
    assert focused(page) == title.inner_text()
    assert page.url.endswith("#pres=Saint-Denis+974")
    page.reload()
    until(page, title.is_visible)
    assert page.locator("[data-proches] .distance").first.inner_text().startswith("Saint-Denis, à moins de 1")


@pytest.mark.parametrize("typed", ["?", "-", "…"])
def test_signs_alone_are_no_town(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any], typed: str
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/")
    page.get_by_label("Près de chez moi").fill(typed)
    page.keyboard.press("Enter")
    until(page, lambda: "Nous ne trouvons pas" in page.locator("[data-pres]").inner_text())
    assert page.locator("[data-pres] button").count() == 0


def test_to_show_all_is_offered_once_something_is_chosen_and_never_takes_the_focus_away(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/")
    everything = page.get_by_role("button", name="Tout afficher")
    assert everything.is_hidden()
    page.get_by_label("Près de chez moi").fill("Li")
    assert everything.is_visible()
    page.get_by_label("Près de chez moi").fill("")
    assert everything.is_hidden()
    page.get_by_label("Pour qui").select_option("lycée")
    everything.press("Enter")
    until(page, everything.is_hidden)
    assert page.evaluate("document.activeElement.name") == "region"
    assert page.url.endswith("/programmes/")


SIGNS = """() => {
  const panel = document.querySelector("#carte-hexagone"), rope = panel.querySelector(".rope");
  const width = (each) => each.getBoundingClientRect().width;
  const places = [...panel.querySelectorAll("a[data-marqueur]")];
  const boxes = places.map((each) => each.querySelector(".target").getBoundingClientRect());
  const centres = boxes.map(({ left, right }) => (left + right) / 2);
  return {
    signs: places.flatMap((each) => [...each.children].map(width)),
    rope: parseFloat(getComputedStyle(rope).strokeWidth) * rope.getScreenCTM().a,
    spread: Math.max(...centres) - Math.min(...centres),
  };
}"""


@pytest.mark.parametrize("width", [360, 1440])
def test_a_closer_look_moves_places_apart_and_keeps_signs_names_and_the_rope_as_they_were(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any], width: int
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/", width=width, reduced_motion="reduce")
    before = page.evaluate(SIGNS)
    assert len(before["signs"]) > 100
    for _ in range(4):
        page.get_by_role("button", name="Agrandir").first.click()
    after = page.evaluate(SIGNS)
    assert after["signs"] == pytest.approx(before["signs"], rel=0.05, abs=1)
    assert after["rope"] == pytest.approx(before["rope"], rel=0.01)
    assert after["spread"] > 4 * before["spread"]


def in_frame(page: Any) -> set[str]:
    """The programmes whose knots are in the frame of the map."""
    found: list[str] = page.evaluate(
        """() => {
          const frame = document.querySelector("#carte-hexagone").getBoundingClientRect();
          return [...document.querySelectorAll("#carte-hexagone a[data-marqueur]")].filter((each) => {
            const { left, right, top, bottom } = each.querySelector(".knot").getBoundingClientRect();
            const [x, y] = [(left + right) / 2, (top + bottom) / 2];
            return x > frame.left && x < frame.right && y > frame.top && y < frame.bottom;
          }).map((each) => each.dataset.marqueur);
        }"""
    )
    return set(found)


def test_a_closer_look_goes_to_the_knot_that_was_reached_or_to_the_nearest_never_to_plain_land(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/?region=bretagne")
    closer = page.get_by_role("button", name="Agrandir").first
    for _ in range(6):
        closer.click()
    assert in_frame(page) & {"p26", "p27", "p58", "p59"}  # what the filter leaves: Rennes and Brest
    page.get_by_role("button", name="Toute la carte").first.click()
    page.get_by_role("button", name="Tout afficher").click()
    until(page, lambda: page.locator("a.faded").count() == 0)
    page.locator('a[data-marqueur="p38"]').focus()
    for _ in range(3):
        page.keyboard.press("+")
    for _ in range(3):
        closer.click()
    assert "p38" in in_frame(page)


@pytest.mark.parametrize(("width", "letters"), [(320, "100%"), (360, "200%"), (1440, "100%")])
def test_a_second_press_on_the_same_place_looks_closer_again(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any], width: int, letters: str
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/", width=width, reduced_motion="reduce")
    page.evaluate(f"document.documentElement.style.fontSize = '{letters}'")
    closer, panel = page.get_by_role("button", name="Agrandir").first, page.locator("#carte-hexagone")
    tools = page.get_by_role("group", name="Agrandir la carte").first
    assert tools.get_by_role("button").count() == 1
    closer.evaluate("each => each.scrollIntoView({ block: 'center' })")
    before = [each.bounding_box() for each in (closer, tools, panel)]
    closer.click()
    assert [each.bounding_box() for each in (closer, tools, panel)] == before
    assert tools.get_by_role("button").count() == 7
    boxes = [each.bounding_box() for each in tools.get_by_role("button").all()]
    assert len({box["y"] for box in boxes}) == 1
    assert min(box["width"] for box in boxes) >= 24
    assert min(box["x"] for box in boxes) >= 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.mouse.click(*(before[0][at] + before[0][size] / 2 for at, size in (("x", "width"), ("y", "height"))))
    assert numbers(panel.get_attribute("viewBox"))[2] == pytest.approx(1000 / 1.5**2, rel=0.1)


def test_what_the_keyboard_reaches_on_a_map_seen_closer_is_in_its_frame(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/")
    closer = page.get_by_role("button", name="Agrandir").first
    closer.focus()
    for _ in range(7):
        page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Agrandir"
    for marker in page.locator("#carte-hexagone a[data-marqueur]").all():
        marker.focus()
        assert marker.evaluate(
            """each => {
              const { cx, cy } = each.querySelector(".knot");
              const { x, y, width, height } = each.closest("svg").viewBox.baseVal;
              const [left, top] = [cx.baseVal.value - x, cy.baseVal.value - y];
              return left >= 0 && left <= width && top >= 0 && top <= height;
            }"""
        )


def test_an_answer_that_comes_late_changes_nothing(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/")
    waiting: list[Any] = []
    page.route("**/codes-postaux/75.json", lambda route: waiting.append(route))  # noqa: PLW0108 - a function is wanted
    page.get_by_label("Près de chez moi").fill("75 005")
    page.get_by_role("button", name="Chercher").click()
    until(page, lambda: waiting)
    page.get_by_role("button", name="Tout afficher").click()
    until(page, lambda: page.get_by_label("Près de chez moi").input_value() == "")
    waiting[0].continue_()
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-proches]").is_hidden()


def numbers(box: str | None) -> list[float]:
    return [float(each) for each in (box or "").split()]


def test_a_marker_and_its_entry_light_up_together(
    sixty: Build, served: Callable[..., str], opened: Callable[..., Any]
) -> None:
    page = opened(f"{served(sixty.artifacts)}/programmes/")
    page.locator('a[data-marqueur="p20"]').focus()
    assert "lit" in (page.locator('[data-programme="p20"]').get_attribute("class") or "")
    page.locator('[data-programme="p21"] a').focus()
    assert "lit" in (page.locator('a[data-marqueur="p21"]').get_attribute("class") or "")


CROSSED = """() => {
  const rope = document.querySelector("#carte-hexagone .rope"), matrix = rope.getScreenCTM();
  const step = rope.getTotalLength() / 2000;
  const read = "header a, header button, main h1, .lead, .button, .filters, .regions, .tools button:not(.away)";
  const words = [...document.querySelectorAll(read)]
    .map(each => each.getBoundingClientRect()).filter(({ width }) => width > 1);
  const at = Array.from({ length: 2000 }, (_, n) => rope.getPointAtLength(n * step).matrixTransform(matrix));
  const from = at.find(({ x }) => x >= 0 && x <= innerWidth);
  const inside = ({ left, right, top, bottom }) => ({ x, y }) => x > left && x < right && y > top && y < bottom;
  return [words.filter(word => at.some(inside(word))).length, Math.round(from.x)];
}"""


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("towns", ["Brest (29), Quimper", "Strasbourg, Colmar", "Bastia, Ajaccio"])
def test_the_rope_comes_from_the_edge_of_the_window_and_through_nothing_that_is_read(
    built: Callable[..., Build], served: Callable[..., str], opened: Callable[..., Any], towns: str, width: int
) -> None:
    two = {
        f"programmes/p{rank}.md": f"---\nnom: P{rank}\nville: {at}\n---\n" for rank, at in enumerate(towns.split(", "))
    }
    address = served(built(two).artifacts)
    page = opened(address, width=width, reduced_motion="reduce")
    crossed, start = page.evaluate(CROSSED)
    assert crossed == 0
    assert min(start, width - start) <= 10
    page.goto(f"{address}/programmes/")
    assert page.evaluate(CROSSED)[0] == 0


def test_the_map_page_is_light_at_sixty_programmes(sixty: Build) -> None:
    assert page_weights(sixty.artifacts, "/")["programmes/index.html"] <= 120_000
    scripts = [a.data for a in sixty.artifacts if a.path.endswith(".js") and not re.search("events|search", a.path)]
    assert sum(len(gzip.compress(script)) for script in scripts) <= 8_000
