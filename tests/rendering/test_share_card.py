"""Share cards: the right size, light, named by what they say, the same bytes each time."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from partage_site.geography.locator import draw_locator
from partage_site.geography.path_data import path_data
from partage_site.rendering.card_ground import read_path
from partage_site.rendering.share_card import ShareCard, draw_card, read_fonts

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


def test_path_data_is_read_back() -> None:
    lines = [[(3, 4), (10, 4), (10, 12), (3, 4)], [(0, 0), (5, -2), (7, 9)]]
    assert list(read_path(path_data(lines))) == [lines[0][:-1], lines[1]]


def test_without_the_fonts_no_card_can_be_drawn(tmp_path: Path) -> None:
    assert read_fonts(tmp_path) is None
