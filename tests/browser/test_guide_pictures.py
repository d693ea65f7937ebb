"""The script makes every picture of the guide again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests import guide_pictures

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_every_picture_is_made_again_and_shows_something(tmp_path: Path, browser: Any) -> None:
    guide_pictures.make(tmp_path, browser)
    for name in guide_pictures.PICTURES:
        with Image.open(tmp_path / name) as picture, Image.open(guide_pictures.FOLDER / name) as kept:
            assert picture.size == kept.size == (guide_pictures.WIDTH, guide_pictures.HEIGHT)
            assert len(picture.convert("RGB").getcolors(1 << 16) or ()) > 10
