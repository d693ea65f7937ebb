"""The site's base: where it lives, and how an address under it becomes a link or a whole URL; links of the site."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from partage_site.diagnostics import Refusal
from partage_site.wording import project as wording

_OWN_MACHINE = re.compile(r"(.+\.)?localhost\.?|127(\.\d{1,3}){3}|0\.0\.0\.0|::1", re.IGNORECASE)
_HOST = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(:[0-9]+)?(/.*)?")
_OVERRIDE = re.compile(r"(https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(?=/|$))?(/?[A-Za-z0-9._~/-]*)")


class Base(NamedTuple):
    """`origin` is scheme and host (`https://www.exemple.fr`), `path` the folder, from `/` to `/`."""

    origin: str
    path: str

    def href(self, path: str) -> str:
        """The link to `path`, an address under the base that begins with `/`; others are returned as they are."""
        return self.path + path[1:] if path.startswith("/") else path

    def absolute(self, path: str) -> str:
        """The whole URL of `path`."""
        return self.origin + self.href(path) if path.startswith("/") else path


class Link(NamedTuple):
    """A name, and the address under the base that it leads to."""

    label: str
    path: str


def base_of(url: str, override: str | None = None) -> Base:
    """The base that `url` names (`content/site.yml`), or `override`: a path such as `/partage/`, or a whole URL.

    Raises `Refusal` for an override that is neither, for a host alone (`www.exemple.fr`), which would be a folder, for
    the machine that builds, where nobody else could follow a feed, and for steps backwards (`..`).
    """
    if override is not None and _HOST.fullmatch(override):
        raise Refusal(*wording.base_without_scheme(override))
    if override is not None and leads_to_own_machine(override):
        raise Refusal(*wording.base_of_own_machine(override))
    if override is not None and not _OVERRIDE.fullmatch(override):
        raise Refusal(*wording.bad_base(override))
    parts = urlsplit(url)
    path = parts.path
    if override is not None:
        # Two slashes at the start, as an empty variable of a script leaves them, would name a host.
        chosen = urlsplit(override if "://" in override else f"/{override.lstrip('/')}")
        try:
            _ = chosen.port
        except ValueError:  # beyond 65535
            raise Refusal(*wording.bad_base(override)) from None
        parts, path = (chosen if chosen.scheme else parts), chosen.path
    folders = [part for part in path.split("/") if part]
    if {".", ".."}.intersection(folders):
        raise Refusal(*wording.bad_base(override or url))
    return Base(f"{parts.scheme}://{parts.netloc}", "/" + "".join(f"{folder}/" for folder in folders))


def parts_of(url: str) -> SplitResult:
    """The parts of `url`; what is no address at all (`//[x`) is a path, so that it is looked for and told missing."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", url, "", "")


def leads_to_own_machine(url: str) -> bool:
    """Whether `url` names the machine of whoever follows it, as the addresses of the live preview do."""
    return _OWN_MACHINE.fullmatch(parts_of(url).hostname or "") is not None
