"""Marks are sought sparingly, and found as Python-Markdown alone finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from partage_site.rendering import engine
from partage_site.rendering.inlines import SparingInlineProcessor

MARKS = [
    *"`\\[]()!<>&;*_@\n ",
    *("  \n", "https://", "www.", "exemple.fr", "a", "b", "<b>", "&eacute;", "[^1]", "**", "`a`"),
]


def plain(md: Markdown, _watch: Callable[[], None]) -> InlineProcessor:
    return InlineProcessor(md)


@contextmanager
def unsparing() -> Iterator[None]:
    """Within it, the library's own treeprocessor is at work."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engine, "SparingInlineProcessor", plain)
        engine._reader.cache_clear()
        yield
    engine._reader.cache_clear()


def test_the_library_still_has_the_method_that_is_replaced_and_the_one_that_is_called() -> None:
    assert callable(vars(InlineProcessor)["_InlineProcessor__handleInline"])
    assert callable(vars(InlineProcessor)["_InlineProcessor__applyPattern"])
    assert "_InlineProcessor__handleInline" in vars(SparingInlineProcessor)


@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
def test_what_is_written_is_what_the_library_writes(text: str) -> None:
    written = engine.to_html(text)
    with unsparing():
        assert engine.to_html(text) == written
