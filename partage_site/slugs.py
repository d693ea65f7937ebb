"""Names that are safe as part of an address and as a file on every system."""

from __future__ import annotations

import re
import unicodedata

MAX_LENGTH = 60

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
# What decomposition leaves whole although French, or a European name, writes it with plain letters.
_LETTERS = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"}
)


def without_accents(text: str) -> str:
    """`text` without the marks that stand on its letters: `É` → `E`."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def is_slug(text: str) -> bool:
    """Whether `text` may be an identifier as it is: `[a-z0-9]+(-[a-z0-9]+)*`, and no name of a device."""
    return _SLUG.fullmatch(text) is not None and not is_device(text)


def is_device(name: str) -> bool:
    """Whether Windows takes the file name `name` for a device (`nul`, `aux.md`), whatever its extension.

    Source: Microsoft, "Naming Files, Paths, and Namespaces".
    """
    return _DEVICE.fullmatch(name.split(".", 1)[0].rstrip(" ")) is not None


def slugify(text: str, *, fallback: str = "texte") -> str:
    """The slug for `text`: `L’été à Œuilly` → `l-ete-a-oeuilly`; never empty, never the name of a device.

    At most `MAX_LENGTH` characters, cut between words where that can be. A text without any Latin letter or
    digit gives the code points of its characters (`🎉` → `u1f389`), so that two of them stay apart; a blank
    one gives `fallback`, which is itself a slug.
    """
    # Accents go without a trace; any other sign separates two words.
    slug = "-".join(re.findall(r"[a-z0-9]+", without_accents(text.translate(_LETTERS)).lower()))
    if not slug:
        slug = "-".join(f"u{ord(char):x}" for char in text if not char.isspace())
    slug = _shortened(slug) or fallback
    return f"{fallback}-{slug}" if is_device(slug) else slug


def _shortened(slug: str) -> str:
    if len(slug) <= MAX_LENGTH:
        return slug
    words, _, _ = slug[: MAX_LENGTH + 1].rpartition("-")
    return words or slug[:MAX_LENGTH]
