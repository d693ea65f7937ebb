"""The marker at the root of an output: that it is ours, and which files of it are.

It names neither time, path nor host: the same site gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from partage_site.diagnostics import Refusal
from partage_site.publishing.paths import MARKER, check_path
from partage_site.wording import publishing as wording

_FORMAT = 1


def write_manifest(digests: Mapping[str, str]) -> bytes:
    """The bytes of the marker for the files of `digests` (path to digest)."""
    content = {"format": _FORMAT, "files": dict(sorted(digests.items()))}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(output: Path) -> Mapping[str, str] | None:
    """Path to digest of each file that we own in `output`; None when the folder is not marked.

    Raises Refusal when the marker is damaged or names a file that we could not have written.
    """
    marker = output / MARKER
    if marker.exists() and not marker.is_file():  # a pipe would be waited for without end
        raise Refusal(*wording.marker_unreadable(marker))
    try:
        return _parse(marker.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refusal(*wording.marker_unreadable(marker)) from error


@lru_cache(1)  # a publication asks more than once, and there may be twenty thousand paths to check
def _parse(data: bytes) -> Mapping[str, str]:
    content = json.loads(data)
    if content["format"] != _FORMAT:
        raise ValueError(f"format {content['format']!r}")
    for path in content["files"]:
        check_path(path)
    return {path: str(digest) for path, digest in content["files"].items()}
