"""One save, one build; no save, none; and no mistake ends the preview."""

from __future__ import annotations

import errno
import os
import shutil

import pytest

from partage_site.diagnostics import Refusal
from partage_site.pipeline import Build
from tests.preview.conftest import Desk, made, problem


def test_a_save_is_built_and_told(desk: Desk) -> None:
    desk.write("un.md", "deux")
    assert desk.follower.step(1)
    assert desk.served("un.md") == b"deux"
    assert [made.refused for made in desk.told] == [False]


def test_twenty_files_at_once_are_one_build(desk: Desk) -> None:
    for number in range(20):
        desk.write(f"page-{number}.md", str(number))
    desk.follower.step(1)
    assert desk.builds == 1
    assert desk.served("page-19.md") == b"19"
    assert not desk.follower.step(1)


def test_nothing_stirs_nothing_is_built(desk: Desk) -> None:
    assert not any(desk.follower.step(1) for _ in range(10))
    assert desk.builds == 0


def test_a_file_saved_with_the_same_bytes_or_only_touched_is_not_built(desk: Desk) -> None:
    desk.write("un.md", "un")
    os.utime(desk.folder / "un.md", (1, 1))
    assert not desk.follower.step(1)
    assert desk.builds == 0


def test_temporary_files_are_not_built(desk: Desk) -> None:
    for name in ("un.md~", ".un.md.swp", "4913", "un.md___jb_tmp___", ".#un.md", "#un.md#", "~$un.docx"):
        desk.write(name, "brouillon d’éditeur")
    assert not desk.follower.step(1)


def test_deleted_and_renamed_files_leave(desk: Desk) -> None:
    (desk.folder / "un.md").rename(desk.folder / "deux.md")
    desk.watch.stirs += 1
    assert desk.follower.step(1)
    assert (desk.served("un.md"), desk.served("deux.md")) == (None, b"un")


def test_what_changes_during_a_build_is_built_after_it(desk: Desk) -> None:
    def slow() -> Build:
        result = desk.echo()
        if desk.builds == 1:
            desk.write("un.md", "trois")
        return result

    desk.build = slow
    desk.write("un.md", "deux")
    desk.follower.step(1)
    assert desk.served("un.md") == b"deux"
    desk.follower.step(1)
    assert desk.served("un.md") == b"trois"
    assert desk.builds == 2
    assert not desk.follower.step(1)


def test_an_error_keeps_the_last_good_site_and_the_next_save_recovers(desk: Desk) -> None:
    desk.write("deux.md", "faute")
    desk.follower.step(1)
    assert desk.session.shown.blocked
    assert [one.message for one in desk.session.shown.problems] == ["deux.md"]
    assert (desk.served("un.md"), desk.served("deux.md")) == (b"un", None)
    desk.write("deux.md", "mieux")
    desk.follower.step(1)
    assert not desk.session.shown.blocked
    assert desk.session.shown.problems == ()
    assert desk.served("deux.md") == b"mieux"


def test_a_site_wrong_from_the_start_is_shown_once_mended(desk: Desk) -> None:
    fresh = Desk(desk.folder)
    fresh.write("un.md", "faute")
    fresh.follower.catch_up()
    assert (fresh.session.shown.blocked, fresh.session.shown.identity) == (True, "")
    fresh.write("un.md", "mieux")
    fresh.follower.step(1)
    assert fresh.served("un.md") == b"mieux"


def test_a_fault_of_the_program_is_a_problem_like_another(desk: Desk) -> None:
    def broken() -> Build:
        raise IndexError("a fault")

    desk.build = broken
    desk.write("un.md", "deux")
    desk.follower.step(1)
    assert [one.code for one in desk.session.shown.problems] == ["programme-en-faute"]
    assert "IndexError" in desk.session.shown.problems[0].message
    assert "broken" in desk.told[-1].fault
    assert desk.served("un.md") == b"un"
    desk.build = desk.echo
    desk.write("un.md", "trois")
    desk.follower.step(1)
    assert desk.served("un.md") == b"trois"


@pytest.mark.parametrize(
    ("error", "reason"),
    [(MemoryError(), "mémoire insuffisante"), (OSError(errno.EMFILE, ""), "trop de fichiers ouverts à la fois")],
)
def test_what_the_system_has_no_more_of_is_no_fault_of_the_program(desk: Desk, error: Exception, reason: str) -> None:
    def refused() -> Build:
        raise error

    desk.build = refused
    desk.write("un.md", "deux")
    desk.follower.step(1)
    (told,) = desk.session.shown.problems
    assert (told.code, reason in told.message) == ("refus", True)
    assert "Fermez d’autres programmes" in told.hint


def test_a_folder_that_goes_and_comes_back(desk: Desk) -> None:
    def without_folder() -> Build:
        if not desk.folder.is_dir():
            raise Refusal("Le dossier content n’existe pas.", "Remettez-le.")
        return desk.echo()

    desk.build = without_folder
    shutil.move(desk.folder, desk.folder.with_name("ailleurs"))
    desk.watch.stirs += 1
    desk.follower.step(1)
    (shown,) = desk.session.shown.problems
    assert (shown.message, shown.hint) == ("Le dossier content n’existe pas.", "Remettez-le.")
    shutil.move(desk.folder.with_name("ailleurs"), desk.folder)
    desk.watch.stirs += 1
    assert desk.follower.step(1)
    assert not desk.session.shown.blocked
    assert desk.served("un.md") == b"un"


def test_a_file_caught_empty_during_its_save_is_never_built(desk: Desk) -> None:
    desk.write("un.md", "")
    # The first wait is that of the step, the second the one for quiet; the save ends in the third.
    desk.watch.meanwhile = [lambda: None, lambda: None, lambda: desk.write("un.md", "fini")]
    desk.follower.step(1)
    assert desk.builds == 1
    assert desk.served("un.md") == b"fini"


def test_a_file_left_empty_is_built_as_it_is(desk: Desk) -> None:
    desk.write("un.md", "")
    assert desk.follower.step(1)
    assert desk.served("un.md") == b""


def test_an_error_of_a_half_written_file_is_never_shown(desk: Desk) -> None:
    desk.write("un.md", "faute")
    desk.watch.meanwhile = [lambda: None, lambda: None, lambda: desk.write("un.md", "fini")]
    desk.follower.step(1)
    assert [made.refused for made in desk.told] == [False]
    assert desk.session.shown.version == 2
    assert desk.served("un.md") == b"fini"


def test_an_error_of_a_file_that_is_copied_bit_by_bit_is_never_shown(desk: Desk) -> None:
    def until_whole() -> Build:
        files = desk.echo().artifacts
        whole = all(file.data.endswith(b"fin") for file in files if file.path == "photo.md")
        return made({file.path: file.data for file in files}, [] if whole else [problem(message="tronquée")])

    desk.build = until_whole
    desk.write("photo.md", "a")
    # The waits of the step and for quiet, then, after each build, one for a sign and one for quiet.
    parts = ["ab", "abc", "abcd", "abcd fin"]
    desk.watch.meanwhile = [lambda: None, lambda: None]
    for part in parts:
        desk.watch.meanwhile += [lambda part=part: desk.write("photo.md", part), lambda: None]
    desk.follower.step(1)
    assert [one.refused for one in desk.told] == [False]
    assert desk.builds == 1 + len(parts)
    assert desk.served("photo.md") == b"abcd fin"


def test_an_error_that_stays_is_shown_however_much_stirs(desk: Desk) -> None:
    desk.write("un.md", "faute")
    desk.watch.stirs = 10**9
    assert desk.follower.step(1)
    assert [one.refused for one in desk.told] == [True]
    assert desk.builds == 2


def test_a_file_that_goes_while_it_is_read_is_no_error(desk: Desk) -> None:
    def reading() -> Build:
        if desk.builds == 1:
            (desk.folder / "deux.md").unlink()
            raise FileNotFoundError(2, "No such file", "deux.md")
        return desk.echo()

    desk.build = reading
    desk.write("deux.md", "deux")
    desk.follower.step(1)
    assert [made.refused for made in desk.told] == [False]
    assert desk.builds == 2


def test_an_error_of_what_was_there_for_a_moment_is_never_shown(desk: Desk) -> None:
    """It went before the next look, which finds what the last one found."""

    def meeting_it() -> Build:
        if desk.builds == 1:
            desk.write("deux.md", "faute")
            result = desk.echo()
            (desk.folder / "deux.md").unlink()
            return result
        return desk.echo()

    desk.build = meeting_it
    desk.write("un.md", "deux")
    desk.follower.step(1)
    assert [made.refused for made in desk.told] == [False]
    assert desk.served("un.md") == b"deux"


def test_a_stir_that_never_ends_does_not_put_off_the_build(desk: Desk) -> None:
    desk.write("un.md", "deux")
    desk.watch.stirs = 10**9
    assert desk.follower.step(1)
    assert desk.served("un.md") == b"deux"
