"""The bodies of entries as pages show them: prose whose links and pictures lead where a forge's preview leads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import unquote

from markupsafe import Markup

from partage_site.addresses import Base, leads_to_own_machine, parts_of
from partage_site.cache import NO_CACHE, Cache
from partage_site.diagnostics import Location, Report
from partage_site.models.kinds import Kind
from partage_site.rendering.anchors import as_anchor
from partage_site.rendering.library import Library, PublishedFile, Way
from partage_site.rendering.limits import UnreadableProse
from partage_site.rendering.mistyped import nearest, says_another, with_scheme, with_slashes
from partage_site.rendering.parts import Heading, Prose, Reference
from partage_site.rendering.picture import Picture, picture_html
from partage_site.rendering.removals import told
from partage_site.rendering.trail import Promise, Trail
from partage_site.sources.document import Document
from partage_site.sources.loading import Entry
from partage_site.sources.misplaced import misplaced_fields
from partage_site.sources.values import KeyPath
from partage_site.wording import prose as wording

# A link that leads nowhere (to a draft, or to what is reported missing) leaves its words.
_UNLINKED = re.compile(r'<a href=""[^>]*>(.*?)</a>', re.DOTALL)
BODY_SIZES = "(max-width: 44rem) 100vw, 44rem"


class Written(NamedTuple):
    """A body ready for a page: safe HTML with working links, its headings, its plain text."""

    html: Markup
    headings: tuple[Heading, ...]
    plain: str


@dataclass(frozen=True)
class Writer:
    """Writes bodies. `targets` maps every source file (`programmes/oser.md`) to its address, None for a draft;
    `library` holds the other files; `write` is `write_prose` or a remembered form of it; `cache` is for what whoever
    has this writer draws or derives; `moved` tells the heir of a lost file; `trail` is what this was asked."""

    targets: Mapping[str, str | None]
    library: Library
    base: Base
    report: Report
    write: Callable[[str], Prose]
    cache: Cache = NO_CACHE
    moved: Callable[[str], str] = lambda _: ""
    trail: Trail = field(default_factory=Trail)

    def body(self, entry: Entry[Any], *, prefix: str = "", absolute: bool = False) -> Written:
        """The body of `entry`; `prefix` keeps ids apart when several share a page, `absolute` makes whole URLs."""
        document = entry.document
        self.trail.prose.append(self.cache.key("prose", document.body.encode()))
        if not document.body.strip():
            return Written(Markup(), (), "")
        try:
            prose = self.write(document.body)
        except UnreadableProse as unreadable:
            self.report.add(wording.unreadable(document.locate_body(unreadable.line or 1), unreadable.reason))
            return Written(Markup(), (), "")
        self._report_prose(prose, document, entry.kind)
        address = self.base.absolute if absolute else self.base.href

        def link(reference: Reference) -> str:
            return address(self._target(reference, entry))

        def picture(reference: Reference) -> str:
            place = partial(document.locate_body, reference.line, reference.target)
            parts = parts_of(reference.target)
            if parts.scheme or parts.netloc:
                self.report.add(wording.picture_elsewhere(place(), reference.target))
                return ""
            made = self._picture(parts.path, reference.text, entry, place)
            return str(picture_html(made, address, sizes=BODY_SIZES, title=reference.title)) if made else ""

        html = _UNLINKED.sub(r"\1", prose.resolved(link, picture, prefix=prefix))
        own_page = address(entry.path) if absolute else ""
        return Written(Markup(html.replace('href="#', f'href="{own_page}#')), prose.headings, prose.plain)

    def cover(self, entry: Entry[Any]) -> Picture | None:
        """The picture that stands for `entry`, if it names one and says what it shows, or that it only decorates."""
        record = entry.record
        if not record.image:
            return None
        if not record.image_alt and not entry.document.is_quoted("image_alt"):
            self.report.add(wording.cover_without_text(entry.document.locate(("image",)), record.image))
            return None
        return self.picture(entry, record.image, record.image_alt or "", ("image",))

    def picture(self, entry: Entry[Any], target: str, alt: str, key: KeyPath) -> Picture | None:
        """The picture that the key of `entry` names; None after its problem is in the report."""
        return self._picture(target, alt, entry, lambda: entry.document.locate(key, value=True))

    def file(self, entry: Entry[Any], target: str, key: KeyPath) -> PublishedFile | None:
        """The file that the key of `entry` names, to be published; None after its problem is in the report."""
        return self._file(target, entry, lambda: entry.document.locate(key, value=True))

    def address(self, entry: Entry[Any], target: str, key: KeyPath) -> str:
        """Where `target` leads, a whole address or a file that the key of `entry` names; empty for an unusable file."""
        if parts_of(target).scheme:
            return target
        file = self.file(entry, target, key)
        return file.path if file else ""

    def holds(self, way: Way, name: str, answer: str | None) -> bool:
        """Whether the same would be answered today; the file, if it is one, is then among those to publish."""
        if way == "target":
            return name in self.targets and self.targets[name] == answer
        return answer is not None and name in self.library and self.library.digest(way, name) == answer

    def _picture(self, target: str, alt: str, entry: Entry[Any], place: Callable[[], Location]) -> Picture | None:
        name = self._existing("picture", target, entry, place)
        return self.library.picture(name, alt, place) if name else None

    def _file(self, target: str, entry: Entry[Any], place: Callable[[], Location]) -> PublishedFile | None:
        name = self._existing("document", target, entry, place)
        return self.library.document(name, place) if name else None

    def _existing(self, way: Way, target: str, entry: Entry[Any], place: Callable[[], Location]) -> str | None:
        """The name under content/ of a file that `entry` names; None after it is reported missing."""
        name = _beside(entry, target)
        if name in self.library:
            self.trail.asked.append((way, name, self.library.digest(way, name)))
            return name
        if name in self.targets:
            self.report.add(wording.page_as_file(place(), target))
        elif parts_of(target).scheme in {"http", "https"}:
            self.report.add(wording.file_elsewhere(place(), target, picture=way == "picture"))
        elif meant := with_scheme(target):
            self.report.add(wording.address_without_scheme(place(), target, meant))
        else:
            self.report.add(wording.unknown_target(place(), target, self._nearest(target, entry), beside=name))
        return None

    def _report_prose(self, prose: Prose, document: Document, kind: Kind) -> None:
        """Reports what was taken out of a body, what was meant for its front matter, and links and pictures that say
        nothing."""
        self.report.extend(misplaced_fields(document, kind))
        for removal in prose.removals:
            self.report.add(told(removal, document.locate_body(removal.line)))
        for reference in prose.references:
            if not reference.text.strip():
                place = document.locate_body(reference.line, reference.target)
                say = wording.picture_without_text if reference.kind == "image" else wording.link_without_text
                self.report.add(say(place, reference.target))
            elif reference.kind == "link" and says_another(reference.text, reference.target):
                place = document.locate_body(reference.line, reference.target)
                self.report.add(wording.link_says_another(place, reference.text, reference.target))

    def _target(self, reference: Reference, entry: Entry[Any]) -> str:
        """The address that a link leads to; a problem in the report where there is none."""
        parts = parts_of(reference.target)
        # Where it was typed is asked for by problems alone.
        place = Promise(entry, reference.line, reference.target, parts.path).place
        if parts.scheme or parts.netloc:
            if leads_to_own_machine(reference.target):
                self.report.add(wording.link_to_own_machine(place(), reference.target, parts.path))
            if meant := with_slashes(reference.target):
                self.report.add(wording.address_without_scheme(place(), reference.target, meant))
            return reference.target
        if not reference.target.strip():
            self.report.add(wording.link_without_address(place(), reference.text))
            return ""
        fragment = f"#{as_anchor(parts.fragment)}" if parts.fragment else ""
        if parts.path.startswith("/"):
            self.trail.promised.append(Promise(entry, reference.line, reference.target, parts.path))
            return parts.path + fragment
        name = _beside(entry, parts.path)
        if name in self.targets:
            target = self.targets[name]
            self.trail.asked.append(("target", name, target))
            if target is None:
                self.report.add(wording.link_to_draft(place(), reference.target))
            return (target or "") + (fragment if target and "#" not in target else "")
        file = self._file(parts.path, entry, place)
        return file.path if file else ""

    def _nearest(self, target: str, entry: Entry[Any]) -> list[str]:
        """The existing file that took the address of `target`, or is nearest to it, as a link from `entry`."""
        if moved := self.moved(_beside(entry, target)):
            return [posixpath.relpath(moved, entry.source.folder)]
        own = entry.source.shown.removeprefix("content/")
        known = (path for path in (*self.targets, *self.library.names) if path != own)
        return nearest(unquote(target), entry.source.folder, known)


def _beside(entry: Entry[Any], target: str) -> str:
    """The name under content/ of a path written in `entry`."""
    return posixpath.normpath(posixpath.join(entry.source.folder, unquote(target)))
