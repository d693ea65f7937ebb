"""The Nu HTML checker, which nobody here wrote, finds no error on any page."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import missing
from tests.golden import build_example
from tests.test_content import site

ROOT = Path(__file__).resolve().parent.parent
VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_no_page_has_an_error(tmp_path: Path) -> None:
    java = shutil.which("java")
    if not java or not VNU.is_file():
        missing("java or vnu-jar (npm ci)")
    count = 0
    for name, made in (("example", build_example(drafts=True)), ("content", site())):
        for artifact in made.artifacts:
            if artifact.path.endswith(".html"):
                path = tmp_path / name / artifact.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(artifact.data)
                count += 1
    command = [java, "-Xss4m", "-jar", str(VNU), "--errors-only", "--format", "json", "--skip-non-html", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    assert count > 60
    assert [(each["url"].split(tmp_path.name)[-1], each.get("lastLine"), each["message"]) for each in messages] == []
