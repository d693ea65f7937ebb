"""Lists as volunteers type them: nested by 2, 3 or 4 spaces or a tab, glued to the text before them.

Python-Markdown nests by four spaces exactly and wants a blank line before a list; this pass rewrites the lines
so. Fenced code is left alone, except inside a list or a quotation, where only indented code is understood.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from partage_site.rendering.limits import UnreadableProse

_ITEM = re.compile(r"( *)([-*+•]|\d{1,9}[.)])( +)(?=\S)")
_ANY_ITEM = re.compile(r"^[ >]*(?:[-*+•]|\d{1,9}[.)]) +\S|^ {0,3}>.*(?:```|~~~)|^ *(?:```|~~~)", re.MULTILINE)
_FENCE = re.compile(r" *(`{3,}|~{3,})[^`]*$")
_RULE = re.compile(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$")
_QUOTE = re.compile(r" {0,3}> ?")
_STARTS_BLOCK = re.compile(r"#{1,6} |>|\[[^\]]+\]:|\*\[|`{3}|~{3}")
_RAW_TEXT = re.compile(r"<(pre|script|style|textarea)\b", re.IGNORECASE)
# A space that does not break, behind the sign of a heading or of an item: some keyboards and word processors put it.
_GLUED_SIGN = re.compile(r"^([ \t]*(?:>[ \t]*)*(?:#{1,6}|[-*+•]|\d{1,9}[.)]))[\u00a0\u202f]+(?=\S)", re.MULTILINE)
_NESTING = 20  # levels of lists or quotations; people use five at most


class _Item(NamedTuple):
    indent: int  # columns before the marker
    content: int  # columns before what follows the marker
    ordered: bool


def unglued(text: str) -> str:
    """`text` with ordinary spaces behind the signs that want one."""
    return _GLUED_SIGN.sub(r"\1 ", text) if "\u00a0" in text or "\u202f" in text else text


def nest_lists(text: str) -> str:
    """`text`, its tabs expanded, with each list item indented by four spaces a level and lists set apart.

    Raises UnreadableProse when lists or quotations nest deeper than anybody means.
    """
    if not _ANY_ITEM.search(text):
        return text
    return "\n".join(_Nesting(text.split("\n")).rewritten())


class _Nesting:
    """One run over the lines of a text, or of a quotation (`depth` > 0)."""

    def __init__(self, lines: list[str], depth: int = 0) -> None:
        self.lines = lines
        self.depth = depth
        self.at = 0
        self.stack: list[_Item] = []
        self.out: list[str] = []
        self.after_blank = True
        self.in_code = False

    def rewritten(self) -> list[str]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            if not line.strip():
                self.out.append("")
                self.after_blank = True
                continue
            self._line(line)
            self.after_blank = False
        return self.out

    def _line(self, line: str) -> None:
        indent = len(line) - len(line.lstrip(" "))
        if (fence := _FENCE.match(line)) and (indent < 4 or self.stack):
            self._fence(line, fence.group(1), indent)
        elif (raw := _RAW_TEXT.match(line)) and not self.stack:
            self._copy_until(line, f"</{raw.group(1).lower()}")
        elif _QUOTE.match(line) and (not self.stack or indent < self.stack[0].indent + 2):
            self._quotation(line)
        elif (item := _ITEM.match(line)) and not _RULE.match(line) and self._opens_item(item):
            self._item(item, line)
        elif self.stack:
            self._inside(line, indent)
        else:
            self.out.append(line)

    def _separate(self) -> None:
        if self.out and self.out[-1]:
            self.out.append("")

    def _copy_until(self, line: str, end: str) -> None:
        self.out.append(line)
        while end not in line.lower() and self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            self.out.append(line)

    def _fence(self, line: str, fence: str, indent: int) -> None:
        """Copies a fenced block and closes it if nobody did; in a list or a quotation it becomes indented code."""
        closing = re.compile(rf" *{re.escape(fence[0])}{{{len(fence)},}} *$")
        code: list[str] = []
        while self.at < len(self.lines):
            self.at += 1
            if closing.match(self.lines[self.at - 1]):
                break
            code.append(self.lines[self.at - 1])
        else:
            while code and not code[-1].strip():
                code.pop()
        while self.stack and indent < self.stack[-1].indent + 2:
            self.stack.pop()
        if not self.stack and not self.depth:
            self.out.extend([line.lstrip(" "), *code, fence])
            return
        self._separate()
        margin = " " * 4 * (len(self.stack) + 1)
        self.out.extend(margin + (text[indent:] if not text[:indent].strip() else text) for text in code)
        self.out.append("")

    def _quotation(self, line: str) -> None:
        """Rewrites the inside of a run of lines that begin with `>`."""
        if self.depth >= _NESTING:
            raise UnreadableProse("citations imbriquées sur trop de niveaux")
        inner = [_QUOTE.sub("", line, count=1)]
        while self.at < len(self.lines) and _QUOTE.match(self.lines[self.at]):
            inner.append(_QUOTE.sub("", self.lines[self.at], count=1))
            self.at += 1
        if self.stack:
            self.stack.clear()
            self._separate()
        self.out.extend(
            ("> " + text).rstrip(" ") if not text else "> " + text
            for text in _Nesting(inner, self.depth + 1).rewritten()
        )

    def _opens_item(self, item: re.Match[str]) -> bool:
        indent, marker = len(item.group(1)), item.group(2)
        if self.stack:
            return not ((self.after_blank or self.in_code) and indent >= self.stack[-1].content + 4)
        if indent >= 4:  # indented code
            return False
        return self.after_blank or not marker[0].isdigit() or marker[:-1] == "1"

    def _item(self, item: re.Match[str], line: str) -> None:
        indent, marker = len(item.group(1)), item.group(2)
        ordered = marker[0].isdigit()
        sibling = None
        was_in_list = bool(self.stack)
        while self.stack and indent < self.stack[-1].indent + 2:
            sibling = self.stack.pop()
        if not was_in_list or (sibling and sibling.ordered != ordered):
            self._separate()
        if len(self.stack) >= _NESTING:
            raise UnreadableProse("listes imbriquées sur trop de niveaux", self.at)
        shown = marker[:-1] + "." if ordered else "-"
        self.out.append(f"{' ' * 4 * len(self.stack)}{shown} {line[item.end() :]}")
        self.stack.append(_Item(indent, indent + len(marker) + min(len(item.group(3)), 4), ordered))
        self.in_code = False

    def _inside(self, line: str, indent: int) -> None:
        """A line that begins no item, while a list is open: it goes on, holds a block, or ends the list."""
        text = line.lstrip(" ")
        if self.after_blank or _STARTS_BLOCK.match(text) or _RULE.match(line):
            while self.stack and indent < self.stack[-1].indent + 2:
                self.stack.pop()
            self.in_code = self.after_blank and bool(self.stack) and indent >= self.stack[-1].content + 4
        if not self.stack:
            self._separate()
            self.out.append(line)
            return
        excess = max(indent - self.stack[-1].content, 0) if self.in_code else 0
        self.out.append(" " * (4 * len(self.stack) + excess) + text)
