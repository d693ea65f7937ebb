"""Share cards: the right size, light, named by what they say, the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from unittest import mock

import pytest
from PIL import Image, ImageFont
from selectolax.lexbor import LexborHTMLParser

from partage_site.geography.locator_drawing import draw_locator
from partage_site.geography.path_data import path_data
from partage_site.pipeline import Build
from partage_site.rendering import card_drawing
from partage_site.rendering.card_drawing import draw_card
from partage_site.rendering.card_ground import read_path
from partage_site.rendering.share_card import ShareCard, read_fonts
from tests.conftest import WITH_CARDS

FONTS = read_fonts(Path(__file__).parents[2] / "assets")
CARD = ShareCard("Échanges Phocéens", "Programme de tutorat", "Marseille", "Un réseau", draw_locator(43.3, 5.4, "13"))


def drawn(card: ShareCard) -> bytes:
    assert FONTS
    return draw_card(card, *FONTS)


@pytest.mark.parametrize(
    "card",
    [
        CARD,
        ShareCard("Week-end à Marseille", "Rendez-vous", "samedi 3 et dimanche 4 juin 2017, Marseille", "Un réseau"),
        ShareCard("Un titre d’une longueur que rien n’arrête " * 8, "", "Un détail sans fin " * 40, "Un réseau"),
        ShareCard("Anticonstitutionnellementanticonstitutionnellement", "", "", ""),
        ShareCard("", "", "", ""),
    ],
)
def test_a_card_has_the_size_that_networks_ask_for_and_is_light(card: ShareCard) -> None:
    data = drawn(card)
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(data) < 60_000


def test_a_card_is_the_same_each_time_and_another_for_other_words() -> None:
    assert drawn(CARD) == drawn(CARD)
    other = ShareCard("Phoenix", CARD.kind, CARD.detail, CARD.signature, CARD.locator)
    assert drawn(other) != drawn(CARD)
    assert other.path != CARD.path


def test_a_card_is_the_same_whatever_sets_text_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    before = drawn(CARD)
    monkeypatch.setattr(ImageFont.core, "HAVE_RAQM", False)
    card_drawing._font.cache_clear()
    assert drawn(CARD) == before


def test_a_detail_too_long_for_two_lines_says_so() -> None:
    words = "Les études finissent, l’envie d’être utile peut rester. " * 4
    with mock.patch.object(card_drawing, "_lines", wraps=card_drawing._lines) as lines:
        drawn(ShareCard("Et après", "", words, "Un réseau"))
    whole = " ".join(card_drawing._lines(*lines.call_args_list[0].args)[:2])
    assert drawn(ShareCard("Et après", "", whole, "Un réseau")) != drawn(ShareCard("Et après", "", words, "Un réseau"))


def test_path_data_is_read_back() -> None:
    lines = [[(3, 4), (10, 4), (10, 12), (3, 4)], [(0, 0), (5, -2), (7, 9)]]
    assert list(read_path(path_data(lines))) == [lines[0][:-1], lines[1]]


def test_without_the_fonts_no_card_can_be_drawn(tmp_path: Path) -> None:
    assert read_fonts(tmp_path) is None


@pytest.mark.parametrize(
    ("base_url", "here"),
    [
        ("/reseau/", "https://www.exemple.fr/reseau/"),
        ("https://autre.example/a/b", "https://autre.example/a/b/"),
    ],
)
def test_each_page_names_one_card_by_its_whole_address_and_it_is_a_picture_that_is_there(
    built: Callable[..., Build], base_url: str, here: str
) -> None:
    made = built({"site.yml": WITH_CARDS, "pages/a.md": "---\ntitre: A\n---\n"}, base_url=base_url)
    files = {here + artifact.path: artifact.data for artifact in made.artifacts}
    for path in ("index.html", "a/index.html"):
        (named,) = LexborHTMLParser(files[here + path].decode()).css('meta[property="og:image"]')
        with Image.open(BytesIO(files[named.attributes["content"] or ""])) as image:
            assert image.format == "PNG"
