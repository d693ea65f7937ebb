"""The scripts ask of a browser no more than those of 2020 have (Chrome 86, Safari 14)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Built-ins of 2021 and later, as they are written.
LATER = (
    r"\.at\(|\.hasOwn\(|structuredClone|\.findLast|\.toSorted\(|\.toReversed\(|\.toSpliced\(|\.with\(|\.groupBy\(|"
    r"\.fromAsync\(|\.withResolvers\(|\.any\(|AbortSignal\.|URL\.canParse|\.randomUUID|\.isWellFormed|Iterator\.|"
    r"WeakRef|\.showPopover|\.hidePopover|\.togglePopover|\.checkVisibility|startViewTransition|requestIdleCallback|"
    r"scheduler\.|\bnavigation\.|\.union\(|\.intersection\(|\.difference\(|static \{|#\w+ in |^await "
)


@pytest.mark.parametrize("script", sorted((ROOT / "assets").glob("*.js")), ids=lambda path: path.name)
def test_scripts_use_no_built_in_that_an_older_phone_lacks(script: Path) -> None:
    code = re.sub(r"^ *//.*$", "", script.read_text("utf-8"), flags=re.MULTILINE)
    assert not re.findall(LATER, code, flags=re.MULTILINE)
