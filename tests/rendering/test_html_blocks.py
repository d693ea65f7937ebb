"""Markdown between the tags of raw HTML is read where a blank line says so, as in a forge's preview."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from partage_site.rendering.prose import write_prose

SUMMARY = "<details>\n<summary>Voir **tout**</summary>\n\n"


def shape(text: str) -> list[tuple[str, str]]:
    """What `text` is written as: each element with the words that it alone holds."""
    body = LexborHTMLParser(write_prose(text).html).body
    assert body is not None
    return [(node.tag or "", node.text(deep=False).strip()) for node in body.css("*")][1:]


def test_what_follows_a_blank_line_is_markdown_up_to_the_closing_tag() -> None:
    text = f"{SUMMARY}Un **mot**, [ici](a.md).\n\n- un\n- deux\n\n</details>\n\nSuite **là**.\n"
    assert shape(text) == [
        ("details", ""), ("summary", "Voir **tout**"), ("p", "Un , ."), ("strong", "mot"), ("a", "ici"), ("ul", ""),
        ("li", "un"), ("li", "deux"), ("p", "Suite ."), ("strong", "là"),
    ]  # fmt: skip
    assert [reference.target for reference in write_prose(text).references] == ["a.md"]


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n\n**a**\n\n</div>", "<DIV>\n\n**a**\n</DIV>", "<div>\n \n**a**\n\n</div> ", "<div>\n\n**a**</div>",
        "   <div>\n\n**a**\n\n  </div>", "<div>\n\n**a**",
    ],
)  # fmt: skip
def test_the_tags_may_be_typed_in_many_ways(text: str) -> None:
    assert shape(text) == [("div", ""), ("p", ""), ("strong", "a")]


def test_tags_may_stand_in_tags() -> None:
    text = "<div>\n\n<details>\n\n<summary>Voir</summary>\n\n*a*\n\n</details>\n</div>\nb\n"
    assert shape(text) == [("div", ""), ("details", ""), ("summary", "Voir"), ("p", ""), ("em", "a"), ("p", "b")]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n \n\n"])
@pytest.mark.parametrize("name", ["div", "details"])
def test_elements_that_follow_each_other_are_all_read(between: str, name: str) -> None:
    one = f"<{name}>\n\n[a](a.md)\n\n</{name}>"
    prose = write_prose(between.join([one] * 3))
    assert [reference.target for reference in prose.references] == ["a.md"] * 3
    assert shape(between.join([one] * 3)) == [(name, ""), ("p", ""), ("a", "a")] * 3


@pytest.mark.parametrize(
    "shown",
    [
        "Voir `<div>` ici.",
        "    <div>",
        "<!-- <div> -->",
        "```\n<div>\n```",
        "Texte",
        "<pre>\n<div>\n\n\n</pre>",
        "a <br> b",
    ],
)
def test_tags_that_are_only_shown_open_nothing(shown: str) -> None:
    written = write_prose(f"{shown}\n\n<details>\n\n**a**\n\n</details>\n\n**b**\n").html
    assert "<details>\n<p><strong>a</strong></p>\n</details>\n<p><strong>b</strong></p>" in written


@pytest.mark.parametrize(
    "first", ["<strong>a</strong>", "![a](a.jpg)", "<img src=a.jpg alt=a>", "<https://exemple.fr/>", "> a"]
)
def test_the_inside_may_begin_with_anything_but_a_block_of_html(first: str) -> None:
    assert "<em>b</em>" in write_prose(f"<div>\n\n{first} *b*\n\n</div>").html


@pytest.mark.parametrize(
    "html",
    [
        "<div>\n<p>**a**</p>\n</div>", "<div>\n\n    <p>**a**</p>\n\n</div>", "<div>\n\n<p>**a**</p>\n\n</div>",
        "<div>**a**</div>", "<div>\n<p>**a**</p>\n\n    <p>**a**</p>\n</div>",
        "<pre>\n<div>\n\n\n**a**\n\n</div>\n</pre>",
    ],
)  # fmt: skip
def test_html_stays_html(html: str) -> None:
    written = write_prose(f"{html}\n\n**b**").html
    assert "**a**" in written
    assert "<strong>b</strong>" in written


def test_code_that_shows_tags_is_left_as_it_is() -> None:
    written = write_prose("```\n<div>\n\n**a**\n\n</div>\n```\n\nPuis `<div>` :\n\n**b**\n\n`</div>`\n").html
    assert "&lt;div&gt;\n\n**a**\n\n&lt;/div&gt;" in written
    assert written.count("<strong>") == 1


def test_what_runs_is_taken_out_there_too() -> None:
    prose = write_prose("<div onclick=alert(1)>\n\nUn mot. <script>alert(1)</script> [a](javascript:alert)\n\n</div>")
    assert "alert" not in prose.html
    assert {removal.what for removal in prose.removals} == {"onclick", "<script>", "javascript:alert"}


def test_words_that_are_struck_out_are_so() -> None:
    assert "<del>le 3</del> le 4" in write_prose("~~le 3~~ le 4, ~ 2 ~~ 3").html
