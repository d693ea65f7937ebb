"""What is offered for a link that leads nowhere is what was meant, or nothing."""

from __future__ import annotations

import pytest

from partage_site.rendering.mistyped import nearest, with_scheme, with_slashes

KNOWN = ("evenements/jpi-2010.md", "evenements/photo.jpg", "programmes/oser.md", "programmes/echanges-phoceens.md")


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("../programmes/Oser.md", ["../programmes/oser.md"]),
        ("..\\programmes\\oser.md", ["../programmes/oser.md"]),
        ("oser.html", ["../programmes/oser.md"]),
        ("photo.jpg =300x200", ["photo.jpg"]),
        ("phoceens.md", ["../programmes/echanges-phoceens.md"]),
        ("photo.png", ["photo.jpg"]),
        ("ozer.md", ["../programmes/oser.md"]),
        ("programmes-oser.md", ["../programmes/oser.md"]),
        ("../programmes/pqpm.md", []),
        ("mon doc.pdf", []),
        ("oser-affiche.pdf", []),
        ("oser.jpg", []),
        ("nulle.md", []),
        ("bilan-moral.odt", []),
    ],
)
def test_the_nearest_file_is_offered_where_one_is_near(target: str, meant: list[str]) -> None:
    assert nearest(target, "evenements", KNOWN) == meant


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("www.exemple.fr", "https://www.exemple.fr"),
        ("exemple.fr", "https://exemple.fr"),
        ("exemple.asso.fr/page", "https://exemple.asso.fr/page"),
        ("https//exemple.fr", "https://exemple.fr"),
        ("moi@exemple.fr", "mailto:moi@exemple.fr"),
        ("oser.md", ""),
        ("doc.pdf", ""),
        ("../programmes/oser.md", ""),
    ],
)
def test_an_address_without_its_beginning_is_told_from_a_file(target: str, meant: str) -> None:
    assert with_scheme(target) == meant


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("https:/oser.fr/a", "https://oser.fr/a"),
        ("http:oser.fr", "http://oser.fr"),
        ("https://oser.fr", ""),
        ("mailto:moi@exemple.fr", ""),
    ],
)
def test_an_address_that_lacks_a_slash_is_told_from_a_whole_one(target: str, meant: str) -> None:
    assert with_slashes(target) == meant
