"""What was most likely meant by a link that leads nowhere, or elsewhere than it says."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from difflib import get_close_matches

from partage_site.addresses import parts_of
from partage_site.models.sections import SECTIONS

_ATTACHED = re.compile(r"\.(?:pdf|docx?|odt|pptx?|odp|xlsx?|ods|csv|zip|jpe?g|png|gif|webp|avif|heic|svg)")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)$", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_HOST = re.compile(
    r"(?:https?:?/{0,2})?(?P<rest>(?:www\.[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:fr|com|org|net|eu|be|ch|io))(?:/.*)?)",
    re.IGNORECASE,
)


def with_scheme(target: str) -> str:
    """The address of which `target` lacks the beginning (`oser.fr`, `https//oser.fr`, `moi@oser.fr`); else empty."""
    if _EMAIL.fullmatch(target):
        return f"mailto:{target}"
    host = _HOST.fullmatch(target)
    return f"https://{host['rest']}" if host else ""


def with_slashes(target: str) -> str:
    """The address that `target` is but for a slash (`https:/oser.fr`), and a path for browsers; else empty."""
    found = re.fullmatch(r"(https?:)/?([^/].*)", target, re.IGNORECASE)
    return f"{found[1]}//{found[2]}" if found else ""


def says_another(words: str, target: str) -> bool:
    """Whether `words`, those of a link, are themselves an address, and one of another host or person than `target`."""
    said = words.strip() if words.strip().startswith(("https://", "http://")) else with_scheme(words.strip())
    shown, real = _whom(said), _whom(target)
    return bool(shown and real) and not f".{real}".endswith(f".{shown}") and not f".{shown}".endswith(f".{real}")


def _whom(address: str) -> str:
    """The host that `address` leads to, or the person that it writes to; empty where it is no whole address."""
    parts = parts_of(address)
    return parts.path.lower() if parts.scheme == "mailto" else (parts.hostname or "").removeprefix("www.")


def nearest(target: str, folder: str, known: Iterable[str]) -> list[str]:
    """The name of `known` that is nearest to `target`, a path from `folder`, as a link from there; none if none is.

    Capitals, the slashes of Windows and a size (`photo.jpg =300x200`) are forgiven first, and a `#` of the name itself;
    the folder of a kind is the section of the site; then names that are alike without their extension, wherever they
    lie. What lies outside the content is of the same name or not meant.
    """
    target = re.sub(r"\s+=?\d*x\d*$", "", target.replace("\\", "/"))
    name = re.sub(r"/index\.html?$", "", posixpath.normpath(posixpath.join(folder, target)))
    section = f"/{posixpath.basename(name)}/"
    if any(section == each.path for each in SECTIONS):
        return [section]
    everything = list(known)
    # No page is meant where a picture is, nor the other way round.
    names = [path for path in everything if bool(_PICTURE.search(path)) is bool(_PICTURE.search(target))]
    same = [path for path in names if path.casefold() == name.casefold()]
    same = same or [path for path in everything if path.startswith(f"{name}#")]
    stem, extension = posixpath.splitext(posixpath.basename(name).casefold())
    # Whoever means a document or a photo means no text of the site.
    alike = [path for path in names if not (_ATTACHED.fullmatch(extension) and path.endswith((".md", ".yml")))]
    by_stem = {posixpath.splitext(posixpath.basename(path))[0].casefold(): path for path in alike}
    cutoff = 1 if name.startswith("../") else 0.6
    near = same or [by_stem[found] for found in get_close_matches(stem, by_stem, n=1, cutoff=cutoff)]
    links = [_spelt(posixpath.relpath(found, folder or ".")) for found in near or alike]
    # Paths of one folder are alike by their folder alone.
    return links[:1] if near else [] if "/" in target else get_close_matches(target, links, n=1, cutoff=0.7)


def _spelt(path: str) -> str:
    """`path` as a link writes it, where a bare `#` would end it."""
    return path.replace("%", "%25").replace("#", "%23")
