"""A page is known by its view: what no template shows would make pages anew for nothing."""

from __future__ import annotations

import re
from types import ModuleType
from typing import Any

import pytest

from partage_site import cards, charts, heads, programme_cards, resource_cards
from partage_site.rendering.environment import Renderer
from partage_site.rendering.page import Site
from tests.conftest import ROOT
from tests.golden import build_example

TEMPLATES = {path.name: path.read_text("utf-8") for path in (ROOT / "templates").glob("*.html")}
ALL = " ".join(TEMPLATES.values())


def _fields(view: Any) -> tuple[str, ...]:
    return tuple(getattr(view, "_fields", getattr(view, "__dataclass_fields__", ())))


def test_the_template_of_a_page_reads_each_field_of_its_view(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}
    real = Renderer._render
    monkeypatch.setattr(
        Renderer, "_render", lambda self, page: seen.setdefault(page.template, page) and real(self, page)
    )
    build_example()
    assert len(seen) > 15
    unread = {
        f"{name}: view.{field}"
        for name, page in seen.items()
        for field in _fields(page.view)
        if not re.search(rf"\bview\.{field}\b", TEMPLATES[name])
    }
    assert unread == set()


@pytest.mark.parametrize("module", [cards, charts, heads, programme_cards, resource_cards])
def test_a_template_reads_each_field_of_what_views_are_made_of(module: ModuleType) -> None:
    kinds = [kind for kind in vars(module).values() if isinstance(kind, type) and kind.__module__ == module.__name__]
    fields = {f"{kind.__name__}.{name}" for kind in (*kinds, Site) for name in _fields(kind)}
    assert [each for each in fields if not re.search(rf"\.{each.partition('.')[2]}\b", ALL)] == []
