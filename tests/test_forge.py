"""Addresses on the forges."""

from __future__ import annotations

import pytest

from partage_site.forge import MOST_CHARACTERS, Forge


@pytest.mark.parametrize(
    ("repository", "editor", "reader"),
    [
        ("https://github.com/o/r", "https://github.com/o/r/edit/main/", "https://github.com/o/r/blob/main/"),
        ("https://gitlab.com/o/g/r/", "https://gitlab.com/o/g/r/-/edit/main/", "https://gitlab.com/o/g/r/-/blob/main/"),
        ("https://codeberg.org/o/r.git", "https://codeberg.org/o/r/_edit/main/", "https://codeberg.org/o/r/src/branch/main/"),
        ("https://git.ecole.fr/gitlab/r", "https://git.ecole.fr/gitlab/r/edit/main/", "https://git.ecole.fr/gitlab/r/blob/main/"),
    ],
)  # fmt: skip
def test_each_forge_has_its_own_verbs(repository: str, editor: str, reader: str) -> None:
    forge = Forge(repository, "main")
    assert (forge.editor(), forge.reader()) == (editor, reader)


def test_a_branch_and_a_name_are_quoted() -> None:
    address, filled = Forge("https://github.com/o/r", "mise à jour").new_file("content/pages", "a b.md", "é & #\n")
    assert address == (
        "https://github.com/o/r/new/mise%20%C3%A0%20jour?filename=content%2Fpages%2Fa%20b.md&value=%C3%A9%20%26%20%23%0A"
    )
    assert filled


def test_a_text_too_long_for_an_address_is_left_out() -> None:
    address, filled = Forge("https://github.com/o/r", "main").new_file("content/pages", "a.md", "x" * MOST_CHARACTERS)
    assert address == "https://github.com/o/r/new/main?filename=content%2Fpages%2Fa.md"
    assert not filled
