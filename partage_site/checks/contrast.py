"""Colours of text on the grounds that they stand on, in both themes, as the style names them (`--ink`, `--paper`).

Source: WCAG 2.2, success criteria 1.4.3 (text, 4.5) and 1.4.11 (lines that say something, 3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from partage_site.artifact import Artifact
from partage_site.diagnostics import Diagnostic, Location
from partage_site.wording import checks as wording

TEXT, LINE = 4.5, 3.0
PAIRS = (
    *((text, ground, TEXT) for text in ("ink", "soft", "link", "sea") for ground in ("paper", "card")),
    ("on-sun", "sun", TEXT),
    ("paper", "ink", TEXT),
    ("rope", "paper", LINE),
    ("rope", "card", LINE),
    ("coast", "card", LINE),
    ("coast", "land", LINE),
)
_STYLE = re.compile(r"assets/style\.[0-9a-f]+\.css")


def check_contrast(artifacts: Sequence[Artifact]) -> Iterator[Diagnostic]:
    """Each pair that is too near, with its theme; colours that the style does not name are not looked at."""
    for artifact in artifacts:
        if not _STYLE.fullmatch(artifact.path):
            continue
        for theme, colours in themes_of(artifact.data.decode()).items():
            for text, ground, least in PAIRS:
                if text in colours and ground in colours:
                    found = contrast(colours[text], colours[ground])
                    if found < least:
                        yield wording.too_near(Location("assets/style.css"), text, ground, theme, found, least)


def themes_of(style: str) -> dict[str, Mapping[str, str]]:
    """The colours (`#rrggbb`) that `style` names at its root, in its light and its dark theme."""
    roots = re.findall(r":root\s*\{(.*?)\}", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL), re.DOTALL)
    named: list[dict[str, str]] = [dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", root)) for root in roots[:2]]
    light, dark = [*named, {}, {}][:2]
    return {"clair": light, "sombre": light | dark}


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, from 0 to 1 (WCAG 2.2, "relative luminance")."""
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
