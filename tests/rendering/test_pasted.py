"""What comes from a word processor or a spreadsheet is told with what Markdown wants."""

from __future__ import annotations

import time

import pytest

from partage_site.rendering.locating import Places
from partage_site.rendering.pasted import pasted_in
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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("9h30 Accueil", "10h Ateliers"),
        ("9 h : accueil", "De 10 h à 12 h : ateliers"),
        ("**09:30** accueil", "**10:00** ateliers"),
        ("14h-15h30 Table ronde", "À 16H, départ"),
    ],
)
def test_the_lines_of_a_programme_are_told(one: str, other: str) -> None:
    assert told_of(f"Texte\n\nSamedi :\n{one}\n{other}\n") == [("hours", one, f"- {one}\n- {other}", 4)]
    assert told_of(f"{one}  \n{other}\n") == []
    assert told_of(f"{one}\n\n{other}\n") == []
    assert told_of(f"- {one}\n- {other}\n") == []


def test_a_paragraph_that_a_tab_begins_is_told() -> None:
    words = "Chaque semaine, des élèves retrouvent leurs tuteurs."
    assert told_of(f"Texte\n\n\t{words}\n") == [("indented", words, "", 3)]
    assert told_of(f"    {words}\n") == [("indented", words, "", 1)]


@pytest.mark.parametrize("field", ["*|FNAME|*", "{{ contact.PRENOM }}", "{{prenom}}", "%PRENOM%"])
def test_what_a_letter_would_have_filled_in_is_told(field: str) -> None:
    assert told_of(f"Texte\n\nBonjour {field},\n") == [("merged", field, "", 3)]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.google.com/url?q=https://exemple.fr/a%3Fb&sa=D",
        "https://www.google.fr/url?sa=t&url=https%3A%2F%2Fexemple.fr%2Fa%3Fb&usg=x",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexemple.fr%2Fa%3Fb&data=05",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fexemple.fr%2Fa%3Fb",
    ],
)
def test_a_link_that_leads_by_way_of_a_counter_is_told_with_where_it_leads(address: str) -> None:
    assert told_of(f"Texte\n\n[ici]({address})\n") == [("detour", address, "https://exemple.fr/a?b", 3)]


@pytest.mark.parametrize("long", ["\t" * 50_000, "a" * 50_000, "\ta" * 20_000, " " * 50_000 + "x", "– " * 20_000,
    "9h " * 30_000, "9h\n" * 30_000, "9h a\n" * 20_000,
    "https://www.google.fr/url?" * 4_000, "~" * 100_000, "`" * 100_000, "<!--" * 25_000, "``a`\n" * 20_000,
    "> ```a\n" * 15_000,
])  # fmt: skip
def test_a_long_line_is_looked_at_in_no_time(long: str) -> None:
    begun = time.process_time()
    list(pasted_in(Places(f"{long}\n{long}\n"), "<pre><code>"))
    list(pasted_in(Places(long), "<pre><code>"))
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    "typed",
    [
        "100 % et 50 %, {a}, *a|b*",
        "[x](https://www.google.com/search?q=https)",
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
        "A\t| B\n---\t| ---\n1\t| 2\n3\t| 4",
        "    A\tB\n    1\t2",
        "-\tun\n\t-\tdeux\n\t-\ttrois",
        "1.\tun\n\t1.\tdeux\n\t2.\ttrois",
        "Un[^1], deux[^2].\n\n[^1]:\tLa première.\n[^2]:\tLa seconde.",
        "[Un][a], [deux][b].\n\n[a]:\thttps://exemple.fr/a\n[b]:\thttps://exemple.fr/b",
        "Terme\n:\tun sens\n:\tun autre",
        "— Bonjour !  \n— Bonsoir !",
        "✓ Gratuit\\\n✓ Ouvert à tous",
        "→ Venez<br>\n→ Revenez",
        "https://exemple.fr/f%C3%AAT%20 et 100%BIO%",
        "<!-- – un\n– deux\nA\tB\nC\tD\n{{ x }} %PRENOM% -->\n\nTexte.",
        "- un\n\n    ```\n    A\tB\n\n    C\tD {{ x }}\n    ```\n- deux",
        "- un\n    ```\n    – a\n    – b {{ x }}\n    ```\n- deux",
        "> ```\n> {{ x }}\n>\n> {{ y }}\n> ```",
        "Du ``code {{ x }} et ` dedans``, et `du code\n{{ x }}` sur deux lignes.",
    ],
)
def test_what_is_meant_is_left_alone(typed: str) -> None:
    assert told_of(f"{typed}\n") == []


@pytest.mark.parametrize(
    "typed", ["- un `\n- {{ x }} `", "Un `\n\n{{ x }} `", "<!-- un\n\n{{ x }}", "> ```\n\n{{ x }}"]
)
def test_what_only_looks_like_code_hides_nothing(typed: str) -> None:
    assert [kind for kind, *_ in told_of(f"{typed}\n")] == ["merged"]
