"""The images and documents of the content: asked for while pages are made, made once, given out at the end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Literal, NamedTuple, TypeVar

from partage_site.artifact import Artifact, digest_of
from partage_site.diagnostics import Complaint, Location, Report, Severity, UnusableFile
from partage_site.models.kinds import KINDS_BY_FOLDER
from partage_site.rendering import documents, pictures
from partage_site.rendering.documents import check_document, document_remarks
from partage_site.rendering.picture import Picture
from partage_site.rendering.picture_file import PictureFile
from partage_site.rendering.pictures import make_variants
from partage_site.slugs import slugify
from partage_site.wording import files as wording

T = TypeVar("T")
Place = Location | Callable[[], Location]
"""Where a file was asked for: looked for only when there is something to say."""
Way = Literal["picture", "document", "target"]
"""How a file is asked for: to be shown, to be offered, or as the source of a page."""
Remarks = tuple[tuple[Severity, Complaint], ...]

# What goes the way of pictures, be it to be refused there with the better sentence.
_PICTURE_EXTENSIONS = frozenset(
    ("jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "avif", "heic", "heif", "bmp", "tif", "tiff", "svg")
)

# A name without an extension is what a forge's « Create new file » gives to who types a title.
_TEXT_EXTENSIONS = frozenset(
    ("", "txt", "text", "doc", "docx", "odt", "rtf", "pages", "mdown", "mdwn", "mkd", "mkdn", "mdx", "htm", "html")
)


class PublishedFile(NamedTuple):
    """A document under its published address; `format` is what readers are told (`PDF`), `size` in bytes."""

    path: str
    format: str
    size: int


class Library:
    """The files that pages may use, by their name relative to content/ (parts joined by `/`).

    `attachments` gives the absolute path of each; problems go to `report`, at the place that asked; `make` is
    `make_variants` or a remembered form of it. An original picture is never published, only its variants.
    """

    def __init__(
        self,
        attachments: Mapping[str, Path],
        report: Report,
        make: Callable[[bytes], PictureFile] = make_variants,
    ) -> None:
        self._attachments = attachments
        self._report = report
        self._make = make
        self._made: dict[str, PictureFile] = {}
        self._pictures: dict[str, tuple[Picture | None, Remarks]] = {}
        self._documents: dict[str, tuple[PublishedFile | None, Remarks]] = {}
        self._artifacts: dict[str, Artifact] = {}
        self._digests: dict[str, str] = {}

    def __contains__(self, name: str) -> bool:
        return unicodedata.normalize("NFC", name) in self._attachments

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all files, used or not, sorted."""
        return tuple(sorted(self._attachments))

    def texts_left(self) -> Iterator[str]:
        """The names of texts in the folder of a kind that no page asked for: their authors may have meant pages."""
        for name in self.names:
            folder, _, file = name.partition("/")
            asked = name in self._documents or name in self._pictures
            if folder in KINDS_BY_FOLDER and "/" not in file and _extension(name) in _TEXT_EXTENSIONS and not asked:
                yield name

    def picture(self, name: str, alt: str, at: Place) -> Picture | None:
        """The picture `name` with `alt` for those who cannot see it; None once its problem is in the report."""
        found = self._asked(name, at, self._pictures, self._publish_picture)
        return found._replace(alt=alt) if found else None

    def document(self, name: str, at: Place) -> PublishedFile | None:
        """The document `name`, as it is; None once its problem is in the report.

        An image offered as a document is its largest variant, so that its metadata stay here.
        """
        if _extension(name) not in _PICTURE_EXTENSIONS:
            return self._asked(name, at, self._documents, self._publish_document)
        picture = self.picture(name, "", at)
        if picture is None:
            return None
        path, _ = picture.srcset[-1]
        return PublishedFile(path, "WebP", self._artifacts[path[1:]].size)

    def digest(self, way: Way, name: str) -> str | None:
        """The digest of the file `name`, which is then published; None where there is something to say of it."""
        name = unicodedata.normalize("NFC", name)
        if way == "picture" or _extension(name) in _PICTURE_EXTENSIONS:
            picture, remarks = self._published(name, self._pictures, self._publish_picture)
            return None if picture is None or remarks else self._digests[name]
        file, remarks = self._published(name, self._documents, self._publish_document)
        return None if file is None or remarks else self._digests[name]

    def artifacts(self) -> Iterator[Artifact]:
        """The files that pages asked for, each once, sorted by path."""
        return iter(sorted(self._artifacts.values(), key=lambda artifact: artifact.path))

    def _asked(
        self,
        name: str,
        at: Place,
        known: dict[str, tuple[T | None, Remarks]],
        publish: Callable[[str], tuple[T, Remarks]],
    ) -> T | None:
        """What `known` holds for `name`, published now if need be; what there is to say of it is said at `at`."""
        name = unicodedata.normalize("NFC", name)
        if name not in self._attachments:
            self._report.add(wording.missing(_settled(at), name, self._like(name)))
            return None
        file, remarks = self._published(name, known, publish)
        if remarks:
            place = _settled(at)
            self._report.extend(wording.about(place, name, complaint, severity) for severity, complaint in remarks)
        return file

    def _published(
        self, name: str, known: dict[str, tuple[T | None, Remarks]], publish: Callable[[str], tuple[T, Remarks]]
    ) -> tuple[T | None, Remarks]:
        """What `known` holds for `name`, one of the attachments, and what there is to say of it."""
        if name not in known:
            try:
                known[name] = publish(name)
            except UnusableFile as unusable:
                known[name] = None, ((Severity.ERROR, unusable.reason),)
            except OSError as failure:
                known[name] = None, ((Severity.ERROR, wording.unreadable(failure)),)
        return known[name]

    def _like(self, name: str) -> list[str]:
        folded = {known.casefold(): known for known in self.names}
        return [folded[near] for near in get_close_matches(name.casefold(), folded, n=1)]

    def _publish_picture(self, name: str) -> tuple[Picture, Remarks]:
        data = self._read(name, pictures.MAX_BYTES)
        digest = self._digests[name] = digest_of(data)
        if digest not in self._made:
            self._made[digest] = self._make(data)
        made = self._made[digest]
        stem = _published_stem(name)
        srcset = tuple(
            (self._publish(f"images/{stem}-{variant.width}", "webp", variant.data), variant.width)
            for variant in made.variants
        )
        largest, middle = made.variants[-1], srcset[len(srcset) // 2]
        remarks = ((Severity.WARNING, wording.animated()),) if made.animated else ()
        return Picture("", largest.width, largest.height, middle[0], srcset), remarks

    def _publish_document(self, name: str) -> tuple[PublishedFile, Remarks]:
        extension = _extension(name)
        data = self._read(name, documents.MAX_BYTES)
        self._digests[name] = digest_of(data)
        check_document(extension, data)
        path = self._publish(f"fichiers/{_published_stem(name)}", extension, data)
        remarks = tuple((Severity.WARNING, remark) for remark in document_remarks(extension, data))
        return PublishedFile(path, extension.upper(), len(data)), remarks

    def _read(self, name: str, limit: int) -> bytes:
        """The bytes of `name`, or its first `limit` + 1, enough to see that it is too heavy."""
        with self._attachments[name].open("rb") as file:
            return file.read(limit + 1)

    def _publish(self, start: str, extension: str, data: bytes) -> str:
        """The address under which `data` is published."""
        artifact = Artifact(f"{start}.{digest_of(data)[:8]}.{extension}", data)
        self._artifacts[artifact.path] = artifact
        return f"/{artifact.path}"


def _settled(at: Place) -> Location:
    return at if isinstance(at, Location) else at()


def _extension(name: str) -> str:
    return PurePosixPath(name).suffix[1:].lower()


def _published_stem(name: str) -> str:
    """The stem of `name`, as it is where any system and address can carry it."""
    stem = PurePosixPath(name).stem
    return stem if re.fullmatch(r"[a-z0-9-]{1,100}", stem) else slugify(stem, fallback="fichier")
