"""The one walk over safe HTML: typography, headings with ids, wrapped tables, placeholders, plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from itertools import cycle

from partage_site.rendering.anchors import Ids, heading_of, nearest_heading
from partage_site.rendering.locating import Places
from partage_site.rendering.parts import (
    PREFIX,
    Heading,
    Prose,
    Reference,
    Removal,
    RemovalKind,
    link_placeholder,
    picture_placeholder,
)
from partage_site.rendering.sanitising import may_lead
from partage_site.rendering.tags import PLAIN, SENTENCE, VERBATIM, folded, name_of, set_texts, split_tags, start_tag
from partage_site.rendering.typography import polish, with_superscripts, with_whole_names
from partage_site.slugs import slugify

_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONE_IMAGE = re.compile("<p>\\s*(\ufdd0p[0-9]+\ufdd1)\\s*</p>")
_OWN_ANCHOR = re.compile(r"#fn(?:ref\d*)?:")


def annotate(html: str, places: Places, removals: list[Removal]) -> Prose:
    """The `Prose` of safe `html`; `places` knows where things were typed, `removals` what went before."""
    parts = set_texts(split_tags(html))
    walk = _Walk(places, removals)
    for is_tag, part in zip(cycle((False, True)), parts, strict=False):
        if is_tag:
            walk.tag(part)
        elif part:
            walk.words(part)
    return walk.written()


class _Walk:
    """What has been written so far. Tags of no interest pass as they are."""

    def __init__(self, places: Places, removals: list[Removal]) -> None:
        self.places = places
        self.removals = removals
        self.out: list[str] = []
        self.said: list[str] = []
        self.unsaid: set[int] = set()  # places in `said` of words that belong to no sentence
        self.references: list[Reference] = []
        self.headings: list[Heading] = []
        self.levels: list[int] = []
        self.ids = Ids()
        self.opened: list[Callable[[], None]] = []  # what to do when the links now open close
        self.started: list[tuple[int, int]] = []  # where the headings now open began
        self.anchors: list[tuple[int, str, int]] = []  # links within the text: place in `out`, id, line
        self.tables = 0
        self.in_code = 0
        self.in_head = False

    def words(self, part: str) -> None:
        self.out.append(part if self.in_code else with_whole_names(with_superscripts(part)))
        self.said.append(unescape(part))

    def tag(self, tag: str) -> None:
        if (said := PLAIN.get(tag)) is not None:
            self.said.append(said)
            self.out.append(tag)
            return
        name, closing = name_of(tag), tag[1] == "/"
        if name not in SENTENCE:
            self.said.append(" " if name not in VERBATIM else "")
        if name in VERBATIM:
            self.in_code += -1 if closing else 1
        if name in _HEADINGS:
            self._heading(int(name[1]), closing=closing)
        elif name == "a":
            self._link(tag, closing=closing)
        elif name == "img":
            self._image(tag)
        elif name == "table":
            self._table(closing=closing)
        else:
            if name == "thead":
                self.in_head = not closing
            attributes = self._attributes(tag) if " " in tag else {}
            if name == "th" and not closing:
                attributes.setdefault("scope", "col" if self.in_head else "row")
            self.out.append(start_tag(name, attributes) if attributes else f"</{name}>" if closing else f"<{name}>")

    def _attributes(self, tag: str) -> dict[str, str]:
        """The attributes to write, decoded; an id of the reader's own once only, since raw HTML may repeat it."""
        attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}
        if "id" in attributes:
            own = attributes.pop("id")
            if _OWN_ANCHOR.match("#" + own) and own not in self.ids:
                self.ids.claim(own)
                attributes["id"] = PREFIX + own
        if "title" in attributes:
            attributes["title"] = polish(attributes["title"])
        if (align := attributes.pop("align", "")) in {"center", "right"}:
            attributes["class"] = f"align-{align}"
        return attributes

    def _heading(self, level: int, *, closing: bool) -> None:
        if not closing:
            self.started.append((len(self.out), len(self.said)))
            self.out.append("")
            return
        at, first = self.started.pop()
        text = folded("".join(self.said[first:]))
        if not text:
            del self.out[at:]
            self.removals.append(Removal(RemovalKind.HEADING, "", self.places.of_empty_heading()))
            return
        if text[-1] not in "!,.:;?…":
            self.said[-1] = "\N{NO-BREAK SPACE}:"  # nothing else tells a title from what follows, in plain text
        while self.levels and self.levels[-1] >= level:
            self.levels.pop()
        self.levels.append(level)
        shown = min(1 + len(self.levels), 6)  # under the h1 of the page
        slug = self.ids.claim(slugify(text) if any(map(str.isalnum, text)) else "section")
        self.headings.append(Heading(shown, slug, text))
        self.out[at] = f'<h{shown} id="{PREFIX}{slug}">'
        self.out.append(f"</h{shown}>")

    def _link(self, tag: str, *, closing: bool) -> None:
        if closing:
            if self.opened:
                self.opened.pop()()
            self.out.append("</a>")
            return
        attributes, first = self._attributes(tag), len(self.said)
        target = attributes.get("href", "")
        if not may_lead(target):  # never comes this far; if it did, it would run in readers' browsers
            del attributes["href"]
            self.removals.append(Removal(RemovalKind.ADDRESS, target, self.places.of_target(target)))
        if _OWN_ANCHOR.match(target):
            self.opened.append(lambda: self.unsaid.update(range(first, len(self.said))))
            attributes["href"] = f"#{PREFIX}{target[1:]}"
            if "footnote-backref" in attributes.get("class", ""):
                attributes["aria-label"] = attributes.get("title", "")
        elif "href" in attributes:
            index = len(self.references)
            self.references.append(Reference(target, "link", self.places.of_target(target), ""))
            self.opened.append(lambda: self._name_link(index, first))
            if target[:1] == "#":
                self.anchors.append((len(self.out), target[1:], self.references[index].line))
            attributes["href"] = f"#{PREFIX}{target[1:]}" if target[:1] == "#" else link_placeholder(index)
        else:
            self.opened.append(lambda: None)
        self.out.append(start_tag("a", attributes))

    def _name_link(self, index: int, first: int) -> None:
        self.references[index] = self.references[index]._replace(text=folded("".join(self.said[first:])))

    def _image(self, tag: str) -> None:
        attributes = self._attributes(tag)
        if "src" not in attributes:  # taken out, and told
            return
        target, alt = attributes["src"], folded(polish(attributes.get("alt", "")))
        index = len(self.references)
        line = self.places.of_target(target)
        self.references.append(Reference(target, "image", line, alt, attributes.get("title", "")))
        self.unsaid.add(len(self.said))
        self.said.append(alt)
        self.out.append(picture_placeholder(index))

    def _table(self, *, closing: bool) -> None:
        """A table scrolls inside a region that the keyboard reaches, so that a narrow screen shows it whole."""
        if closing:
            self.out.append("</table></div>")
            return
        self.tables += 1
        name = "Tableau" if self.tables == 1 else f"Tableau {self.tables}"
        self.out.append(f'<div class="table" role="region" tabindex="0" aria-label="{name}"><table>')

    def written(self) -> Prose:
        for at, typed, line in self.anchors:
            found = heading_of(typed, self.ids)
            if found is None:
                near = nearest_heading(typed, self.headings)
                self.removals.append(Removal(RemovalKind.ANCHOR, f"#{typed}", line, near and f"#{near}"))
            elif found != typed:
                self.out[at] = self.out[at].replace(f"#{PREFIX}{escape(typed)}", f"#{PREFIX}{found}", 1)
        html = _LONE_IMAGE.sub(r"\1", "".join(self.out).replace("<p></p>", ""))
        plain = folded("".join(word for index, word in enumerate(self.said) if index not in self.unsaid))
        removals = tuple(sorted(self.removals, key=lambda removal: removal.line))
        return Prose(html.strip(), tuple(self.headings), plain, tuple(self.references), removals)
