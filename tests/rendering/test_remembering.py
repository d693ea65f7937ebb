"""What is remembered comes back equal to what was made."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from partage_site.cache import Cache
from partage_site.rendering.limits import UnreadableProse
from partage_site.rendering.pictures import make_variants
from partage_site.rendering.prose import write_prose
from partage_site.rendering.remembering import ProseWriter, remembered_variants

BODY = """## Un titre

Du *texte* « cité », [un lien](../a.md#b), ![une image](i.png) et <script>non</script>.

| a | b |
|---|---|
| 1 | 2 |
"""


def test_prose_comes_back_equal(tmp_path: Path) -> None:
    write = ProseWriter(Cache(tmp_path))
    assert write(BODY) == write(BODY) == write_prose(BODY)


def test_a_text_that_cannot_be_written_is_refused_each_time(tmp_path: Path) -> None:
    write = ProseWriter(Cache(tmp_path))
    for _ in range(2):
        with pytest.raises(UnreadableProse):
            write("a" * 500_001)


def test_variants_come_back_equal(tmp_path: Path) -> None:
    file = BytesIO()
    Image.new("RGB", (600, 300), "#d94f2b").save(file, "PNG")
    make = remembered_variants(Cache(tmp_path))
    assert make(file.getvalue()) == make(file.getvalue()) == make_variants(file.getvalue())
