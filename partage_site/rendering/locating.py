"""Where in a text something was typed, found again after the text has become HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

# A line that goes on, and begins neither another item of a list nor another paragraph.
_NEXT_LINE = r"\n(?![ \t>]*+(?:\n|\Z|[-*+•][ \t]|\d{1,9}[.)][ \t]))"
# A fence and all until it closes, or code in a line. It begins with the sign that it wants, since `re` then jumps from
# one to the next; what must stand before is looked at afterwards.
_CODE = re.compile(
    r"([`~])(?:(?:(?<=^.)|(?<=^ .)|(?<=^  .)|(?<=^   .))(\1{2,}+)[^\n]*+\n.*?(?:^ {0,3}\1\2[`~]* *$|\Z)"
    r"|(?<=`)(?<!``)(?:(`{1,8})(?!`)(?:[^`\n]|(?<!`)`(?!`)|" + _NEXT_LINE + r")+`\3"
    r"|(?!`)(?:[^`\n]|" + _NEXT_LINE + r")+`)(?!`))",
    re.M | re.S,
)
_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*")
_COMMENT = re.compile("<!--.*?-->", re.S)
_AS_TARGET = re.compile(r"""(?:\]\(\s*<?|\]:\s*<?|(?:href|src)\s*=\s*["']?|<)$""", re.IGNORECASE)
_NO_TARGET = re.compile(r"""\]\(\s*(?:<\s*>)?\s*\)|(?:href|src)\s*=\s*(?:""|'')""", re.IGNORECASE)
_EMPTY_HEADING = re.compile(r"^ {0,3}(#{1,6}[ #]*$|<h[1-6])", re.MULTILINE)
# Where an address was typed with entities in it, it is at least one of these.
_ADDRESS = re.compile(r"(?:href|src)\s*=|\]\([^)\n]*&", re.IGNORECASE)
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\n]+)\]:", re.MULTILINE)
_CALL = re.compile(r"(?<!\\)\[\^([^\]\n]+)\](?!:)")
_WORD = re.compile(r"[\w-]+")


class Places:
    """The lines of one text. Asked again about the same words, it answers with their next occurrence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._left: dict[str, Iterator[int]] = {}
        self._last: dict[str, int] = {}

    def line_of(self, at: int) -> int:
        """The line, from 1, of the sign at `at`, from 0."""
        return bisect_right(self._starts, at)

    def of_target(self, target: str) -> int:
        """The line, from 1, of a link to `target`; 1 when the target was typed in a way that cannot be found."""
        written = (target, target.replace("&", "&amp;"), target.replace(" ", "%20"), target.replace("\\", "\\\\"))
        forms = dict.fromkeys(written)
        typed = target.removeprefix("mailto:") if target.startswith("mailto:") else target.removeprefix("https://")
        return self._next(
            target,
            lambda: (
                self._targets(forms)
                or [found.start() for found in _NO_TARGET.finditer(self.prose) if not target]
                or list(self._all(forms))
                or list(self._all([typed]))
                or [found.end() for found in _ADDRESS.finditer(self.prose)]
            ),
        )

    def of_markup(self, what: str) -> int:
        """The line of a tag (`<script>`), an attribute (`onclick`), or an address that was taken out."""
        name = what.strip("<>")
        if not _WORD.fullmatch(name):
            return self.of_target(what)
        before = r"<" if what.startswith("<") else r"<[^<>]{1,999}?[\s\"'/]"
        pattern = rf"{before}{re.escape(name)}(?![\w-])"
        looser = rf"(?<![\w-]){re.escape(name)}\s*="
        return self._next(
            what,
            lambda: [
                found.end()
                for found in (
                    list(re.finditer(pattern, self.prose, re.IGNORECASE))
                    or re.finditer(looser, self.prose, re.IGNORECASE)
                )
            ],
        )

    def of_definition(self, label: str) -> int:
        """The line of a link definition (`[Lieu]: Marseille`), whatever the case of its label."""
        pattern = rf"^ {{0,3}}\[\s*{re.escape(label)}\s*\]:"
        found = re.search(pattern, self.prose, re.IGNORECASE | re.MULTILINE)
        return self.line_of(found.start()) if found else 1

    def of_cell(self, cell: str) -> int:
        """The line of a cell of a table."""
        pattern = rf"^.*\|[ \t]*{re.escape(cell)}"
        return self._next(f"|{cell}", lambda: [at.end() for at in re.finditer(pattern, self.prose, re.MULTILINE)])

    def uncalled_notes(self) -> Iterator[tuple[str, int]]:
        """The labels of the notes that nothing calls, each with its line."""
        return self._lone(_NOTE, _CALL)

    def calls_of_no_note(self) -> Iterator[tuple[str, int]]:
        """The labels that are called and name no note, each with its line."""
        return self._lone(_CALL, _NOTE)

    def _lone(self, wanted: re.Pattern[str], without: re.Pattern[str]) -> Iterator[tuple[str, int]]:
        if "[^" in self.text:
            others = {found[1] for found in without.finditer(self.prose)}
            at = {found[1]: found.start() for found in wanted.finditer(self.prose)}
            yield from ((label, self.line_of(at[label])) for label in at if label not in others)

    def of_empty_heading(self) -> int:
        """The line of a heading without a word."""
        return self._next("#", lambda: [found.start(1) for found in _EMPTY_HEADING.finditer(self.prose)])

    @cached_property
    def prose(self) -> str:
        """The text with its code and its comments blanked, line for line: an example is not taken for the thing."""
        text = self.text
        if "`" in text or "~~~" in text:
            text = _without_inner_fences(_CODE.sub(_blanked, text))
        end = text.rfind("-->") + 3  # what is looked for beyond would be looked for in vain, again and again
        return _COMMENT.sub(_blanked, text[:end]) + text[end:] if end > 2 else text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def _targets(self, forms: Iterable[str]) -> list[int]:
        """Where one of `forms` stands whole, and as what a link leads to."""
        text = self.prose
        return sorted(
            at
            for form in forms
            for at in self._all([form])
            if text[at + len(form) : at + len(form) + 1] in " \n)>\"'" and _AS_TARGET.search(text[max(at - 20, 0) : at])
        )

    def _all(self, needles: Iterable[str]) -> Iterator[int]:
        for needle in filter(None, needles):
            at = self.prose.find(needle)
            while at >= 0:
                yield at
                at = self.prose.find(needle, at + len(needle))

    def _next(self, key: str, occurrences: Callable[[], list[int]]) -> int:
        if key not in self._left:
            self._left[key], self._last[key] = iter(occurrences()), 0
        self._last[key] = next(self._left[key], self._last[key])
        return self.line_of(self._last[key])


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())


def _without_inner_fences(text: str) -> str:
    """`text` with the fenced code that stands in lists and quotations blanked, where a line ends it."""
    lines = text.split("\n")
    opened, ending = 0, ""
    for number, line in enumerate(lines) if "```" in text or "~~~" in text else ():
        bare = line.strip(" \t>")
        if ending and bare.startswith(ending) and not bare.strip(ending[0]):
            lines[opened : number + 1] = [" " * len(each) for each in lines[opened : number + 1]]
            ending = ""
        elif not ending and (found := _FENCE.fullmatch(bare)):
            opened, ending = number, found[1]
    return "\n".join(lines)
