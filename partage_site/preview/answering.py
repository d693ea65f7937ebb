"""What the preview answers to an address: a file of the site out of memory, or one of its own; it opens no file.

The site's files are looked up by their exact path among those that the build gave, so nothing else can be reached.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote, unquote

from partage_site.artifact import Artifact, LostError
from partage_site.preview import overlay
from partage_site.preview.session import Shown

# Never the machine's own table, which differs from one to the other.
_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".geojson": "application/geo+json",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
_HTML = _TYPES[".html"]


class Answer(NamedTuple):
    """Status, content type and body; `location` is where a redirect leads."""

    status: int
    type: str
    body: bytes
    location: str = ""


def answer(target: str, shown: Shown) -> Answer:
    """The answer to the request target `target` (path and query, still percent-encoded)."""
    raw, mark, query = target.partition("#")[0].partition("?")
    path = unquote(raw)
    if path in overlay.FILES:
        name = PurePosixPath(path).suffix
        return Answer(200, _TYPES[name], overlay.FILES[path])
    if path == overlay.STATE:
        return Answer(200, _TYPES[".json"], overlay.state(shown))
    if not shown.identity:
        return Answer(503, _HTML, overlay.page_before_any(shown))
    if path.startswith("/") and f"{path[1:]}/index.html" in shown.files:
        return Answer(302, _TYPES[".txt"], b"", quote(f"{path}/") + mark + query)
    try:
        return _page(path, shown)
    except LostError:  # the cache was taken away while the last save has errors, which the script shows
        return Answer(503, _HTML, overlay.page_before_any(shown))


def _page(path: str, shown: Shown) -> Answer:
    """The file at `path`, decoded; raises `LostError`."""
    name = f"{path}index.html" if path.endswith("/") else path
    artifact = shown.files.get(name[1:]) if name.startswith("/") else None
    return _file(artifact, shown) if artifact else _missing(shown)


def _file(artifact: Artifact, shown: Shown) -> Answer:
    kind = _TYPES.get(PurePosixPath(artifact.path).suffix.lower(), "application/octet-stream")
    if kind == _HTML:
        return Answer(200, kind, overlay.with_script(artifact.data, shown))
    return Answer(200, kind, artifact.data)


def _missing(shown: Shown) -> Answer:
    page = shown.files.get("404.html")
    return Answer(404, _HTML, overlay.with_script(page.data if page else overlay.bare_page(), shown, missing=True))
