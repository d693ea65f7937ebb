"""The shape is kept by machines: who imports whom, sizes, names, style, types."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "partage_site"
MODULES = sorted(PACKAGE.rglob("*.py"))
# Tables of sentences or of facts, which grow with what there is to say.
TABLES = {"wording"}
DRAWERS = {"utils", "helpers", "helper", "manager", "common", "misc", "markdown", "types", "site", "content"}


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)


def test_imports_go_one_way() -> None:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(cache_dir=None))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "broken" in done.stdout


def test_the_style_is_kept() -> None:
    for command in (["ruff", "check", "."], ["ruff", "format", "--check", "."]):
        done = run(*command)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_the_types_hold() -> None:
    done = run("mypy")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_can_be_read_in_one_sitting(module: Path) -> None:
    lines = module.read_text("utf-8").splitlines()
    if not TABLES & set(module.parts):
        assert len(lines) <= 200
    for node in functions(ast.parse("\n".join(lines))):
        assert (node.end_lineno or 0) - node.lineno < 40, f"{module.name}:{node.lineno} {node.name} is too long"


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_module_says_what_it_is_for() -> None:
    for module in MODULES:
        assert ast.get_docstring(ast.parse(module.read_text("utf-8"))), module


def test_nothing_is_a_drawer_nor_hides_a_library() -> None:
    assert not {path.stem for path in MODULES} & DRAWERS
