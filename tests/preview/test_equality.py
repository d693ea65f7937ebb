"""After any sequence of edits, what is served is what `build --drafts --base-url /` makes, byte for byte."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from partage_site.cache import Cache
from partage_site.diagnostics import Severity
from partage_site.memory import Memory
from partage_site.pipeline import build
from partage_site.preview.answering import answer
from partage_site.preview.attempt import Attempt, attempt
from partage_site.preview.following import Follower
from partage_site.preview.overlay import script
from partage_site.preview.session import Session, Shown
from partage_site.preview.watching import Watch, open_watch
from partage_site.project import Project
from tests.conftest import ROOT, SETTINGS, TODAY
from tests.preview.conftest import TestWatch, eventually

PAGE = "---\ntitre: {}\n---\nDu **texte**, [un lien](/a-propos/).\n"
EVENT = "---\ntitre: {}\ndebut: 2026-12-{:02}\n---\nVenez.\n"
FAULTS = ("---\ntitre: [sans fin\n---\n", "---\ntirte: Faute\n---\n", "", "---\n", "\xff")


class Hand:
    """Someone who edits at random; each edit leaves the folders as an editor would, sound or not."""

    def __init__(self, project: Project, seed: int) -> None:
        self.project = project
        self.random = random.Random(seed)
        self.count = 0

    def edit(self) -> None:
        """Makes one edit; every third one mends what may be broken."""
        self.count += 1
        if self.count % 3 == 0:
            self._mend()
        self.random.choice(
            [
                self._create,
                self._create,
                self._change,
                self._rename,
                self._delete,
                self._save_by_renaming,
                self._leave_temporary_files,
                self._template,
                self._style,
                self._settings,
                self._break,
                self._several,
            ]
        )()

    def _sources(self) -> list[Path]:
        return sorted(path for path in self.project.content.rglob("*.md") if path.name != "a-propos.md")

    def _any(self) -> Path:
        return self.random.choice(self._sources() or [self._create()])

    def _text(self, path: Path) -> str:
        if path.parent.name == "evenements":
            return EVENT.format(f"Rencontre {self.count}", self.random.randint(1, 28))
        draft = "\nbrouillon: oui" if self.random.random() < 0.3 else ""
        return PAGE.format(f"Page {self.count}{draft}")

    def _create(self) -> Path:
        folder = self.project.content / self.random.choice(["pages", "evenements"])
        path = folder / f"essai-{self.count}.md"
        folder.mkdir(exist_ok=True)
        path.write_text(self._text(path), encoding="utf-8")
        return path

    def _change(self) -> None:
        path = self._any()
        path.write_text(self._text(path), encoding="utf-8")

    def _rename(self) -> None:
        path = self._any()
        path.rename(path.with_name(f"renomme-{self.count}.md"))

    def _delete(self) -> None:
        self._any().unlink()

    def _save_by_renaming(self) -> None:
        path = self._any()
        beside = path.with_name(f".{path.name}.tmp")
        beside.write_text(self._text(path), encoding="utf-8")
        path.rename(path.with_name(f"{path.name}~"))
        beside.replace(path)

    def _leave_temporary_files(self) -> None:
        for name in ("4913", ".x.swp", "x.md~", "~$x.docx", "#x.md#"):
            (self.project.content / "pages" / name).write_text(str(self.count))

    def _template(self) -> None:
        path = self.project.templates / self.random.choice(["page.html", "base.html", "not_found.html"])
        path.write_text(path.read_text(encoding="utf-8") + f"<!-- {self.count} -->\n", encoding="utf-8")

    def _style(self) -> None:
        with (self.project.assets / "style.css").open("a", encoding="utf-8") as style:
            style.write(f"/* {self.count} */\n")

    def _settings(self) -> None:
        settings = SETTINGS + f"slogan: Slogan {self.count}\n"
        (self.project.content / "site.yml").write_text(settings, encoding="utf-8")

    def _break(self) -> None:
        kind = self.random.randrange(4)
        if kind == 0:
            (self.project.content / "site.yml").unlink(missing_ok=True)
        elif kind == 1:
            (self.project.content / "site.yml").write_text("nom: [", encoding="utf-8")
        elif kind == 2:
            (self.project.templates / "page.html").write_text("{% if %}", encoding="utf-8")
        else:
            self._any().write_text(self.random.choice(FAULTS), encoding="latin-1")

    def _several(self) -> None:
        for _ in range(self.random.randint(2, 5)):
            self._change()

    def _mend(self) -> None:
        shutil.copy(ROOT / "templates" / "page.html", self.project.templates)
        self._settings()
        for path in self._sources():
            if not path.read_text(encoding="latin-1").endswith(".\n"):
                path.write_text(self._text(path), encoding="utf-8")


class Preview:
    """A project in a temporary folder, a hand that edits it, and what the preview should show by now."""

    def __init__(self, project: Project, seed: int) -> None:
        self.session = Session()
        self.hand = Hand(project, seed)
        self.folders = (project.content, project.templates, project.assets)
        self.remembering = project._replace(use_cache=True)
        self.clean = project._replace(use_cache=False)
        self.good: dict[str, bytes] = {}
        self.expected = Attempt()
        self.builds = 0
        self.cache = Cache(self.remembering.cache, Memory())

    def follower(self, watch: Watch) -> Follower:
        return Follower(self.session, self.folders, watch, self._counted, lambda _: None, lambda: self.cache.stamps)

    def expect(self) -> None:
        """Builds anew, without memory."""
        self.expected = attempt(lambda: build(self.clean))
        if not self.expected.refused:
            self.good = {artifact.path: artifact.data for artifact in self.expected.artifacts}

    def is_right(self) -> bool:
        shown = self.session.shown
        return (shown.problems, shown.blocked, served(shown)) == (
            self.expected.problems,
            self.expected.refused,
            self.good,
        )

    def _counted(self):  # type: ignore[no-untyped-def]  # a Build
        self.builds += 1
        return build(self.remembering, self.cache)


def served(shown: Shown) -> dict[str, bytes]:
    """Every file as it is answered, without the script that the preview adds."""
    return {path: answer(f"/{path}", shown).body.replace(script(shown), b"") for path in shown.files}


@pytest.fixture
def preview(tmp_path: Path, project: Callable[..., Project]) -> Callable[[int], Preview]:
    def make(seed: int) -> Preview:
        for name in ("templates", "assets"):
            shutil.copytree(ROOT / name, tmp_path / name)
        files = {"pages/a-propos.md": PAGE.format("À propos"), "evenements/un.md": EVENT.format("Un", 1)}
        made = project(
            files,
            templates=tmp_path / "templates",
            assets=tmp_path / "assets",
            today=TODAY,
            drafts=True,
            base_url="/",
        )
        return Preview(made, seed)

    return make


@pytest.mark.slow
def test_ten_edits_leave_what_a_clean_build_gives(preview: Callable[[int], Preview]) -> None:
    made = preview(3)
    watch = TestWatch()
    follower = made.follower(watch)
    follower.catch_up()
    made.expect()
    assert made.is_right()
    for _ in range(10):
        made.hand.edit()
        watch.stirs = 1
        follower.step(1)
        made.expect()
        assert made.is_right()


def settled(made: Preview) -> int:
    """The builds so far, once none has begun for a second: the last edit may be followed by one more."""
    builds, ended = made.builds, Event()
    while not ended.wait(1) and made.builds != builds:
        builds = made.builds
    return builds


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize(("seed", "poll"), [(1, False), (2, False), (3, True)])
def test_two_hundred_edits_that_the_system_signals_leave_what_a_clean_build_gives(
    preview: Callable[[int], Preview], seed: int, *, poll: bool
) -> None:
    made, ended = preview(seed), Event()
    watch = open_watch(made.folders, poll=poll, say=print)
    follower = made.follower(watch)

    def follow() -> None:
        follower.catch_up()
        while not ended.is_set():
            follower.step(0.1)

    thread = Thread(target=follow, daemon=True)
    thread.start()
    try:
        for _ in range(200):
            made.expect()
            eventually(made.is_right)
            made.hand.edit()
        made.expect()
        eventually(made.is_right)
        builds = settled(made)
        assert not watch.wait(2)
        assert made.builds == builds
    finally:
        ended.set()
        thread.join()
        watch.close()


def test_templates_styles_and_settings_are_followed_like_texts(preview: Callable[[int], Preview]) -> None:
    made = preview(1)
    watch = TestWatch()
    follower = made.follower(watch)
    follower.catch_up()
    folders = made.hand.project
    for path, added in [
        (folders.templates / "base.html", "<!-- un gabarit -->"),
        (folders.templates / "cards.html", "{# un morceau de gabarit #}"),
        (folders.assets / "style.css", "/* un style */"),
        (folders.content / "site.yml", "slogan: Un slogan"),
    ]:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{added}\n")
        before = made.builds
        watch.stirs += 1
        assert follower.step(1), path
        assert made.builds == before + 1
    assert b"<!-- un gabarit -->" in served(made.session.shown)["index.html"]
    assert b"Un slogan" in served(made.session.shown)["index.html"]


def test_a_mistake_anywhere_is_shown_over_the_last_pages_until_the_next_save(
    preview: Callable[[int], Preview],
) -> None:
    made = preview(1)
    watch = TestWatch()
    follower = made.follower(watch)
    follower.catch_up()
    good = served(made.session.shown)
    mistakes = {"templates/page.html": "{% if %}", "content/site.yml": "nom: [", "content/pages/a-propos.md": "---\n"}
    for name, mistake in mistakes.items():
        path = made.hand.project.content.parent / name
        sound = path.read_text("utf-8")
        for text, told in ((mistake, {name}), (sound, set())):
            path.write_text(text, encoding="utf-8")
            watch.stirs += 1
            follower.step(1)
            shown = made.session.shown
            assert {each.location.file for each in shown.problems if each.severity is Severity.ERROR} == told
            assert shown.blocked is bool(told)
            assert served(shown) == good
