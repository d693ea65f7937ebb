"""A page is known by its view: what no template shows would make pages anew for nothing."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

from partage_site import cards, charts, pages, programme_cards, resource_cards
from partage_site.rendering.page import Site
from tests.conftest import ROOT

MODULES = [
    *(import_module(f"{pages.__name__}.{module.name}") for module in iter_modules(pages.__path__)),
    *(cards, charts, programme_cards, resource_cards),
]


def _views() -> Iterator[type]:
    yield Site
    for module in MODULES:
        for name, view in vars(module).items():
            if isinstance(view, type) and view.__module__ == module.__name__ and not name.startswith("_"):
                yield view


def _fields(view: type) -> tuple[str, ...]:
    if dataclasses.is_dataclass(view):
        return tuple(field.name for field in dataclasses.fields(view))
    return getattr(view, "_fields", ())


@pytest.mark.parametrize("view", list(_views()), ids=lambda view: view.__name__)
def test_a_template_reads_each_field_of_a_view(view: type) -> None:
    templates = " ".join(path.read_text("utf-8") for path in (ROOT / "templates").glob("*.html"))
    assert [name for name in _fields(view) if not re.search(rf"\.{name}\b", templates)] == []


def test_there_are_views() -> None:
    assert sum(len(_fields(view)) for view in _views()) > 100
