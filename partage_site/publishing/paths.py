"""Which paths a file of the output may have, and when two paths are one on some file system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

MARKER = ".partage-site"

_LONGEST_PART, _LONGEST_PATH = 255, 2000  # bytes
# Parts in plain letters, none of them a device, neither dot at an end.
_PLAIN = re.compile(
    r"(?:(?!(?:con|prn|aux|nul|(?:com|lpt)[0-9])(?:[./]|$))[a-z0-9_-](?:[a-z0-9._-]{0,200}[a-z0-9_-])?(?:/(?!$)|$))+"
)
_FORBIDDEN = frozenset('<>:"|?*\\') | {chr(code) for code in range(32)} | {"\x7f"}


def fold(path: str) -> str:
    """`path` as a file system that ignores case and Unicode composition (macOS, Windows) compares it."""
    return path.casefold() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def ancestors(path: str) -> Iterator[str]:
    """The folders above `path` inside the output, nearest first, without the output itself."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def check_path(path: str) -> None:
    """Raises ValueError unless `path` can be written inside the output on every system."""
    if _PLAIN.fullmatch(path) and len(path) < _LONGEST_PATH:
        return  # nearly all; the rest says what is wrong
    # Imported here, as hardly any build has such a path.
    from partage_site.slugs import is_device

    if fold(path) == MARKER:
        raise ValueError(f"{path!r}: this name belongs to the marker")
    for part in path.split("/"):
        if part in {"", ".", ".."}:
            raise ValueError(f"{path!r}: not a relative path without detours")
        if len(part.encode()) > _LONGEST_PART or len(path.encode()) > _LONGEST_PATH:
            raise ValueError(f"{path!r}: too long for some disk")
        if _FORBIDDEN.intersection(part) or part[-1] in ". ":
            raise ValueError(f"{path!r}: {part!r} cannot be written on Windows")
        if is_device(part):
            raise ValueError(f"{path!r}: {part!r} is a device on Windows")


def check_together(paths: Collection[str]) -> None:
    """Raises ValueError when one of `paths` is also the folder of another."""
    files = {fold(path) for path in paths}
    for path in paths:
        for folder in ancestors(path):
            if fold(folder) in files:
                raise ValueError(f"{folder!r} is a file and the folder of {path!r}")
