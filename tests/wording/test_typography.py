"""What people read in a terminal and on pages has French spaces: none that would leave a sign alone on its line."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

WORDING = sorted((ROOT / "partage_site" / "wording").glob("*.py"))
TEMPLATES = sorted((ROOT / "templates").glob("*.html"))
# An ordinary space before a high sign or beside a guillemet.
LONE = re.compile(r" [:;?!](?=[\s\"<]|$)|« | »")


def texts(module: Path) -> Iterator[tuple[int, str]]:
    """The line and the words of each text of a module but its docstrings."""
    tree = ast.parse(module.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
            yield node.lineno, node.value


@pytest.mark.parametrize("module", WORDING, ids=lambda path: path.name)
def test_sentences_keep_their_signs(module: Path) -> None:
    assert [(line, text) for line, text in texts(module) if LONE.search(text)] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_keep_their_signs(template: Path) -> None:
    """Only what stands in the template itself: what it prints is set by the typography of the program."""
    written = re.sub(r"{{.*?}}|{%.*?%}|{#.*?#}", "", template.read_text("utf-8"), flags=re.DOTALL)
    assert [line for line in written.splitlines() if LONE.search(line)] == []
