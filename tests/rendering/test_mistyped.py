"""What is offered for a link that leads nowhere is what was meant, or nothing."""

from __future__ import annotations

import pytest

from partage_site.rendering.mistyped import nearest, says_another, with_scheme, with_slashes

KNOWN = (
    "evenements/jpi-2010.md",
    "evenements/photo.jpg",
    "programmes/oser.md",
    "programmes/echanges-phoceens.md",
    "evenements/IMG_2024#1.jpg",
    "site.yml",
)


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
        ("../programmes/", ["/programmes/"]),
        ("programmes", ["/programmes/"]),
        ("../programmes/oser/index.html", ["../programmes/oser.md"]),
        ("../../content/programmes/oser.md", ["../programmes/oser.md"]),
        ("IMG_2024", ["IMG_2024%231.jpg"]),
        ("../../OSERA.md", []),
        ("../themes/soir.md", []),
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


@pytest.mark.parametrize(
    ("words", "target", "misleads"),
    [
        ("https://www.oser.example/", "https://evil.example/", True),
        ("oser.fr", "https://www.brio-nantes.org/", True),
        ("www.oser.fr", "https://oser.fr@evil.example/", True),
        ("moi@oser.fr", "mailto:toi@oser.fr?subject=Bonjour", True),
        ("moi@oser.fr", "https://formulaire.example/", True),
        ("oser.fr", "https://www.oser.fr/contact", False),
        ("https://OSER.fr/une/longue/…", "https://oser.fr/une/longue/adresse", False),
        ("oser.fr", "https://inscription.oser.fr/", False),
        ("www.inscription.oser.fr", "https://oser.fr/", False),
        ("moi@oser.fr", "mailto:moi@oser.fr?subject=Bonjour", False),
        ("www.partage.fr", "../programmes/oser.md", False),
        ("OSER", "https://oser.fr/", False),
        ("le site d’OSER (oser.fr)", "https://autre.fr/", False),
        ("http://[", "https://autre.fr/", False),
    ],
)
def test_words_that_are_an_address_lead_to_it(words: str, target: str, misleads: bool) -> None:
    assert says_another(words, target) is misleads
