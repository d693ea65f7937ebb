"""What a command line may say."""

from __future__ import annotations

import pytest

from partage_site import cli


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--today", "20261125"],
        ["build", "--today", "2026-W01-1"],
        ["build", "--today", "25/11/2026"],
        ["build", "--jobs", "0"],
        ["build", "--jobs", "²"],
        ["batir"],
    ],
)
def test_what_cannot_be_understood_ends_with_2_and_a_french_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = cli.main(arguments)
    except SystemExit as end:
        status = int(end.code or 0)
    told = capsys.readouterr().err
    assert status == 2
    assert "invalid" not in told
    assert told.startswith("erreur")
