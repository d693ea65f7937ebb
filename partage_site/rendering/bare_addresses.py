"""Web and e-mail addresses typed as they are, without any sign around them, become links."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

# Not just after raw HTML (the library's \x03), which may be the start of a link already.
_ADDRESS = r"(?<![\w\x03/.@])(?:https?://|www\.)[^\s<>\"«»\[\]\x02\x03`]+"
_EMAIL = r"(?<![\w.+/:@\x03-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"


class BareAddress(InlineProcessor):
    """A bare web address becomes a link, without the punctuation that ends its sentence."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown) -> None:
        super().__init__(_ADDRESS, md)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        typed = m.group().rstrip(".,;:!?'’*_…|")
        if typed.endswith(")") and "(" not in typed:
            typed = typed.rstrip(").,;:")
        if not re.search(r"[./]\w", typed):
            return None, None, None
        link = ET.Element("a", href=typed if typed.startswith("http") else "https://" + typed)
        link.text = AtomicString(typed)
        return link, m.start(), m.start() + len(typed)


class BareEmail(InlineProcessor):
    """A bare e-mail address becomes a link."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown) -> None:
        super().__init__(_EMAIL, md)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        typed = m.group().rstrip("-_")
        link = ET.Element("a", href="mailto:" + typed)
        link.text = AtomicString(typed)
        return link, m.start(), m.start() + len(typed)
