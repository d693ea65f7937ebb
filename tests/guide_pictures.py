"""The pictures of the volunteers' guide, made from the real content: `python -m tests.guide_pictures` writes them."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image

from tests.browser.conftest import found_browser, opened_browser, previewed
from tests.golden import ROOT, TODAY

FOLDER = ROOT / "docs" / "guide"
WIDTH, HEIGHT = 800, 560
COLOURS = 96  # flat colours and letters: nobody sees the difference, and each file stays light

_DRAFT = "evenements/wepi-2028.md"
_MISTAKE = ("titre: WEPI 2028", "titre: WEPI 2028 : le réseau à Lyon")


def _preview(page: Any, address: str, content: Path) -> None:
    page.goto(f"{address}evenements/wepi-2028/")


def _mistake(page: Any, address: str, content: Path) -> None:
    page.goto(f"{address}evenements/wepi-2028/")
    draft = content / _DRAFT
    text = draft.read_text("utf-8")
    draft.write_text(text.replace(*_MISTAKE, 1), "utf-8")
    page.get_by_text("doit être entre guillemets").first.wait_for()
    draft.write_text(text, "utf-8")


def _contributing(page: Any, address: str, content: Path) -> None:
    page.goto(f"{address}contribuer/")


PICTURES: dict[str, Callable[[Any, str, Path], None]] = {
    "contribuer.png": _contributing,
    "brouillon.png": _preview,
    "erreur.png": _mistake,
}


def make(folder: Path, browser: Any) -> None:
    """Writes every picture, as `browser` shows it, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made:
        content = Path(made) / "content"
        shutil.copytree(ROOT / "content", content)
        with (content / "site.yml").open("a", encoding="utf-8") as settings:
            settings.write("\ndepot: https://github.com/organisation/depot\n")
        _run("new", "evenement", "WEPI 2028", "--content", str(content), "--today", str(TODAY))
        with previewed("--content", str(content), "--today", str(TODAY)) as address:
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
            for name, show in PICTURES.items():
                show(page, address, content)
                _keep(page.screenshot(), folder / name)
            page.close()


def _keep(screenshot: bytes, path: Path) -> None:
    Image.open(io.BytesIO(screenshot)).convert("RGB").quantize(COLOURS).save(path, "PNG", optimize=True)


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "partage_site", *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    with opened_browser(found_browser()) as opened:
        make(FOLDER, opened)
