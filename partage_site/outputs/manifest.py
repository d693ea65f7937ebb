"""`/site.webmanifest`: the name and the icons under which a phone keeps the site (W3C Web Application Manifest)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from partage_site.addresses import Base
from partage_site.artifact import Artifact
from partage_site.models.settings import Settings

SIZES = (192, 512)


def derive_manifest(settings: Settings, base: Base, assets: Mapping[str, str]) -> Iterator[Artifact]:
    """The manifest; `assets` maps names to published addresses. Addresses begin with the base: so does the start.

    The icons keep what they show within the circle that a phone may cut out of them (purpose `maskable`).
    """
    icons = [
        {"src": base.href(assets[name]), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in SIZES
        if (name := f"icon-{size}.png") in assets
        for purpose in ("any", "maskable")
    ]
    manifest = {
        "name": settings.name,
        "description": settings.description or settings.slogan or settings.name,
        "lang": "fr",
        "id": base.href("/"),
        "start_url": base.href("/"),
        "scope": base.href("/"),
        "display": "browser",
        "theme_color": "#fbf7ef",
        "background_color": "#fbf7ef",
        "icons": icons,
    }
    yield Artifact("site.webmanifest", f"{json.dumps(manifest, ensure_ascii=False, indent=1)}\n".encode())
