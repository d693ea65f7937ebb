"""French typography is set where it was typed, twice is once, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partage_site.rendering.typography import (
    BREAK,
    INLINE,
    polish,
    with_superscripts,
    with_tied_words,
    with_whole_names,
    with_whole_words,
)

# In the tables below « _ » shows U+202F and « ~ » U+00A0.
SHOWN = str.maketrans({"\u202f": "_", "\u00a0": "~"})


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Bonjour ! Ça va ? oui ; non : si", "Bonjour_! Ça va_? oui_; non~: si"),
        ("Quoi !?", "Quoi_!?"),
        ("« oui »", "«_oui_»"),
        ("«oui»", "«_oui_»"),
        ('Il dit "oui" et "non" !', "Il dit «_oui_» et «_non_»_!"),
        ("Prépa'Rémois, aujourd'hui", "Prépa’Rémois, aujourd’hui"),
        ('l\'"été"', 'l\'"été"'),
        ("et... [...]", "et… […]"),
        ("un - deux -- trois", "un – deux – trois"),
        ("12-15 ans, 2016-2020", "12–15~ans, 2016–2020"),
        ("1 000, 10 000 et 1 234 567", "1_000, 10_000 et 1_234_567"),
        ("18 h, 1 h 30, 30 %, 50 €", "18~h, 1~h~30, 30~%, 50~€"),
        ("n° 3, p. 12, M. Dupont, Mme Éluard", "n°~3, p.~12, M.~Dupont, Mme~Éluard"),
        (f"{BREAK}{INLINE}Bonjour{INLINE} !{BREAK}", f"{BREAK}{INLINE}Bonjour{INLINE}_!{BREAK}"),
        (f'"{INLINE}oui{INLINE}"', f"«_{INLINE}oui{INLINE}_»"),
        (f"l'{INLINE}été{INLINE}", f"l’{INLINE}été{INLINE}"),
    ],
)
def test_signs_and_spaces_are_set(typed: str, expected: str) -> None:
    assert polish(typed).translate(SHOWN) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour!",
        "http://exemple.fr/a?b=12-15",
        "https://exemple.fr/l'ete...html",
        "www.exemple.fr/2016-2020",
        "10:30",
        "ça va :D",
        "a:b",
        "2017-06-03",
        "06-12-34-56-78",
        "01 23 45 67 89",
        "75012",
        "AB-12-15",
        "n°\u00a02005-1309",
        "o'brien@exemple.fr",
        "porte-clés",
        "20-12",
        "en 2016 300 élèves",
        'un écran de 5"',
        "../x",
        "cœur, oeuf",
        "3 m’ont dit",
    ],
)
def test_what_is_right_or_no_prose_is_left_alone(text: str) -> None:
    assert polish(text) == text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("le 1er, la 1re", "le 1<sup>er</sup>, la 1<sup>re</sup>"),
        ("3e et 2de", "3<sup>e</sup> et 2<sup>de</sup>"),
        ("XXIe siècle, Ve République", "XXI<sup>e</sup> siècle, V<sup>e</sup> République"),
        ("Le, De, Mes, Vie, 1e5, a1e, x@1e", "Le, De, Mes, Vie, 1e5, a1e, x@1e"),
    ],
)
def test_ordinals_are_raised(typed: str, expected: str) -> None:
    assert with_superscripts(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ParTAGE Inter-Écoles", 'ParTAGE <span class="word">Inter-Écoles</span>'),
        ("trouve-t-il ?", '<span class="word">trouve-t-il</span> ?'),
        ("Auvergne-Rhône-Alpes, d’ici – là, &#39;a&#39;", "Auvergne-Rhône-Alpes, d’ici – là, &#39;a&#39;"),
    ],
)
def test_no_line_ends_within_a_short_word(typed: str, expected: str) -> None:
    assert with_whole_words(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Inter-Écoles à Marseille", "[Inter-Écoles] [à Marseille]"),
        ("Tutorat 2.0, un tutorat qui change", "Tutorat 2.0, [un tutorat] qui change"),
        ("La mesure de l’impact", "[La mesure] [de l’impact]"),
        ("Les 3 et 4 juin, en Île-de-France", "Les [3 et 4 juin], en [Île-de-France]"),
        ("La transformation &amp; le reste", "La transformation &amp; [le reste]"),
    ],
)
def test_in_a_title_no_line_ends_with_a_short_word(typed: str, expected: str) -> None:
    assert with_tied_words(typed).replace('<span class="word">', "[").replace("</span>", "]") == expected


def test_in_running_text_names_alone_are_kept_whole() -> None:
    typed = "ParTAGE Inter-Écoles, un rendez-vous, Auvergne-Rhône-Alpes"
    assert with_whole_names(typed) == typed.replace("Inter-Écoles", '<span class="word">Inter-Écoles</span>')


ODD = st.text(alphabet="ab19IX0 \u00a0\u202f\n\"'«»’.-–:;!?,%€°hnpM" + INLINE + BREAK, max_size=24)


@given(ODD)
def test_twice_is_once(text: str) -> None:
    once = polish(text)
    assert polish(once) == once


@given(ODD)
def test_markup_stays_in_number_and_order(text: str) -> None:
    signs = [sign for sign in text if sign in INLINE + BREAK]
    assert [sign for sign in polish(text) if sign in INLINE + BREAK] == signs
