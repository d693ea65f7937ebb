"""Lists nest as they were meant, whatever the indentation, and code stays code."""

from __future__ import annotations

import pytest

from partage_site.rendering.limits import UnreadableProse
from partage_site.rendering.lists import nest_lists
from partage_site.rendering.prose import write_prose


def shape(markdown: str) -> str:
    """The HTML of `markdown` without spaces between tags, nor paragraphs."""
    html = write_prose(markdown).html.replace("<p>", "").replace("</p>", "")
    return "".join(part.strip() for part in html.split("\n"))


@pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t"])
@pytest.mark.parametrize(
    ("outer", "inner", "tags"),
    [("-", "-", ("ul", "ul")), ("1.", "-", ("ol", "ul")), ("-", "1.", ("ul", "ol")), ("1)", "*", ("ol", "ul"))],
)
def test_any_indentation_nests(indent: str, outer: str, inner: str, tags: tuple[str, str]) -> None:
    first, second = tags
    expected = f"<{first}><li>a<{second}><li>b</li><li>c</li></{second}></li><li>d</li></{first}>"
    assert shape(f"{outer} a\n{indent}{inner} b\n{indent}{inner} c\n{outer} d") == expected


def test_three_levels_by_two_spaces() -> None:
    assert shape("- a\n  - b\n    - c\n  - d\n- e") == (
        "<ul><li>a<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul></li><li>e</li></ul>"
    )


def test_a_list_may_follow_its_introduction_without_a_blank_line() -> None:
    assert shape("Au programme\n- a\n- b") == "Au programme<ul><li>a</li><li>b</li></ul>"


def test_a_year_at_the_start_of_a_line_begins_no_list() -> None:
    assert shape("Né en\n2018. Un an") == "Né en2018. Un an"


def test_another_kind_of_marker_begins_another_list() -> None:
    assert shape("1. a\n- b") == "<ol><li>a</li></ol><ul><li>b</li></ul>"


def test_a_paragraph_belongs_to_its_item() -> None:
    assert shape("- a\n\n  suite\n\n- b\n\nfin") == "<ul><li>asuite</li><li>b</li></ul>fin"


def test_a_heading_ends_a_list() -> None:
    assert "<h2" not in shape("- a\n# Titre").split("</ul>")[0]


def test_lists_nest_inside_quotations() -> None:
    assert shape("> - a\n>   - b") == "<blockquote><ul><li>a<ul><li>b</li></ul></li></ul></blockquote>"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("```\n- a\n  - b\n```", "- a\n  - b"),
        ("    - a\n      - b", "- a\n  - b"),
        ("~~~\ntexte\n- a\n~~~", "texte\n- a"),
        ("```\n- jamais fermé", "- jamais fermé"),
        ("- a\n\n  ```\n  - b\n    - c\n  ```", "- b\n  - c"),
        ("- a\n\n      - code\n        - dedans", "- code\n  - dedans"),
        ("> ```\n> - a\n> ```", "- a"),
    ],
)
def test_code_is_unharmed(typed: str, code: str) -> None:
    assert f"<pre><code>{code}\n</code></pre>" in write_prose(typed).html


@pytest.mark.parametrize("text", ["- - -", "* * *", "**gras** mot", "-mot", "a - b", "| - | - |", "5 - 3"])
def test_what_is_no_list_stays(text: str) -> None:
    assert nest_lists(text) == text


@pytest.mark.parametrize(
    "text",
    ["\n".join("  " * level + "- a" for level in range(50)), "\n".join("> " * level + "- a" for level in range(50))],
)
def test_bottomless_nesting_is_refused(text: str) -> None:
    with pytest.raises(UnreadableProse, match="niveaux"):
        write_prose(text)
