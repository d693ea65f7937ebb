"""Where things stand on a page and how large they are, on sites that hold what the real one does not yet."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest

from partage_site.pipeline import Build
from tests.browser.test_map import files as sixty_programmes
from tests.conftest import SETTINGS, missing

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SERIES = {
    "series/wepi.md": "---\nnom: Le week-end\nsigle: WEPI\nmois: au printemps\n---\n",
    "series/jpi.md": "---\nnom: La journée\nsigle: JPI\nmois: en novembre\nresume: En novembre, à Paris.\n---\n",
}

Open = Callable[..., Any]


@pytest.fixture
def shown(built: Callable[..., Build], served: Callable[..., str], opened: Open) -> Open:
    """Opens a page of a site made of these files."""

    def show(files: dict[str, str | bytes], path: str = "/", **options: Any) -> Any:
        made = built({"site.yml": SETTINGS, **files})
        assert not [problem for problem in made.report if problem.severity == "erreur"]
        return opened(served(made.artifacts) + path, **options)

    return show


@pytest.fixture
def picture_of() -> Callable[[int, int], bytes]:
    """A picture so many pixels wide and high."""
    from PIL import Image

    def make(width: int, height: int) -> bytes:
        data = BytesIO()
        Image.new("RGB", (width, height), "teal").save(data, "PNG")
        return data.getvalue()

    return make


def box(page: Any, selector: str) -> dict[str, float]:
    """The box of the first element that `selector` finds, in CSS pixels from the head of the page."""
    found = page.locator(selector).first.evaluate(
        "each => { const { x, y, width, height } = each.getBoundingClientRect();"
        " return { left: x, top: y + scrollY, right: x + width, bottom: y + scrollY + height }; }"
    )
    return {side: float(length) for side, length in found.items()}


LETTERS = """name => [...document.querySelectorAll(name)].map(each => {
  const { fontFamily, fontSize, fontWeight } = getComputedStyle(each);
  return [fontFamily, fontSize, fontWeight].join();
})"""


def test_every_field_is_written_in_the_letters_of_the_page(shown: Open) -> None:
    page = shown(sixty_programmes(), "/programmes/")
    fields = page.evaluate(LETTERS, "main :is(select, input)")
    assert len(fields) > 3
    assert set(fields) == set(page.evaluate(LETTERS, "body"))
    page.goto(page.url.replace("/programmes/", "/recherche/"))
    assert page.locator("#q").evaluate("each => getComputedStyle(each).appearance") == "none"


def test_towns_of_one_name_are_offered_apart_on_a_phone(shown: Open) -> None:
    page = shown(sixty_programmes(), "/programmes/#pres=Saint-Denis", width=360)
    towns = page.locator("[data-pres] .choice")
    towns.nth(1).wait_for()
    first, second = (towns.nth(at).bounding_box() for at in (0, 1))
    assert second["y"] - (first["y"] + first["height"]) > 4


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["/", "/404.html", "/evenements/", "/themes/bilan/"])
def test_a_link_in_a_sentence_is_told_by_its_line_and_not_by_colour_alone(shown: Open, path: str, width: int) -> None:
    files = {"themes/bilan.md": "---\nnom: Le bilan\n---\n", "programmes/a.md": "---\nnom: Élan\nville: Lyon\n---\n"}
    page = shown(files, path, width=width)
    lines = page.locator("main p > a.word").evaluate_all("all => all.map(a => getComputedStyle(a).textDecorationLine)")
    assert lines == ["underline"]


@pytest.mark.parametrize("path", ["/evenements/loin/", "/programmes/a/", "/evenements/serie/jpi/"])
def test_what_one_comes_for_is_before_the_story_on_a_phone_and_beside_it_on_a_desk(shown: Open, path: str) -> None:
    story = "Un paragraphe qui raconte.\n\n" * 9
    files = {
        "evenements/loin.md": "---\ntitre: Loin\ndebut: 2026-12-12\nville: Lyon\nserie: jpi\n"
        f"inscription: https://www.exemple.fr/\n---\n{story}",
        "programmes/a.md": f"---\nnom: Élan\nville: Lyon\n---\n{story}",
        **{name: text + story for name, text in SERIES.items()},
    }
    page = shown(files, path, width=360)
    assert box(page, ".aside")["bottom"] < box(page, ".main")["top"]
    if locator := page.locator(".locator").count():
        assert box(page, ".locator")["top"] > box(page, ".main")["bottom"]
    page.set_viewport_size({"width": 1280, "height": 900})
    assert box(page, ".main")["right"] < box(page, ".aside")["left"]
    beside = ".locator" if locator else ".aside"
    assert box(page, ".main")["top"] == box(page, beside)["top"]
    if locator:
        assert 0 < box(page, ".aside")["top"] - box(page, ".locator")["bottom"] < 60
    page.emulate_media(media="print")
    assert box(page, ".main")["right"] < box(page, ".aside")["left"]


def test_the_list_goes_around_a_map_with_insets_and_takes_its_room_past_it(shown: Open) -> None:
    page = shown(sixty_programmes(), "/programmes/", width=1440)
    assert page.locator(".inset").count() > 1
    of_map, head = box(page, ".atlas > .map"), box(page, ".atlas")
    assert of_map["top"] < box(page, ".filters")["bottom"]
    assert box(page, ".filters")["right"] < of_map["left"]
    regions = page.locator(".regions > section[data-groupe]").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect()).map(({ top, right }) => [top + scrollY, right])"
    )
    beside = [right for top, right in regions if top < of_map["bottom"]]
    past = [right for top, right in regions if top > of_map["bottom"]]
    assert min(len(beside), len(past)) > 1
    assert max(beside) < of_map["left"]
    assert set(past) == {head["right"]}
    heads = page.locator("#region-bretagne ~ [data-groupe]").evaluate_all(
        "all => [all[0], all.at(-1)].map(each => each.getBoundingClientRect().top)"
    )
    assert heads[0] == pytest.approx(heads[1], abs=1)  # columns begin at one height


@pytest.mark.parametrize(("height", "kept"), [(900, True), (600, False)])
def test_a_map_that_the_window_holds_stays_in_sight_and_a_higher_one_does_not_hide_its_foot(
    shown: Open, height: int, kept: bool
) -> None:
    towns = ("Lille", "Nantes", "Lyon", "Nice", "Ajaccio", "Reims", "Brest (29)", "Toulouse")
    files = {f"programmes/p{number}.md": f"---\nnom: P\nville: {town}\n---\n" for number, town in enumerate(towns)}
    page = shown(files, "/programmes/", width=1440, height=height)
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'; scrollTo(0, 700)")
    seen = page.locator(".atlas > .map").evaluate("each => each.getBoundingClientRect().top >= 0")
    assert seen is kept
    if kept:
        assert box(page, ".atlas > .map")["bottom"] - 700 <= height


def test_the_map_of_a_region_is_beside_its_programmes_on_a_desk(shown: Open) -> None:
    page = shown({"programmes/a.md": "---\nnom: Élan\nville: Lyon\n---\n"}, "/programmes/region/auvergne-rhone-alpes/")
    assert box(page, ".main")["right"] < box(page, ".locator")["left"]
    assert box(page, ".main")["top"] == box(page, ".locator")["top"]


def test_announced_dates_have_room_under_their_title(shown: Open) -> None:
    event = "---\ntitre: Loin\ndebut: 2026-12-12\nserie: jpi\ndate_a_confirmer: oui\n---\n"
    page = shown({**SERIES, "evenements/loin.md": event})
    assert box(page, ".past-title + .events")["top"] - box(page, ".past-title")["bottom"] >= 12


LINES = """all => all.map(each => {
  const range = document.createRange();
  range.selectNodeContents(each);
  return new Set([...range.getClientRects()].map(({ top }) => top)).size;
})"""


@pytest.mark.parametrize("width", [320, 345, 360, 390, 414])
def test_no_title_is_cut_at_the_hyphen_of_a_word(shown: Open, width: int) -> None:
    files = {name: text.replace("La journée", "Journée ParTAGE Inter-Écoles <b>") for name, text in SERIES.items()}
    page = shown(files, "/evenements/serie/jpi/", width=width)
    for path in ("/evenements/serie/jpi/", "/evenements/", "/"):
        page.goto("/".join(page.url.split("/")[:3]) + path)
        words = page.locator("main .word")
        assert "Inter-Écoles" in words.all_text_contents()
        assert max(words.evaluate_all(LINES)) == 1  # none where they are hidden
        assert page.locator("main :is(h1, h3)", has_text="Inter-Écoles <b>").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_with_letters_twice_as_large_a_date_is_above_its_event_and_a_button_holds_its_word(shown: Open) -> None:
    files = {**sixty_programmes(), "evenements/a.md": "---\ntitre: Journée\ndebut: 2026-12-12\nfin: 2026-12-13\n---\n"}
    page = shown(files, "/evenements/", width=180)  # what is left of 360 pixels, in the unit of letters
    assert box(page, ".badge")["bottom"] <= box(page, ".event-text")["top"]
    assert box(page, ".badge")["left"] == box(page, ".event-text")["left"]
    page.goto(page.url.replace("/evenements/", "/programmes/"))
    field, button = box(page, ".near input"), box(page, ".near button")
    assert field["bottom"] < button["top"]
    assert button["bottom"] - button["top"] < 60


SPACING = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
"""


def test_with_a_reader_s_own_spacing_no_title_is_cut_at_the_edge(shown: Open) -> None:
    """WCAG 2.2, 1.4.12, on the narrowest screen of 1.4.10."""
    titles = {
        "financement": "Le financement des programmes",
        "long": "Se former, avec les tutrices et nouveaux tuteurs",
    }
    files = {f"themes/{name}.md": f"---\nnom: {title}\n---\n" for name, title in titles.items()}
    page = shown(files, "/", width=320)
    for name in titles:
        page.goto("/".join(page.url.split("/")[:3]) + f"/themes/{name}/")
        page.evaluate(
            "css => { const own = new CSSStyleSheet(); own.replaceSync(css); document.adoptedStyleSheets = [own]; }",
            SPACING,
        )
        assert page.locator("h1 .word").count() > 0
        assert page.evaluate("document.querySelector('main').scrollWidth") == 320


CUT = """names => [...document.querySelectorAll(names)].flatMap(each => {
  const walk = document.createTreeWalker(each, NodeFilter.SHOW_TEXT), cut = [];
  for (let node; (node = walk.nextNode());) {
    for (const { 0: word, index } of node.data.matchAll(/[^\\s-]+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) cut.push(word);
    }
  }
  return cut;
})"""


def test_with_letters_twice_as_large_no_usual_word_is_cut(shown: Open) -> None:
    ways = "## Les informations\n\n## L'association\n\n## Les programmes\n\n## Comprendre\n"
    files = {
        **{name: text.replace("La journée", "Journée ParTAGE Inter-Écoles") for name, text in SERIES.items()},
        "programmes/a.md": "---\nnom: Échanges Phocéens\nville: Marseille\n---\n" + ways,
        "evenements/a.md": "---\ntitre: Journée Inter-Écoles 2027\ndebut: 2026-11-28\nserie: jpi\n---\n",
        "pages/participer.md": "---\ntitre: Participer\n---\n",
        "themes/a.md": "---\nnom: Le financement des programmes\n---\n",
    }
    page = shown(files, "/", width=180)
    for path in ("/", "/programmes/", "/programmes/a/", "/evenements/", "/evenements/a/", "/themes/"):
        page.goto("/".join(page.url.split("/")[:3]) + path)
        assert page.evaluate(CUT, "main :is(h1, h2, h3, h4, .button, .more, .when, .lead)") == []
        single = page.locator("main .word", has_not_text=re.compile(r"\S\s\S"))
        assert set(single.evaluate_all(LINES)) <= {1}
    assert page.evaluate("getComputedStyle(document.body).hyphenateLimitChars") == "10 4 4"


def test_an_address_in_the_foot_and_a_department_stand_on_one_line(shown: Open) -> None:
    mail = SETTINGS.replace("contact@exemple.fr", "presidence@partage-intercoles.org")
    files = {"site.yml": mail, "programmes/a.md": "---\nnom: A\nville: Marseille\n---\n"}
    page = shown(files, "/programmes/a/", width=1440)
    assert page.locator(".site-foot li a").first.evaluate_all(LINES) == [1]
    page.set_viewport_size({"width": 360, "height": 700})
    where = page.locator(".facts dd").first
    assert where.locator(".whole").text_content() == "(Bouches-du-Rhône)"
    assert where.evaluate("each => each.querySelector('.whole').getBoundingClientRect().height") < 40


OVERFLOWS = """all => all.filter(each => {
  const parts = [each, ...each.children].map(part => part.scrollWidth);
  return Math.max(...parts) > each.clientWidth + 1;
}).map(each => each.textContent)"""
# What WCAG 1.4.12 lets a reader ask for
SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"


@pytest.mark.parametrize("width", [320, 360, 800, 1440])
def test_dates_of_any_length_stand_beside_the_rope(shown: Open, width: int) -> None:
    periods = ("27-09-28 27-09-29", "26-11-27 26-12-03", "26-12-28 27-01-11", "26-10-28 26-12-29", "26-09-21 26-09-21")
    events = {
        f"evenements/e{rank}.md": f"---\ntitre: Journée\ndebut: 20{period[:8]}\nfin: 20{period[9:]}\n---\n"
        for rank, period in enumerate(periods)
    }
    page = shown(events, "/evenements/", width=width, bypass_csp=True)
    assert page.locator(".badge").count() == len(periods)
    assert page.locator(".badge").evaluate_all(OVERFLOWS) == []
    days = page.locator(".badge", has_text="28–29").locator("b").bounding_box()
    assert days["height"] < 40  # two days on one line
    page.add_style_tag(content=SPACED)
    assert page.locator(".badge").evaluate_all(OVERFLOWS) == []


@pytest.mark.parametrize("width", [360, 1280, 1440])
def test_the_head_of_a_page_is_walked_through_from_left_to_right(shown: Open, width: int) -> None:
    menu = {"pages/aide.md": "---\ntitre: Aide\nmenu: {ordre: 1}\n---\n"}
    page = shown(menu, "/evenements/", width=width)
    lefts = []
    page.locator(".brand").first.focus()
    while page.evaluate("!!document.activeElement.closest('header')"):
        lefts.append(page.evaluate("document.activeElement.getBoundingClientRect().left"))
        page.keyboard.press("Tab")
    assert len(lefts) > 2
    assert lefts == sorted(lefts)


def test_the_caption_of_a_table_that_scrolls_is_read_whole(shown: Open) -> None:
    years = "".join(f"  - annee: {year}\n    valeur: {year * 10}\n" for year in range(2000, 2020))
    label = "élèves accompagnés par les programmes du réseau, dans les collèges et les lycées"
    page = shown(
        {"chiffres/a.yml": f"valeur: 20190\nlibelle: {label}\nannee: 2019\nhistorique:\n{years}"},
        "/chiffres/",
        width=360,
    )
    page.locator(".table").evaluate("each => each.scrollTo(400, 0)")
    assert box(page, "caption")["left"] >= 0
    assert box(page, "caption")["right"] <= 360


def test_photos_of_any_shape_follow_each_other_without_holes(
    shown: Open, picture_of: Callable[[int, int], bytes]
) -> None:
    shapes = [(600, 900), (900, 600), (900, 600), (600, 900), (900, 600)]
    photos = "".join(f"  - fichier: p{at}.png\n    alt: Une photo\n    credit: Une équipe\n" for at in range(5))
    files: dict[str, str | bytes] = {f"evenements/p{at}.png": picture_of(*shape) for at, shape in enumerate(shapes)}
    page = shown(
        {**files, "evenements/a.md": f"---\ntitre: Journée\ndebut: 2026-01-12\nphotos:\n{photos}---\n"},
        "/evenements/a/",
    )
    found = page.locator(".photos > figure").evaluate_all(
        "all => all.map(({ firstChild, lastChild }) => [firstChild, lastChild].map(e => e.getBoundingClientRect()))"
        ".map(([photo, credit]) => [photo.left, photo.top, credit.bottom])"
    )
    assert len({left for left, *_ in found}) == 2
    for (left, _, bottom), (other, top, _) in pairwise(sorted(found)):
        assert left != other or 0 < top - bottom < 25


def test_lists_have_one_look_and_a_term_stays_with_what_is_told_of_it(shown: Open) -> None:
    page = shown({"pages/aide.md": "---\ntitre: Aide\n---\n- un\n\n2005\n:   Une date.\n"}, "/aide/")
    marker = "each => getComputedStyle(each, '::marker').color"
    colour = page.locator(".prose li").evaluate(marker)
    page.emulate_media(media="print")
    assert page.locator(".prose dt").evaluate("each => getComputedStyle(each).breakAfter") == "avoid"
    page.goto(page.url.replace("/aide/", "/contribuer/"))
    page.emulate_media(media="screen")
    assert page.locator("main li").first.evaluate(marker) == colour


def test_the_rope_comes_to_the_title_whatever_stands_above_it(shown: Open) -> None:
    event = "---\ntitre: Journée\ndebut: 2026-12-12\nstatut: annulé\n---\n"
    page = shown({**SERIES, "evenements/a.md": event}, "/evenements/a/", width=1440)
    ropes = []
    for path in ("/evenements/a/", "/evenements/serie/jpi/", "/evenements/"):
        page.goto("/".join(page.url.split("/")[:3]) + path)
        rope = page.locator("h1").evaluate("each => parseFloat(getComputedStyle(each, '::before').top)")
        line = page.locator("h1").evaluate("each => parseFloat(getComputedStyle(each).lineHeight)")
        ropes.append(rope / line)
    assert ropes == pytest.approx([0.52] * 3, abs=0.03)


ROPES = """all => all.filter(each => !each.hidden).map(each => {
  const { top, height, bottom } = each.getBoundingClientRect(), rope = getComputedStyle(each, "::before");
  return [top + parseFloat(rope.top), bottom - parseFloat(rope.bottom), bottom];
})"""


def test_one_rope_runs_along_the_dates_and_ends_with_the_last_that_is_shown(shown: Open) -> None:
    events = {
        f"evenements/e{day}.md": f"---\ntitre: Journée\ndebut: 2027-09-{day}\nville: {town}\n---\n"
        for day, town in enumerate(["Lille"] * 10 + ["Lyon"], 10)
    }
    page = shown({**SERIES, **events}, "/evenements/", width=1000)
    dates = page.locator("[data-annonces] li")
    first, second, *_, last = dates.evaluate_all(ROPES)
    assert first[1] > second[0] + 3  # round ends that only touch would leave a notch
    assert last[1] <= last[2]
    page.get_by_label("Lieu").select_option(label="Lille")
    *others, last = dates.evaluate_all(ROPES)
    assert len(others) == 9
    assert last[1] <= last[2]


def test_no_title_stands_over_dates_that_a_filter_leaves_out(shown: Open) -> None:
    days = [("2027-09-10", "Lyon"), *((f"2024-09-{day}", "Lille") for day in range(10, 16))]
    events = {
        f"evenements/e-{day}.md": f"---\ntitre: Journée\ndebut: {day}\nville: {town}\n---\n" for day, town in days
    }
    page = shown(events, "/evenements/?lieu=lille")
    announced = page.get_by_role("heading", name="Dates annoncées")
    assert page.locator("[data-evenement]:visible").count() == 6
    assert announced.is_hidden()
    page.get_by_role("button", name="Tout afficher").click()
    announced.wait_for(state="visible")
    page.clock.set_fixed_time("2027-12-01T12:00:00Z")
    page.goto(page.url.split("?")[0] + "?lieu=lyon")
    assert page.locator("[data-depuis] [data-evenement]:visible").count() == 1
    assert announced.is_visible()
    assert page.locator("[data-vide]").is_visible()


SHIFTS = """window.shifts = 0;
new PerformanceObserver(seen => { for (const { value } of seen.getEntries()) window.shifts += value; })
  .observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_when_scripts_come(shown: Open, width: int) -> None:
    days = {
        f"evenements/{day}.md": f"---\ntitre: Le {day}\ndebut: 2026-12-{day}\nserie: {('jpi', 'wepi')[day % 2]}\n---\n"
        for day in range(10, 22)
    }
    files = {**SERIES, **sixty_programmes(), **days}
    page = shown(files, "/programmes/", width=width, prepare=lambda page: page.add_init_script(SHIFTS))
    for path in ("/programmes/", "/evenements/", "/recherche/"):
        page.goto("/".join(page.url.split("/")[:3]) + path)
        page.wait_for_timeout(300)
        assert page.locator("form").first.is_visible()
        assert page.evaluate("window.shifts") < 0.01, path


MEASURED = """async ([family, standIn, weight]) => {
  const width = async name => {
    const faces = await document.fonts.load(`${weight} 20px "${name}"`).catch(() => []);
    const words = document.createElement("span");
    words.style.cssText = `position: absolute; white-space: nowrap; font: ${weight} 20px "${name}"`;
    words.textContent = "Un programme, une ville, un rendez-vous… Étudiantes et étudiants, la date est à ajouter.";
    document.body.append(words);
    return faces.length && words.getBoundingClientRect().width;
  };
  return [await width(family), await width(standIn)];
}"""


@pytest.mark.parametrize(
    ("family", "stand_in", "weight"),
    [
        ("Atkinson Hyperlegible Next", "Atkinson stand-in", 400),
        ("Atkinson Hyperlegible Next", "Atkinson stand-in", 700),
        ("Bricolage Grotesque", "Bricolage stand-in", 700),
    ],
)
def test_a_stand_in_is_as_wide_as_the_letters_that_it_waits_for(
    shown: Open, family: str, stand_in: str, weight: int
) -> None:
    page = shown({}, "/recherche/")
    real, waiting = page.evaluate(MEASURED, [family, stand_in, weight])
    if not waiting:
        missing("Arial, or a font of its measures,")
    assert abs(waiting / real - 1) < 0.015


def test_a_summary_longer_than_the_window_is_reached_to_its_foot_where_one_reads(shown: Open) -> None:
    question = "## Une question plutôt longue, la {}e que l’on nous pose souvent ?\n\n"
    text = "".join(question.format(number) + "Une réponse. " * 150 + "\n\n" for number in range(1, 19))
    page = shown({"pages/questions.md": f"---\ntitre: Questions\n---\n{text}"}, "/questions/", height=650)
    page.evaluate("scrollTo({ top: 3000, behavior: 'instant' })")
    last = page.locator(".contents a").last
    last.evaluate("each => each.focus()")
    page.wait_for_timeout(100)
    assert page.evaluate("scrollY") == 3000
    place = last.bounding_box()
    assert place
    assert place["y"] + place["height"] < 650
    first = page.locator(".contents a").first
    first.evaluate("each => each.focus()")
    edges = "each => [each.getBoundingClientRect().left, each.closest('.contents').getBoundingClientRect().left]"
    left, frame = first.evaluate(edges)
    assert left - frame >= 6, "the outline of what has the focus is cut"
