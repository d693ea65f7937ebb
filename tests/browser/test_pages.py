"""Every page of the real site in a real browser: accessible, quiet, within its width."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import OPTIONS, found_browser
from tests.golden import build_example
from tests.test_content import site

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]


# Kept for whoever reviews a change; git ignores the folder.
SCREENSHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"


def pages_of(artifacts: Any) -> list[str]:
    paths = [artifact.path for artifact in artifacts if artifact.path.endswith(".html")]
    return ["/" + path.removesuffix("index.html") for path in paths if "presentation-des-programmes" not in path]


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_any_page(
    served: Callable[..., str],
    opened: Callable[..., Any],
    violations: Callable[[Any], list[str]],
    width: int,
    scheme: str,
) -> None:
    artifacts = site().artifacts
    address = served(artifacts)
    page = opened(f"{address}/", width=width, color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for path in pages_of(artifacts):
        page.goto(address + path)
        name = path.strip("/").replace("/", "_") or "accueil"
        page.screenshot(path=SCREENSHOTS / f"{width}-{scheme}" / f"{name}.jpg", type="jpeg", full_page=True)
        found[path] = violations(page)
    assert {path: each for path, each in found.items() if each} == {}
    assert len(found) > 40


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_where_everything_is_told(
    served: Callable[..., str], opened: Callable[..., Any], violations: Callable[[Any], list[str]], scheme: str
) -> None:
    artifacts = tuple(a for a in build_example(drafts=True).artifacts if a.path not in {"vieille-page.html"})
    address = served(artifacts)
    page = opened(f"{address}/", width=360, color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for path in pages_of(artifacts):
        if "vieux" not in path:
            page.goto(address + path)
            found[path] = violations(page)
    assert {path: each for path, each in found.items() if each} == {}


@pytest.mark.parametrize(("width", "text"), [(320, "100%"), (360, "200%")])
def test_no_page_scrolls_sideways(
    served: Callable[..., str], opened: Callable[..., Any], width: int, text: str
) -> None:
    artifacts = site().artifacts
    address = served(artifacts)
    page = opened(f"{address}/", width=width, height=600)
    wide = []
    for path in pages_of(artifacts):
        page.goto(address + path)
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", text)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    assert wide == []


# What stands in a page's own column but ends beyond the window; tables scroll by themselves.
CUT = """() => {
  const cut = [];
  for (const element of document.querySelectorAll("main *, header *, footer *")) {
    if (element.closest(".hidden, svg, .table, [hidden], pre, .skip, .search-link")) continue;
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.textContent.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width && box.right > innerWidth + 1) cut.push(node.textContent.trim().slice(0, 40));
    }
  }
  return cut;
}"""


@pytest.mark.parametrize("width", [320, 390])
def test_no_word_is_cut_where_letters_are_twice_as_large(browser: Any, served: Callable[..., str], width: int) -> None:
    artifacts = site().artifacts
    address = served(artifacts)
    options = [*OPTIONS, "--blink-settings=defaultFontSize=32"]
    large = browser.browser_type.launch(executable_path=found_browser(), args=options)
    page = large.new_page(viewport={"width": width, "height": 700})
    cut = {}
    for path in pages_of(artifacts):
        page.goto(address + path)
        cut[path] = page.evaluate(CUT)
    large.close()
    assert len(cut) > 40
    assert {path: words for path, words in cut.items() if words} == {}


def test_every_page_shows_all_its_words_without_scripts(served: Callable[..., str], opened: Callable[..., Any]) -> None:
    artifacts = site().artifacts
    address = served(artifacts)
    with_scripts = opened(f"{address}/")
    without = opened(f"{address}/", java_script_enabled=False)
    for path in pages_of(artifacts):
        texts = []
        for page in (with_scripts, without):
            page.goto(address + path)
            if page is with_scripts:  # what scripts add are tools and what these tell, not content
                page.evaluate(
                    "document.querySelectorAll('form.filters, .tools, [role=status]').forEach(each => each.remove())"
                )
            texts.append(page.locator("main").inner_text())
        missing = set(texts[0].split()) - set(texts[1].split())
        assert not {word for word in missing if len(word) > 3 and word.isalpha()}, path
