"""Everything that a body lost is told in a sentence of its own."""

from __future__ import annotations

import pytest

from partage_site.diagnostics import Location, Severity
from partage_site.rendering.parts import Removal, RemovalKind
from partage_site.rendering.removals import told

PLACE = Location("content/pages/a.md", 4)


@pytest.mark.parametrize("kind", RemovalKind)
def test_each_kind_is_told_at_its_place_with_what_to_do(kind: RemovalKind) -> None:
    problem = told(Removal(kind, "deux mots", 4), PLACE)
    assert (problem.location, problem.severity) == (PLACE, Severity.WARNING)
    assert problem.hint
    assert "deux mots" in problem.message or kind is RemovalKind.HEADING


def test_no_two_kinds_are_told_alike() -> None:
    messages = [told(Removal(kind, "mot", 4), PLACE).message for kind in RemovalKind]
    assert len(set(messages)) == len(messages)


@pytest.mark.parametrize(
    ("kind", "what", "hint"),
    [
        (RemovalKind.TAG, "<video>", "lien"), (RemovalKind.ATTRIBUTE, "onclick", "programme"),
        (RemovalKind.ATTRIBUTE, "xml:lang", "Markdown"), (RemovalKind.ADDRESS, "javascript:a", "https://"),
    ],
)  # fmt: skip
def test_what_was_meant_is_offered(kind: RemovalKind, what: str, hint: str) -> None:
    assert hint in told(Removal(kind, what, 4), PLACE).hint


def test_the_nearest_heading_is_offered() -> None:
    problem = told(Removal(RemovalKind.ANCHOR, "#une partie", 4, "#une-partie"), PLACE)
    assert "«\u00a0#une-partie\u00a0»" in problem.hint
