"""A template that no page of today uses is read all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage_site.checks.templates import check_templates
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"<p>\n{% if a %}", "templates/article.html:2"),
        (b"<p>\n{{ a b }}", "templates/article.html:2"),
        (b"<p>\n\xe9", "templates/article.html:2"),
        (b"<p>\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> autre\n", "templates/article.html:2"),
    ],
)
def test_a_template_that_cannot_be_read_is_told_on_its_line(tmp_path: Path, text: bytes, told: str) -> None:
    (tmp_path / "article.html").write_bytes(text)
    (tmp_path / "page.html").write_bytes(b"{{ page.title }}")
    (problem,) = check_templates(tmp_path)
    assert f"{problem.location.file}:{problem.location.line}" == told


def test_our_own_can_be_read() -> None:
    assert list(check_templates(ROOT / "templates")) == []
