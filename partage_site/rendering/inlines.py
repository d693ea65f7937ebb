"""Marks within a run of words, each sought only where the run holds a sign that it needs: few runs hold any.

Python-Markdown seeks every mark in every run. What is written is the same: a mark without its sign cannot be there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

# By the library's name of each mark: two texts, one of which stands in whatever it matches.
SIGNS = {
    "backtick": ("`", "`"),
    "backslash_break": ("\\", "\\"),
    "escape": ("\\", "\\"),
    "footnote": ("[", "["),
    "reference": ("[", "["),
    "link": ("[", "["),
    "image_link": ("![", "!["),
    "image_reference": ("![", "!["),
    "short_reference": ("[", "["),
    "short_image_ref": ("![", "!["),
    "autolink": ("<", "<"),
    "automail": ("<", "<"),
    "linebreak": ("  \n", "  \n"),
    "html": ("<", "<"),
    "address": ("://", "www."),
    "email": ("@", "@"),
    "entity": ("&", "&"),
    "em_strong": ("*", "_"),
}


class SparingInlineProcessor(InlineProcessor):
    """The library's own, but sparing; `watch` is asked once about every run of words.

    It takes the place of a private method, for want of a public one; a test tells when the library has none such.
    """

    def __init__(self, md: Markdown, watch: Callable[[], None]) -> None:
        super().__init__(md)
        self._watch = watch

    @cached_property
    def _sought(self) -> list[tuple[Any, str, str]]:
        """The marks in the order in which they are sought, with their signs; one of no known sign is always sought."""
        signs = {self.inlinePatterns[name]: pair for name, pair in SIGNS.items()}
        return [(pattern, *signs.get(pattern, ("", ""))) for pattern in self.inlinePatterns]

    def _InlineProcessor__handleInline(self, data: str, first: int = 0) -> str:  # noqa: N802 - the library's name
        self._watch()
        if isinstance(data, AtomicString):
            return data
        for number, (pattern, sign, other) in enumerate(self._sought[first:], first):
            start, matched = 0, sign in data or other in data
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, number, start)  # type: ignore[attr-defined]
        return data
