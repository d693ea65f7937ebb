"""What was most likely meant by a link that leads nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from difflib import get_close_matches

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_HOST = re.compile(r"www\.[\w-]+(\.[\w-]+)+(/.*)?", re.IGNORECASE)


def with_scheme(target: str) -> str:
    """`target` as the address that it lacks only the beginning of (`www.oser.fr`, `moi@oser.fr`); else empty."""
    if _EMAIL.fullmatch(target):
        return f"mailto:{target}"
    return f"https://{target}" if _HOST.fullmatch(target) else ""


def nearest(target: str, folder: str, known: Iterable[str]) -> list[str]:
    """The name of `known` that is nearest to `target`, a path from `folder`, as a path from there; none if none is.

    Capitals and the slashes of Windows are forgiven first; then names that are alike, wherever they lie.
    """
    names = list(known)
    name = posixpath.normpath(posixpath.join(folder, target.replace("\\", "/")))
    same = [path for path in names if path.casefold() == name.casefold()]
    by_name = {posixpath.basename(path): path for path in names}
    near = same or [by_name[n] for n in get_close_matches(posixpath.basename(name), by_name, n=1, cutoff=0.5)]
    near = near or get_close_matches(name, names, n=1, cutoff=0.5)
    return [posixpath.relpath(found, folder or ".") for found in near]
