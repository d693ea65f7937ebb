"""Colours can be read in both themes, at rest, visited, pointed at and focused; none says alone what matters."""

from __future__ import annotations

import re

import pytest

from partage_site.artifact import Artifact
from partage_site.checks.contrast import LINE, PAIRS, TEXT, check_contrast, contrast, themes_of
from tests.conftest import ROOT

STYLE = re.sub(r"/\*.*?\*/", "", (ROOT / "assets" / "style.css").read_text("utf-8"), flags=re.DOTALL)
RULES = [(selector.strip(), body) for selector, body in re.findall(r"([^{};]+)\{([^{}]*)\}", STYLE)]


THEMES = themes_of(STYLE)
LIGHT, DARK = THEMES["clair"], THEMES["sombre"]


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_every_colour_can_be_read_on_every_ground(theme: str, text: str, ground: str, least: float) -> None:
    assert contrast(THEMES[theme][text], THEMES[theme][ground]) >= least


def test_check_tells_a_colour_that_is_too_near_its_ground() -> None:
    dark = "@media (prefers-color-scheme: dark) { :root { --paper: #000000; } }"
    style = f":root {{ --ink: #888888; --paper: #ffffff; }} {dark}"
    found = [problem.message for problem in check_contrast([Artifact("assets/style.0123abcd.css", style.encode())])]
    assert len(found) == 2  # the text on its ground and the ground as a text, in the light theme alone
    assert all("clair" in message and "3,5" in message for message in found)


def test_no_ground_of_the_light_theme_remains_in_the_dark_one() -> None:
    for name in ("paper", "card", "ink", "soft", "rope", "link", "sea", "land", "coast", "rule"):
        assert DARK[name] != LIGHT[name]
    screen = STYLE.partition("@layer print {")[0].partition("@layer base {")[2]
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?![^;{]*\{)|rgba?\(|hsla?\(", screen)


def test_visited_pointed_and_focused_links_keep_a_colour_that_was_measured() -> None:
    measured = {"var(--ink)", "var(--link)", "var(--paper)", "var(--on-sun)", "var(--sun)", "inherit", "none"}
    states = [(selector, body) for selector, body in RULES if re.search(r":(hover|focus|active|visited)", selector)]
    assert len(states) > 10
    for selector, body in states:
        found = re.findall(r"(?:^|[;\s])(color|background|fill): ([^;]+);", body)
        assert {value for _, value in found} <= measured, selector
        assert "visited" not in selector


def test_a_marker_tells_a_sleeping_programme_by_its_outline_too() -> None:
    outlines = [body for selector, body in RULES if ".en-sommeil .knot" in selector and ".terminé .knot" in selector]
    assert any("stroke-dasharray" in body for body in outlines)


def test_colours_that_a_reader_forces_replace_every_one_of_ours() -> None:
    forced = STYLE.partition("@media (forced-colors: active) {")[2].partition(":root {")[2].partition("}")[0]
    replaced = dict(re.findall(r"--([\w-]+): (\w+);", forced))
    assert replaced.keys() >= LIGHT.keys() - {"sun", "on-sun"}
    assert replaced["paper"] == replaced["land"] == "Canvas"
    assert replaced["ink"] == replaced["coast"] == "CanvasText"


@pytest.mark.parametrize("theme", THEMES)
def test_who_asks_for_more_contrast_has_the_enhanced_one_for_every_text(theme: str) -> None:
    more = STYLE.partition("@media (prefers-contrast: more) {")[2].partition(":root {")[2].partition("}")[0]
    replaced = dict(re.findall(r"--([\w-]+): var\(--([\w-]+)\);", more))
    colours = {name: THEMES[theme][replaced.get(name, name)] for name in THEMES[theme]}
    for text, ground, least in PAIRS:
        assert contrast(colours[text], colours[ground]) >= (7 if least == TEXT else least), text
    assert contrast(colours["rule"], colours["paper"]) >= LINE


def test_a_selector_that_older_browsers_lack_takes_no_other_rule_with_it() -> None:
    for selector, _ in RULES:
        parts = re.split(r",(?![^(]*\))", selector)
        assert len({":has(" in part for part in parts}) == 1, selector
