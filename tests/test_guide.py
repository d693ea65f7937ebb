"""The volunteers' guide is true: its files load, its fields are those of the models, its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from partage_site.diagnostics import Report, Severity, as_text
from partage_site.models.dates import read_moment
from partage_site.models.declaration import Misread
from partage_site.models.guide import GUIDE, with_tables
from partage_site.models.kinds import KINDS
from partage_site.slugs import slugify
from partage_site.sources.discovery import SourceFile
from partage_site.sources.document import parse
from partage_site.sources.loading import load_entry

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
    source = SourceFile(Path(name), f"content/{folder}/{name}", folder, name.split(".", maxsplit=1)[0])
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


def test_the_table_of_contents_leads_to_every_section() -> None:
    listed = re.findall(r"^- \[[^\]]+\]\(#([^)]+)\)$", TEXT, re.MULTILINE)
    outside_code = re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)
    sections = re.findall(r"^## (.+)$", outside_code, re.MULTILINE)
    assert [slugify(each) for each in listed] == [slugify(section) for section in sections]
