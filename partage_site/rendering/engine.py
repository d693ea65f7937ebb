"""Markdown to HTML, not yet safe: Python-Markdown with what volunteers use, and a watch on its loops."""

from __future__ import annotations

import functools
import re
import threading
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any, NamedTuple

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.htmlparser import HTMLExtractor
from markdown.inlinepatterns import SimpleTagInlineProcessor, SubstituteTagInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor

from partage_site.rendering.bare_addresses import BareAddress, BareEmail
from partage_site.rendering.html_blocks import opened_up
from partage_site.rendering.inlines import SparingInlineProcessor
from partage_site.rendering.limits import Budget, UnreadableProse, heaviest_line, refuse_excess
from partage_site.rendering.lists import nest_lists, unglued
from partage_site.rendering.tables import Tables

BACK_TO_TEXT = "Revenir au texte"


class Read(NamedTuple):
    """The HTML of a text, with whatever raw HTML it holds; and what nobody sees of it: link definitions that no link
    uses (`[Lieu]: Marseille`), cells of a table beyond its columns."""

    html: str
    unused: tuple[str, ...]
    lost_cells: tuple[str, ...]


def to_html(text: str) -> Read:
    """What `text` is read as. The same text always gives the same result.

    Raises UnreadableProse for a text that is too long, nests too deep, takes too long or breaks a library.
    """
    refuse_excess(text)
    try:
        return _reader(threading.get_ident())(text)
    except UnreadableProse as found:
        _reader.cache_clear()  # a reader that stopped half-way keeps its half-read state
        raise UnreadableProse(found.reason, found.line or heaviest_line(text)) from None
    except RecursionError:
        _reader.cache_clear()
        raise UnreadableProse("trop de niveaux imbriqués", heaviest_line(text)) from None
    except Exception as fault:
        # The libraries promise nothing about which errors a strange text raises (html.parser: AssertionError…).
        _reader.cache_clear()
        if isinstance(fault, MemoryError):  # no fault of the text
            raise
        raise UnreadableProse(
            "une suite de signes que le lecteur de Markdown ne comprend pas", heaviest_line(text)
        ) from fault


class _Definitions(dict[str, Any]):
    """The link definitions of a text by their label, and which of them were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def __getitem__(self, label: str) -> Any:
        self.used.add(label)
        return super().__getitem__(label)

    def clear(self) -> None:
        super().clear()
        self.used.clear()

    def unused(self) -> tuple[str, ...]:
        return tuple(label for label in self if label not in self.used)


@functools.cache
def _reader(_thread: int) -> Callable[[str], Read]:
    budget = Budget()
    lost_cells: list[str] = []
    markdown = Markdown(
        # Themselves rather than their names, which are looked for among all that is installed.
        extensions=[
            TableExtension(),
            FootnoteExtension(BACKLINK_TITLE=BACK_TO_TEXT, BACKLINK_TEXT="↩"),
            DefListExtension(),
            AbbrExtension(),
            FencedCodeExtension(),
            SaneListExtension(),
            _Habits(budget, lost_cells),
        ],
        output_format="html",
    )
    definitions = markdown.references = _Definitions()

    def read(text: str) -> Read:
        budget.start()
        lost_cells.clear()
        html = markdown.reset().convert(text)
        budget.check()
        return Read(html, definitions.unused(), tuple(lost_cells))

    return read


class _Habits(Extension):
    """What people expect from a forge's preview, and the watch on the time it all takes."""

    def __init__(self, budget: Budget, lost_cells: list[str]) -> None:
        super().__init__()
        self.budget = budget
        self.lost_cells = lost_cells

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.register(_Lists(md), "lists", 28)
        md.preprocessors.register(_RawHtml(md, self.budget), "html_block", 20)
        md.parser.blockprocessors.register(_Watch(md.parser, self.budget), "watch", 200)
        md.parser.blockprocessors.register(_Headings(md.parser), "hashheader", 70)
        md.parser.blockprocessors.register(Tables(md.parser, self.lost_cells), "table", 75)
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash_break", 185)
        md.inlinePatterns.register(SimpleTagInlineProcessor(r"()~~(?=\S)(.+?)(?<=\S)~~", "del"), "struck", 65)
        md.inlinePatterns.register(BareAddress(md), "address", 86)
        md.inlinePatterns.register(BareEmail(md), "email", 85)
        for pattern in md.inlinePatterns:
            pattern.handleMatch = _watched(pattern.handleMatch, self.budget)  # type: ignore[method-assign]
        md.treeprocessors.register(SparingInlineProcessor(md, self.budget.check), "inline", 20)
        md.htmlStash.store = _watched(md.htmlStash.store, self.budget)  # type: ignore[method-assign]


def _watched(step: Callable[..., Any], budget: Budget) -> Callable[..., Any]:
    def watched(*arguments: Any) -> Any:
        budget.check()
        return step(*arguments)

    return watched


class _Lists(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return nest_lists(unglued("\n".join(lines))).split("\n")


class _RawHtml(HtmlBlockPreprocessor):
    """The library's own, whose parser also looks at the clock."""

    def __init__(self, md: Markdown, budget: Budget) -> None:
        super().__init__(md)
        self.budget = budget

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        if "<" not in source and "&" not in source:
            return lines  # nothing to set aside
        parser = HTMLExtractor(self.md)
        parser.handle_data = _watched(parser.handle_data, self.budget)  # type: ignore[method-assign]
        parser.feed(opened_up(source, self.md.htmlStash.store))
        parser.close()
        return "".join(parser.cleandoc).split("\n")


class _Watch(BlockProcessor):
    """Claims no block; is asked first about each."""

    def __init__(self, parser: Any, budget: Budget) -> None:
        super().__init__(parser)
        self.budget = budget

    def test(self, parent: ET.Element, block: str) -> bool:
        self.budget.check()
        return False

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        raise NotImplementedError


class _Headings(HashHeaderProcessor):
    """A heading wants a space after its signs, so that « #WEPI2018 » at the start of a line stays a word."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header>(?:[ ][^\n]*)?)(?:\n|$)")

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        super().run(parent, blocks)
        if (heading := self.lastChild(parent)) is not None and heading.text:
            heading.text = re.sub(r"(?<![^ ])#+$", "", heading.text).strip()
