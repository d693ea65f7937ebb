"""One save, one build; no save, none; and no mistake ends the preview."""

from __future__ import annotations

import os
import shutil

from partage_site.diagnostics import Refusal
from partage_site.pipeline import Build
from preview.conftest import Desk


def test_a_save_is_built_and_told(desk: Desk) -> None:
    desk.write("un.md", "deux")
    assert desk.follower.step(1)
    assert desk.served("un.md") == b"deux"
    assert [made.refused for made in desk.told] == [False]
