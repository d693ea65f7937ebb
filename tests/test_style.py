"""Colours can be read in both themes, at rest, visited, pointed at and focused; none says alone what matters."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

STYLE = re.sub(r"/\*.*?\*/", "", (ROOT / "assets" / "style.css").read_text("utf-8"), flags=re.DOTALL)
TOKENS = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
RULES = [(selector.strip(), body) for selector, body in re.findall(r"([^{};]+)\{([^{}]*)\}", STYLE)]


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


LIGHT = colours(TOKENS[0])
THEMES = {"light": LIGHT, "dark": LIGHT | colours(TOKENS[1])}


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb` (WCAG 2.2)."""
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_of_text_can_be_read_on_every_ground(theme: str) -> None:
    tokens = THEMES[theme]
    pairs = [(text, ground) for text in ("ink", "soft", "link", "sea") for ground in ("paper", "card")]
    for text, ground in [*pairs, ("on-sun", "sun"), ("paper", "ink")]:
        assert contrast(tokens[text], tokens[ground]) >= 4.5, (text, ground)


@pytest.mark.parametrize("theme", THEMES)
def test_every_line_that_says_something_is_seen(theme: str) -> None:
    tokens = THEMES[theme]
    for line, ground in [("rope", "paper"), ("rope", "card"), ("coast", "card"), ("ink", "paper"), ("coast", "land")]:
        assert contrast(tokens[line], tokens[ground]) >= 3, (line, ground)


def test_no_ground_of_the_light_theme_remains_in_the_dark_one() -> None:
    dark = colours(TOKENS[1])
    assert {"paper", "card", "ink", "soft", "rope", "link", "sea", "land", "coast", "rule"} <= dark.keys()
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
