"""Slugs: French read aloud in plain letters, safe on every system."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partage_site.slugs import MAX_LENGTH, is_device, is_slug, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("L’été à Œuilly", "l-ete-a-oeuilly"),
        ("L'ÉTÉ", "l-ete"),
        ("Ex æquo, naïf & gaîté", "ex-aequo-naif-gaite"),
        ("Q&A", "q-a"),
        ("1ʳᵉ édition — 2018", "1re-edition-2018"),
        ("E\u0301cole", "ecole"),
        ("a\u00a0: b", "a-b"),
        ("WEPI_2018.final", "wepi-2018-final"),
        ("Straße, Łódź, Ørsted", "strasse-lodz-orsted"),
        ("🎉", "u1f389"),
        ("東京", "u6771-u4eac"),
        ("", "texte"),
        (" \u00a0 ", "texte"),
        ("Aux", "texte-aux"),
        ("COM1", "texte-com1"),
    ],
)
def test_a_text_becomes_the_slug_that_a_reader_expects(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_a_blank_text_takes_the_fallback() -> None:
    assert slugify(" ", fallback="section") == "section"
    assert slugify("nul", fallback="section") == "section-nul"


def test_a_long_text_is_cut_between_words() -> None:
    assert slugify("tutorat " * 20) == "-".join(["tutorat"] * 7)
    assert slugify("a" * 99) == "a" * MAX_LENGTH
    assert slugify(f"{'a' * 29} {'b' * 30} c") == f"{'a' * 29}-{'b' * 30}"
    assert slugify(f"{'a' * 29} {'b' * 31} c") == "a" * 29


@pytest.mark.parametrize("name", ["nul", "CON.md", "aux.tar.gz", "com1", "LPT9.txt", "prn .md", "com¹"])
def test_names_of_devices_are_known(name: str) -> None:
    assert is_device(name)


@pytest.mark.parametrize("name", ["console", "auxerre.md", "com10", "nulle", "a.nul"])
def test_names_that_only_resemble_devices_are_free(name: str) -> None:
    assert not is_device(name)


@settings(max_examples=60)
@given(st.text())
def test_any_text_has_a_slug_that_is_its_own_slug(text: str) -> None:
    slug = slugify(text)
    assert is_slug(slug)
    assert len(slug) <= MAX_LENGTH + len("texte-")
    assert slugify(slug) == slug
