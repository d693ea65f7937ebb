"""What is published fits together, and whatever does not is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from partage_site.diagnostics import Severity
from partage_site.pipeline import Build

EVENT = "---\ntitre: {}\ndebut: 2026-12-01\n{}---\n"
UID = "uid: b@partage-inter-ecoles\n"


@pytest.mark.parametrize(
    ("files", "told", "hint"),
    [
        ({"a": UID, "c": UID}, ["content/evenements/c.md"], "Retirez"),
        ({"a": UID, "b": ""}, ["content/evenements/a.md"], "Renommez content/evenements/b.md"),
        ({"b": "", "c": UID}, ["content/evenements/c.md"], "Renommez content/evenements/b.md"),
        ({"a": UID, "b": "uid: autre\n"}, [], ""),
        ({"a": "", "b": UID}, [], ""),
    ],
)
def test_two_events_are_never_one_in_calendars(
    built: Callable[..., Build], files: dict[str, str], told: list[str], hint: str
) -> None:
    made = built({f"evenements/{name}.md": EVENT.format(name, more) for name, more in files.items()})
    found = [problem for problem in made.report if problem.code == "uid-double"]
    assert [problem.location.file for problem in found] == told
    assert all(hint in problem.hint for problem in found)


def test_what_names_a_file_that_is_gone_is_offered_the_one_that_took_its_address(built: Callable[..., Build]) -> None:
    heir = "---\nnom: Tremplin\nville: Lyon\nanciennes_adresses: [/programmes/horizon/, /evenements/mixer]\n---\n"
    text = "[a](../programmes/horizon.md) [b](mixer.md) [c](../programmes/tremplinn.md) [d](/programmes/horizon/)\n"
    made = built(
        {
            "programmes/tremplin.md": heir,
            "evenements/a.md": EVENT.format("A", "accueil_par: horizon\npartenaires: [tremplinn]\n") + text,
        }
    )
    hints = [(problem.location.line, problem.hint) for problem in made.report if problem.severity is Severity.ERROR]
    file = "Vouliez-vous dire « ../programmes/tremplin.md » ?"
    named = "Vouliez-vous dire « tremplin » ?"
    assert hints == [(4, named), (5, named), (7, file), (7, file), (7, file)]
