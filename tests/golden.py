"""The example site and its golden output: `python -m tests.golden` regenerates it, so that a reviewer reads the change.

Texts are kept whole; fonts, pictures and the tables of places are kept as their digests, a PNG as that of its pixels,
which every system packs in its own way.
"""

from __future__ import annotations

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image

from partage_site.artifact import Artifact, digest_of
from partage_site.pipeline import Build, build
from partage_site.project import Project

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "tests" / "example"
GOLDEN = ROOT / "tests" / "golden"
TODAY = date(2026, 11, 25)
_TABLES = ("donnees/codes-postaux/", "donnees/villes.json")
_TEXTS = (".html", ".ics", ".xml", ".json", ".geojson", ".csv", ".txt", ".webmanifest", "_headers")


def build_example(*, base_url: str | None = None, today: date = TODAY, drafts: bool = False) -> Build:
    """The example site, in memory."""
    return build(
        Project(
            root=ROOT,
            content=EXAMPLE,
            templates=ROOT / "templates",
            assets=ROOT / "assets",
            output=ROOT / "public",
            cache=ROOT / ".cache",
            today=today,
            base_url=base_url,
            drafts=drafts,
            use_cache=False,
        )
    )


def golden_files(artifacts: tuple[Artifact, ...]) -> dict[str, bytes]:
    """What the golden folder keeps of `artifacts`, by name."""
    kept = {a.path: a.data for a in artifacts if a.path.endswith(_TEXTS) and not a.path.startswith(_TABLES)}
    others = "".join(f"{_digest(a)} {a.path}\n" for a in artifacts if a.path not in kept)
    return {**kept, "others.txt": others.encode()}


def _digest(artifact: Artifact) -> str:
    if not artifact.path.endswith(".png"):
        return artifact.digest
    with Image.open(BytesIO(artifact.data)) as image:
        return digest_of(repr(image.size).encode() + image.convert("RGBA").tobytes())


def main() -> None:
    """Writes the golden folder anew."""
    files = golden_files(build_example().artifacts)
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for name, data in files.items():
        (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / name).write_bytes(data)


if __name__ == "__main__":
    main()
