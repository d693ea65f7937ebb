"""What comes from a word processor or a spreadsheet is told with what Markdown wants."""

from __future__ import annotations

import pytest

from partage_site.rendering.prose import write_prose


def told_of(text: str) -> list[tuple[str, str, str, int]]:
    return [(each.kind.value, each.what, each.near, each.line) for each in write_prose(text).removals]


@pytest.mark.parametrize("sign", ["–", "—", "·", "▪", "◦", "✓", "→"])
@pytest.mark.parametrize("space", [" ", "\t", "\u00a0"])
def test_lines_that_other_signs_make_a_list_are_told(sign: str, space: str) -> None:
    assert told_of(f"Texte\n\n{sign}{space}un\n{sign}{space}deux\n") == [
        ("signs", f"{sign}{space}un", "- un", 3),
        ("signs", f"{sign}{space}deux", "- deux", 4),
    ]


def test_columns_that_tabs_set_apart_are_offered_as_a_table() -> None:
    assert told_of("Texte\n\nNom\tVille\nOSER\tGif\nBRIO\t\tNantes\n") == [
        ("columns", "Nom", "| Nom | Ville |\n|---|---|\n| OSER | Gif |\n| BRIO | Nantes |", 3)
    ]


def test_a_paragraph_that_a_tab_begins_is_told() -> None:
    words = "Chaque semaine, des élèves retrouvent leurs tuteurs."
    assert told_of(f"Texte\n\n\t{words}\n") == [("indented", words, "", 3)]
    assert told_of(f"    {words}\n") == [("indented", words, "", 1)]


@pytest.mark.parametrize(
    "typed",
    [
        "– un seul tiret",
        "Un texte – avec un tiret – dedans\net sa suite – encore",
        "•\tun\n•\tdeux",
        "1)\tun\n2)\tdeux",
        "Un seul\tmot",
        "- un\n\n    Une phrase dans un élément de la liste.",
        "1. un\nsuite\n\n    Une phrase dans un élément de la liste.",
        "    make test\n    git push",
        "```\nA\tB\nC\tD\n– x\n– y\n\tUne phrase bien tournée dans du code.\n```",
        "| A\t| B |\n|---|---|\n| 1\t| 2 |",
    ],
)
def test_what_is_meant_is_left_alone(typed: str) -> None:
    assert told_of(f"{typed}\n") == []
