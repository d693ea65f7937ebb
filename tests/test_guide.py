"""The volunteers' guide is true: its files load, its fields are those of the models, its links lead somewhere."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from partage_site.diagnostics import Report, Severity, as_text
from partage_site.models.dates import read_moment
from partage_site.models.declaration import Misread
from partage_site.models.guide import GUIDE, with_tables
from partage_site.models.kinds import KINDS
from partage_site.pipeline import Build
from partage_site.slugs import slugify
from partage_site.sources.discovery import SourceFile
from partage_site.sources.document import parse
from partage_site.sources.loading import load_entry
from tests.guide_pictures import PICTURES

TEXT = GUIDE.read_text("utf-8")
CONTENT = GUIDE.parent / "content"
BLOCKS = re.findall(r"`content/([\w-]+)/([\w-]+\.\w+)`[^`]*?:\n\n```yaml\n(.*?)```", TEXT, re.DOTALL)
BLOCKS += re.findall(r"`content/(chiffres)/([\w-]+\.\w+)` : changez.*?```yaml\n(.*?)```", TEXT, re.DOTALL)


def test_the_table_of_fields_is_that_of_the_models() -> None:
    assert with_tables(TEXT) == TEXT, "run: .venv/bin/python -m partage_site.models.guide"


def test_most_kinds_have_their_file_in_the_guide() -> None:
    assert {folder for folder, _, _ in BLOCKS} == {kind.folder for kind in KINDS.values()} - {"series"}


@pytest.mark.parametrize(("folder", "name", "text"), BLOCKS, ids=[f"{folder}/{name}" for folder, name, _ in BLOCKS])
def test_a_file_of_the_guide_loads(folder: str, name: str, text: str) -> None:
    report = Report()
    kind = next(kind for kind in KINDS.values() if kind.folder == folder)
    source = SourceFile(name, f"content/{folder}/{name}", folder, name.split(".", maxsplit=1)[0])
    document = parse(source, text.encode(), report)
    entry = load_entry(document, kind, report) if document else None
    assert [as_text(problem) for problem in report if problem.severity is Severity.ERROR] == []
    assert entry is not None
    record = entry.record
    for attribute, where in (("host", "programmes"), ("series", "series")):
        named = getattr(record, attribute, None)
        assert not named or (CONTENT / where / f"{named}.md").is_file()
    for attribute in ("themes", "programmes"):
        for named in getattr(record, attribute, ()):
            assert (CONTENT / attribute / f"{named}.md").is_file()


def test_every_date_of_the_guide_is_understood_but_the_one_that_shows_a_mistake() -> None:
    typed = re.findall(r"\b(?:debut|fin|date|date_initiale|modifie_le|verifie_le): (\d[\d :/-]*)", TEXT)
    refused = []
    for each in typed:
        try:
            read_moment(each)
        except Misread as misread:
            refused.append((each, misread.complaint.hint))
    assert len(typed) > 8
    ((mistake, hint),) = refused
    assert mistake == "03/06/2017"
    assert "2017-06-03" in hint


def _git_commands(after: str) -> list[list[str]]:
    """The lines of git in the first block below the words `after`."""
    block = TEXT.partition(after)[2].lstrip("\n").partition("\n\n")[0]
    return [shlex.split(line) for line in block.splitlines() if line.lstrip().startswith("git ")]


def test_the_commands_of_the_guide_serve_again_and_mend_a_conflict(tmp_path: Path) -> None:
    each_time = _git_commands("(ici `jpi-2027`) :")
    bring, settle = _git_commands("Sur votre branche :"), _git_commands("`>>>>>>>`), puis :")
    assert (len(each_time), len(bring), len(settle)) == (6, 1, 3)
    person = ["-c", "user.name=A", "-c", "user.email=a@exemple.fr"]
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_EDITOR": "false"}

    def git(folder: Path, *words: str, done: bool = True) -> None:
        result = subprocess.run(
            ["git", *person, *words], cwd=folder, env=os.environ | settings, capture_output=True, text=True, check=False
        )
        assert (result.returncode == 0) is done, result.stdout + result.stderr

    def change(folder: Path, text: str) -> None:
        (folder / "content").mkdir(exist_ok=True)
        (folder / "content" / "a.md").write_text(text, "utf-8")

    git(tmp_path, "init", "-q", "--bare", "-b", "main", "forge")
    for name in ("mine", "yours"):
        git(tmp_path, "clone", "-q", "forge", name)
    mine, yours = tmp_path / "mine", tmp_path / "yours"
    git(mine, "switch", "-q", "-c", "main")
    change(mine, "un\n")
    for words in (["add", "content"], ["commit", "-m", "Un"], ["push", "-u", "origin", "main"]):
        git(mine, *words)
    for branch in ("jpi-2027", "jpi-2028"):
        for command in each_time:
            if command[1] == "add":
                change(mine, f"{branch}\n")
            git(mine, *(word.replace("jpi-2027", branch) for word in command[1:]))
    git(yours, "pull", "-q", "origin", "main")
    change(yours, "deux\n")
    for words in (["add", "content"], ["commit", "-m", "Deux"], ["push", "origin", "HEAD:main"]):
        git(yours, *words)
    git(mine, *bring[0][1:], done=False)
    assert "<<<<<<<" in (mine / "content" / "a.md").read_text("utf-8")
    change(mine, "jpi-2028 et deux\n")
    for command in settle:
        git(mine, *command[1:])


def test_the_table_of_contents_leads_to_every_section() -> None:
    listed = re.findall(r"^- \[[^\]]+\]\(#([^)]+)\)$", TEXT, re.MULTILINE)
    outside_code = re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)
    sections = re.findall(r"^## (.+)$", outside_code, re.MULTILINE)
    assert [slugify(each) for each in listed] == [slugify(section) for section in sections]


MESSAGES = re.findall(r"```text\n(content/evenements/.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("quoted", MESSAGES, ids=lambda quoted: quoted.splitlines()[1].split("|")[1].strip())
def test_a_mistake_of_the_guide_is_told_in_these_words(built: Callable[..., Build], quoted: str) -> None:
    """The first lines of the message, as a terminal shows it, no-break spaces aside."""
    place, typed = quoted.splitlines()[:2]
    number, line = int(place.split(":")[1]), typed.split("| ", 1)[1]
    lines = ["---", "titre: JPI 2027", "debut: 2027-11-20"]
    lines[number - 1 : number] = [line]
    host = "---\nnom: Échanges Phocéens\nville: Marseille\n---\n"
    made = built({"evenements/jpi-2027.md": "\n".join([*lines, "---", ""]), "programmes/echanges-phoceens.md": host})
    told = next(problem for problem in made.report if problem.location.file == "content/evenements/jpi-2027.md")
    assert spaces(as_text(told)).startswith(spaces(quoted.rstrip("\n").removesuffix("\n  …")))


def spaces(text: str) -> str:
    return re.sub(r"[^\S\n]", " ", text)


def test_five_mistakes_are_quoted() -> None:
    assert len(MESSAGES) == len(re.findall(r"^\*\*\d\. ", TEXT, re.MULTILINE)) == 5


def test_every_picture_of_the_guide_is_one_that_the_script_makes_and_says_what_it_shows() -> None:
    shown = re.findall(r"!\[([^\]]*)\]\(docs/guide/([^)]+)\)", TEXT)
    made = {path.name for path in (GUIDE.parent / "docs" / "guide").iterdir()}
    assert {name for _, name in shown} == made == set(PICTURES)
    assert all(len(alternative) > 20 for alternative, _ in shown)
