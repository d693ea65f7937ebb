"""Markdown that nobody means as it is typed is told with what to type; what somebody may mean is left alone."""

from __future__ import annotations

import time

import pytest

from partage_site.rendering.parts import RemovalKind
from partage_site.rendering.prose import write_prose


def told_of(text: str) -> list[tuple[str, str, str, int]]:
    return [(each.kind.value, each.what, each.near, each.line) for each in write_prose(text).removals]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("##Deux mots", "## Deux mots"),
        ("[ici] (https://a.fr)", "[ici](https://a.fr)"),
        ("[ici] (../programmes/oser.md)", "[ici](../programmes/oser.md)"),
        ("(la page)[https://a.fr/x]", "[la page](https://a.fr/x)"),
        ("[OSER][https://a.fr]", "[OSER](https://a.fr)"),
        ("[OSER][oser]", "[OSER](https://…)"),
        ("[OSER][]", "[OSER](https://…)"),
        ("[OSER](https://a.fr", "[OSER](https://a.fr)"),
        ("[BRIO(../programmes/brio.md)", "[BRIO](../programmes/brio.md)"),
        ("! [Une photo](photo.jpg)", "![Une photo](photo.jpg)"),
        ("![[photo.jpg]]", "![description](photo.jpg)"),
        ("[^1] : Source", "[^1]: Source"),
        ("** un mot **", "**un mot**"),
        ("**un **mot", "**un** mot"),
        ("- [ ] à faire", "- à faire"),
        ("1. [x] fait", "1. fait"),
        ("> [!NOTE]", "> **À noter**"),
    ],
)
def test_a_slip_is_told_once_with_its_line_and_what_to_type(typed: str, meant: str) -> None:
    assert told_of(f"Texte.\n\n{typed}\n") == [("signs", typed, meant, 3)]


@pytest.mark.parametrize(
    "typed",
    [
        "[ici](https://a.fr)", "## Deux mots", "**un mot**", "- un\n- deux", "[ici][la page]\n\n[La Page]: https://a.fr",
        "[OSER][]\n\n[oser]: https://a.fr", "[sic][^1]\n\n[^1]: Note.", "`a[b][c]`", "t[0][1]",
    ],
)  # fmt: skip
def test_what_is_to_be_typed_is_not_told_again(typed: str) -> None:
    assert told_of(f"Texte.\n\n{typed}\n") == []


def test_a_word_that_is_strong_does_not_hide_one_that_is_not() -> None:
    assert told_of("**Bon** et **bon !** et **mauvais ** et **bon**.") == [("signs", "**mauvais **", "**mauvais**", 1)]


def test_each_item_whose_dash_lacks_its_space_is_told() -> None:
    assert told_of("Texte\n\n-alpha\n-bêta\n") == [("signs", "-alpha", "- alpha", 3), ("signs", "-bêta", "- bêta", 4)]


@pytest.mark.parametrize(
    ("rows", "dashes"),
    [
        ("| A | B |\n| 1 | 2 |", "|---|---|"),
        ("| A | B |\n|---|\n| 1 | 2 |", "|---|---|"),
        ("Texte\n| A | B |\n|---|---|\n| 1 | 2 |", ""),
    ],
)
def test_a_table_that_would_be_words_is_told(rows: str, dashes: str) -> None:
    html = write_prose(rows).html
    line = rows.split("\n").index("| A | B |") + 1
    assert "<table" not in html
    assert told_of(rows) == [("table", "| A | B |", dashes, line)]


@pytest.mark.parametrize("text", ["Texte\n\n```\ncode\n\nSuite", "Texte\n\n~~~ python\n```\n", "Texte\n\n```"])
def test_code_that_goes_on_to_the_end_is_told(text: str) -> None:
    kind, what, _, line = told_of(text)[-1]
    assert (kind, what, line) == (RemovalKind.FENCE, text.split("\n")[2], 3)


@pytest.mark.parametrize(
    "text",
    [
        "#WEPI2018 commence",
        '[a](b.md "x"), [b](https://a.fr/(x)), [voir OSER (https://a.fr)], f(x)[0], (voir)[^1], [c][d]\n\n[d]: https://a.fr\n'
        "[^1]: Note",
        "Bravo ! [OSER](oser.md)",
        "-12 degrés\n-13 degrés",
        "-- Alice\n-- Bob",
        "[![x](a.jpg)](https://a.fr)",
        "2 ** 3 ** 4",
        "| A | B |\n|:--|--:|\n| 1 | 2 |",
        "```\n[ici] (https://a.fr)\n##Deux\n| a | b |\n| c | d |\n```",
        "~~~\n```\n~~~",
        "`[ici] (https://a.fr)`",
        r"\##Deux",
    ],
)
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert told_of(text) == []


@pytest.mark.parametrize(
    "piece", ["[a", "](x.md ", "**a ", "|a|\n", "-a\n", "(a)[", "[a](b ", "! [", "[^", "|", "```\n"]
)
def test_a_long_text_of_slips_is_read_in_time(piece: str) -> None:
    from partage_site.rendering.locating import Places
    from partage_site.rendering.slips import slips_in

    begun = time.process_time()
    list(slips_in(Places(piece * 20_000)))
    assert time.process_time() - begun < 2
