"""What a command line may say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from partage_site import cli
from partage_site.artifact import made_again
from partage_site.rendering.pixels import draw_variants
from tests.conftest import ROOT, SETTINGS


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--today", "20261125"],
        ["build", "--today", "2026-W01-1"],
        ["build", "--today", "25/11/2026"],
        ["build", "--today", "0206-11-25"],
        ["build", "--today", "9999-12-31"],
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


@pytest.mark.parametrize(
    ("extra", "told"),
    [(["--vite"], "option inconnue : --vite"), (["public"], "« public » est en trop")],
)
def test_a_word_too_many_is_no_option(extra: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", *extra]) == 2
    assert told in capsys.readouterr().err


def test_what_is_refused_does_nothing_to_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "--content", str(tmp_path / "a\x1b[31m\x9b\u202eb")]) == 2
    told = capsys.readouterr().err
    assert "a␛[31m" in told
    assert not {"\x1b", "\x9b", "\u202e"}.intersection(told)


@pytest.mark.skipif(os.name == "nt", reason="shells of POSIX close streams")
@pytest.mark.parametrize("closed", ["2>&-", ">&-", ">&- 2>&-"])
def test_a_stream_that_was_closed_shows_nothing_and_stops_nothing(tmp_path: Path, closed: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yml").write_text(SETTINGS, "utf-8")
    folders = f'--content "{tmp_path}/content" --output "{tmp_path}/public"'
    command = f'"{sys.executable}" build.py build {folders} --no-cache {closed}'
    assert subprocess.run(["sh", "-c", command], cwd=ROOT, check=False, capture_output=True).returncode == 0
    assert (tmp_path / "public" / "index.html").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is of Linux")
@pytest.mark.parametrize("again", [False, True])
def test_what_could_not_be_told_of_a_published_site_is_not_told_as_unpublished(tmp_path: Path, again: bool) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yml").write_text(SETTINGS, "utf-8")
    folders = ["--content", tmp_path / "content", "--output", tmp_path / "public", "--no-cache"]
    command = [sys.executable, "build.py", "build", *folders]
    if again:
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with Path("/dev/full").open("w") as full:
        at_once = {**os.environ, "PYTHONUNBUFFERED": "1"}
        ended = subprocess.run(
            command, cwd=ROOT, check=False, stdout=full, stderr=subprocess.PIPE, text=True, env=at_once
        )
    assert (tmp_path / "public" / "index.html").is_file()
    assert ended.returncode == 2
    assert "Le site est construit dans public/" in ended.stderr
    assert "Rien n’a été publié" not in ended.stderr


def test_a_lack_of_memory_is_no_fault_of_the_program_nor_of_what_was_being_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def exhausted(*_: object, **__: object) -> bytes:
        raise MemoryError

    with pytest.raises(MemoryError):
        made_again(exhausted, "")
    with monkeypatch.context() as patched, pytest.raises(MemoryError):
        patched.setattr("PIL.Image.open", exhausted)
        draw_variants(b"", "PNG")
    content = tmp_path / "content"
    (content / "pages").mkdir(parents=True)
    (content / "site.yml").write_text(SETTINGS, "utf-8")
    (content / "pages" / "une.md").write_text("---\ntitre: Une\n---\nTexte.\n", "utf-8")
    monkeypatch.setattr("markdown.Markdown.convert", exhausted)
    arguments = ["--content", str(content), "--output", str(tmp_path / "public"), "--no-cache", "--jobs", "1"]
    assert cli.main(arguments) == cli.REFUSED
    assert "(mémoire insuffisante)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "shown", "hidden"),
    [
        ("build", ["--output", "--drafts", "--strict", "--base-url", "--today"], []),
        ("check", ["--drafts", "--strict", "--base-url", "--external"], ["--output"]),
        ("serve", ["--content", "--today", "--jobs", "--port"], ["--output", "--drafts", "--strict", "--base-url"]),
        ("new", ["--content", "--today"], ["--output", "--jobs", "--format", "--quiet", "--assets"]),
        ("import", ["--content", "--strict", "--format", "--dry-run"], ["--output", "--today", "--no-cache"]),
        ("schema", ["--content", "--quiet"], ["--strict", "--today"]),
    ],
)
def test_help_shows_the_options_that_change_something_and_the_others_are_still_taken(
    command: str, shown: list[str], hidden: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        cli.main([command, "--help"])
    told = capsys.readouterr().out
    assert [option for option in [*shown, *hidden] if option in told] == shown
    alone = [option for option in hidden if option in {"--drafts", "--strict", "--quiet", "--no-cache"}]
    words = {"new": ["evenement", "WEPI"], "import": ["evenement", "a.csv"]}
    assert cli.main([command, *words.get(command, []), *alone, "--inconnue"]) == cli.REFUSED
    assert "option inconnue : --inconnue\n" in capsys.readouterr().err
