"""Bodies become safe French HTML with headings, references and plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.tables import TableProcessor

from partage_site.rendering.parts import Heading, Prose, Reference, Removal, RemovalKind
from partage_site.rendering.prose import write_prose


def resolved(prose: Prose, prefix: str = "") -> str:
    return prose.resolved(lambda link: f"/{link.target}", lambda image: f"<img alt='{image.text}'>", prefix=prefix)


def levels(text: str) -> list[int]:
    return [heading.level for heading in write_prose(text).headings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a\n\n## b\n\n# c", [2, 3, 2]),
        ("### a\n\n# b\n\n###### c", [2, 2, 3]),
        ("# a\n\n### b\n\n## c\n\n#### d", [2, 3, 3, 4]),
        ("a\n===\n\nb\n---", [2, 3]),
        ("<h4>a</h4>\n\n## b", [2, 2]),
    ],
)
def test_levels_are_consecutive(text: str, expected: list[int]) -> None:
    assert levels(text) == expected


def test_a_name_is_kept_whole_at_its_hyphen_and_is_plain_where_it_is_searched() -> None:
    prose = write_prose("Au week-end d'Inter-Écoles, `Inter-Écoles`")
    assert resolved(prose).count('<span class="word">Inter-Écoles</span>') == 1
    assert "<code>Inter-Écoles</code>" in resolved(prose)
    assert "Au week-end d’Inter-Écoles, Inter-Écoles" in prose.plain


def test_levels_stop_at_six() -> None:
    assert levels("\n\n".join(f"{'#' * level} a" for level in range(1, 7))) == [2, 3, 4, 5, 6, 6]


def test_ids_are_french_slugs_unique_and_never_empty() -> None:
    prose = write_prose("# L'été à Œuilly !\n\n# Été\n\n# Été\n\n# 🎉\n\n# 🎉\n\n# Q&A")
    assert [heading.id for heading in prose.headings] == [
        "l-ete-a-oeuilly", "ete", "ete-2", "section", "section-2", "q-a",
    ]  # fmt: skip
    assert prose.headings[0] == Heading(2, "l-ete-a-oeuilly", "L’été à Œuilly\u202f!")


def test_a_hashtag_is_no_heading() -> None:
    assert write_prose("#WEPI2018 arrive").headings == ()


def test_an_empty_heading_is_told() -> None:
    prose = write_prose("a\n\n##\n\nb")
    assert "<h" not in prose.html
    assert prose.removals == (Removal(RemovalKind.HEADING, "", 3),)


def test_spaces_that_do_not_break_are_spaces_behind_signs() -> None:
    prose = write_prose("##\u00a0Titre\n\n-\u00a0un\n-\u202fdeux\n\n1.\u00a0trois\n\n>\u00a0#\u00a0dit")
    assert [heading.text for heading in prose.headings] == ["Titre"]
    assert resolved(prose).count("<li>") == 3


def test_cells_beyond_the_columns_are_told_with_their_line() -> None:
    prose = write_prose("| a | b |\n|---|---|\n| 1 | 2 | perdu | |\n| 3 | 4 |\n| 5 | 6 | perdu |\n")
    assert prose.removals == (Removal(RemovalKind.CELL, "perdu", 3), Removal(RemovalKind.CELL, "perdu", 5))
    assert write_prose("| a | b |\n|---|---|\n| 1 | 2 |\n").removals == ()


@pytest.mark.parametrize("typed", ["ete-2", "été-2", "%C3%A9t%C3%A9-2", "Été-2"])
def test_links_within_a_text_lead_to_its_headings_as_a_forge_writes_them(typed: str) -> None:
    prose = write_prose(f"[là](#{typed})\n\n# Été\n\n# Été\n")
    assert '<a href="#ete-2">là</a>' in resolved(prose)
    assert prose.removals == ()


def test_a_link_to_no_heading_is_told_with_the_nearest() -> None:
    prose = write_prose("# Été\n\n[là](#etes) [haut](#) [loin](#zzzz)\n[ici](<#la zone>)")
    assert prose.removals == (
        Removal(RemovalKind.ANCHOR, "#etes", 3, "#ete"),
        Removal(RemovalKind.ANCHOR, "#zzzz", 3),
        Removal(RemovalKind.ANCHOR, "#la zone", 4),
    )


def test_the_library_still_has_the_methods_that_tell_lost_cells() -> None:
    assert {"_build_row", "_split_row"} <= TableProcessor.__dict__.keys()


def test_references_have_targets_as_typed_and_their_lines() -> None:
    text = (
        "[un](a.md) et `[x](a.md)`\n\n```\n[y](a.md)\n```\n\n[deux](a.md#b)\n\n"
        '![Une "photo"](p.jpg "L\'été")\n\n<a href="c.md?x=1&amp;y=2">trois</a>\n\n'
        "[quatre][r] [un](a.md)\n\n[r]: d.md\n"
    )
    assert write_prose(text).references == (
        Reference("a.md", "link", 1, "un"),
        Reference("a.md#b", "link", 7, "deux"),
        Reference("p.jpg", "image", 9, "Une «\u202fphoto\u202f»", "L’été"),
        Reference("c.md?x=1&y=2", "link", 11, "trois"),
        Reference("d.md", "link", 15, "quatre"),
        Reference("a.md", "link", 13, "un"),
    )


def test_bare_addresses_become_links_without_their_full_stop() -> None:
    prose = write_prose(
        "Voir https://exemple.fr/a_b_c, www.exemple.fr (ou a@exemple.fr). `https://non.fr` <https://oui.fr>"
    )
    assert [reference.target for reference in prose.references] == [
        "https://exemple.fr/a_b_c", "https://www.exemple.fr", "mailto:a@exemple.fr", "https://oui.fr",
    ]  # fmt: skip


def test_a_link_is_not_nested_in_a_link() -> None:
    prose = write_prose('[https://a.fr](b.md) <a href="https://c.fr">https://c.fr</a>')
    assert [reference.target for reference in prose.references] == ["b.md", "https://c.fr"]


def test_targets_are_asked_for_and_escaped() -> None:
    prose = write_prose("[a](b.md)")
    assert prose.resolved(lambda _: '/x"?a&b', lambda _: "") == '<p><a href="/x&quot;?a&amp;b">a</a></p>'


def test_a_picture_alone_leaves_its_paragraph() -> None:
    assert write_prose("![a](b.jpg)").resolved(lambda _: "", lambda _: "<figure></figure>") == "<figure></figure>"
    assert write_prose("mot ![a](b.jpg)").resolved(lambda _: "", lambda _: "<img>") == "<p>mot <img></p>"


def test_content_cannot_forge_a_placeholder() -> None:
    assert resolved(write_prose("\ufdd0l0\ufdd1 &#xfdd0;p0&#xfdd1; [a](b)")) == '<p>l0 p0 <a href="/b">a</a></p>'


def test_a_prefix_keeps_bodies_of_one_page_apart() -> None:
    prose = write_prose("# A\n\n[a](#a) b[^1]\n\n[^1]: c")
    both = resolved(prose, "x-") + resolved(prose, "y-")
    for prefix in ("x-", "y-"):
        for anchor in ("a", "fn:1", "fnref:1"):
            assert both.count(f'id="{prefix}{anchor}"') == 1
            assert f'href="#{prefix}{anchor}"' in both
    assert 'aria-label="Revenir au texte"' in both


def test_raw_html_cannot_double_an_id_of_a_note() -> None:
    assert resolved(write_prose('a[^1]\n\n<p id="fn:1">b</p>\n\n[^1]: c')).count('id="fn:1"') == 1


def test_tables_scroll_and_their_headers_have_a_scope() -> None:
    html = write_prose("|a|b|\n|-|:-:|\n|1|2|").html
    assert html.startswith('<div class="table" role="region" tabindex="0" aria-label="Tableau"><table>')
    assert html.count('scope="col"') == 2
    assert '<td class="align-center">2</td>' in html
    assert html.endswith("</table></div>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("a\\\nb", "<p>a<br>\nb</p>"),
        ("{{ x }} {% y %} {# z #}", "<p>{{ x }} {% y %} {# z #}</p>"),
        ("`x !` et *oui* !", "<p><code>x !</code> et <em>oui</em>\u202f!</p>"),
        ('"*oui*"', "<p>«\u202f<em>oui</em>\u202f»</p>"),
        ("R&D &lt; a &nbsp;!", "<p>R&amp;D &lt; a\u202f!</p>"),
        ("le 1er", "<p>le 1<sup>er</sup></p>"),
        ("*[BTS]: Brevet\n\nun BTS", '<p>un <abbr title="Brevet">BTS</abbr></p>'),
        ("Mot\n:   sens", "<dl>\n<dt>Mot</dt>\n<dd>sens</dd>\n</dl>"),
        ("", ""),
    ],
)
def test_markdown_as_typed(text: str, html: str) -> None:
    assert write_prose(text).html == html


def test_plain_text_has_the_words_and_no_note_numbers() -> None:
    prose = write_prose("# Un\n\nDeux[^1] *trois*\nquatre &amp; `cinq`.\n\n- six\n- sept\n\n[^1]: huit")
    assert prose.plain == "Un\N{NO-BREAK SPACE}: Deux trois quatre & cinq. six sept huit"


def test_in_plain_text_a_title_is_told_from_what_follows() -> None:
    prose = write_prose("## *Un* mot\n\nDeux.\n\n## Où ?\n\nIci.")
    assert prose.plain == "Un mot\N{NO-BREAK SPACE}: Deux. Où\N{NARROW NO-BREAK SPACE}? Ici."
    assert [heading.text for heading in prose.headings] == ["Un mot", "Où\N{NARROW NO-BREAK SPACE}?"]


SAMPLES = [
    "# A\n\nb[^1]\n\n[^1]: c",
    "[a][r]\n\n[r]: b",
    "[a][r]",
    "*[HTML]: x\n\nHTML",
    "HTML",
    "- a\n  - b",
    "> x",
    "<div>",
    "```\na\n```",
]


@given(st.lists(st.sampled_from(SAMPLES), max_size=5), st.sampled_from(SAMPLES))
def test_texts_leave_nothing_behind(before: list[str], text: str) -> None:
    alone = write_prose(text)
    for other in before:
        write_prose(other)
    assert write_prose(text) == alone


@given(st.text(alphabet="ab é\n#*_-[]()!`<>&\"'.:|1^ \t", max_size=60))
def test_any_text_gives_ids_that_are_unique(text: str) -> None:
    html = resolved(write_prose(text))
    ids = [part.split('"')[0] for part in html.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
