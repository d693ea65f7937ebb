"""What the name of a file under content/ tells: source, attachment or no content; writable everywhere or not."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from partage_site.slugs import is_device

# What editors and file managers write for themselves, beside names that begin with `_` or `.`.
_NOT_CONTENT = re.compile(
    r"[_.].*|.*~|~\$.*|#.*#|.*___jb_(?:tmp|old)___|4913|.*\.(?:sw[a-p]|tmp|bak|orig|part|crdownload)"
    r"|thumbs\.db|desktop\.ini|icon\r",
    re.IGNORECASE | re.DOTALL,
)
_UNSAFE = re.compile(r'[\x00-\x1f\x7f\ud800-\udfff<>:"|?*\\]')
_ENDINGS = {
    ".md.md": ".md",
    ".yml.yml": ".yml",
    ".md.txt": ".md",
    ".yml.txt": ".yml",
    ".yaml.txt": ".yml",
    ".markdown": ".md",
    ".md": ".md",
    ".yaml": ".yml",
    ".yml": ".yml",
}


@lru_cache(1 << 15)
def is_passed_over(name: str) -> bool:
    """Whether a file or folder of this name is not content: set aside by its author, or some editor's own."""
    return _NOT_CONTENT.fullmatch(name) is not None


@lru_cache(1 << 15)
def source_name(name: str) -> tuple[str, str] | None:
    """The stem of a source's name and the extension, `.md` or `.yml`, that it should have; else None."""
    trimmed = name.rstrip(". ").lower()
    for ending, extension in _ENDINGS.items():
        if trimmed.endswith(ending):
            return name[: len(trimmed) - len(ending)], extension
    return None


def holds_markdown(name: str) -> bool:
    """Whether a file of this name is to be read as Markdown, as all that is not YAML by its name."""
    named = source_name(name)
    return named is None or named[1] == ".md"


def safe_name(name: str) -> str:
    """`name` where every system can write it to its disk, else the nearest that is."""
    safe = _UNSAFE.sub("-", name).rstrip(". ").lstrip(" ") or "sans-nom"
    return f"fichier-{safe}" if is_device(safe) else safe


def shown_path(parts: tuple[str, ...]) -> str:
    """The path under content/ as people read it; what cannot be printed is written as Python escapes it."""
    path = unicodedata.normalize("NFC", "/".join(("content", *parts)))
    return path if path.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in path)
