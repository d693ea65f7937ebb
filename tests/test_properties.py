"""Any front matter and any body through the whole build: no exception; each file loaded, or refused on a line."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partage_site.models.declaration import declared_fields
from partage_site.models.kinds import KINDS, Kind
from partage_site.pipeline import build
from partage_site.project import Project
from tests.conftest import ROOT, SETTINGS, TODAY
from tests.corpora.hostile_site import quoted
from tests.corpora.test_published_corpora import check_derived, loaded_and_refused

KEYS = sorted({field.key.name for kind in KINDS.values() for field in declared_fields(kind.record)})
EXAMPLES = sorted({f.key.example for kind in KINDS.values() for f in declared_fields(kind.record) if f.key.example})
DAYS = st.dates(date(1890, 1, 1), date(2110, 1, 1)).map(str)
MOMENTS = st.builds(
    "{} {:02}:{:02}{}".format, DAYS, st.integers(0, 25), st.integers(0, 61), st.sampled_from(["", "Z", "+99:99", ":60"])
)
NUMBERS = st.one_of(st.integers(-(10**18), 10**18), st.floats()).map(str)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(quoted)
WORDS = st.sampled_from(
    ["oui", "non", "~", "''", "[]", "{}", "a", "b", "Marseille", "Évry", "Bretagne", "reporté", "annulé", "terminé",
     "https://exemple.fr/", "http://[", "../pages/a.md", "../images/p.png", "/a/", "/x/", "48.9, 2.3", "[48.9, 2.3]",
     "[a, a]", "[a, [b]]", "{titre: a}", "[{titre: a, url: https://exemple.fr}]", "[{fichier: a, alt: b, credit: c}]",
     "*a", "&a b", "!!str a", "|\n  a\n  b", ">-\n  a", "'a: b'", "a: b", "- a", "\n  - a\n  - b", "#", "@a", "`a`"],
)  # fmt: skip
SCALARS = st.one_of(WORDS, st.sampled_from(EXAMPLES), DAYS, MOMENTS, NUMBERS, TEXTS)
VALUES = st.one_of(SCALARS, st.lists(SCALARS, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"))
BODIES = st.lists(
    st.sampled_from(
        ["mot ", "\n", "\n\n", "# ", "- ", "1. ", "> ", "| a |", "|-|", "**", "_", "`", "```\n", "[", "](", ")", "![",
         "[^1]", "[^1]: ", "*[A]: ", "<div>", "</div>", "<script>", "<!--", "-->", "&#1;", "&lt;", "\\", "    ", "\t",
         "https://exemple.fr", "../pages/a.md", "a:b", "é", "👩‍🏫", " !", "« ", "{{ a }}", "{% b %}", "---\n", "~~~\n"],
    ),
    max_size=25,
).map("".join)  # fmt: skip


@st.composite
def sources(draw: st.DrawFn) -> tuple[str, str]:
    """A file of some kind, whose required keys are most often there, and whatever else."""
    kind: Kind = draw(st.sampled_from(list(KINDS.values())))
    lines = {
        field.key.name: draw(st.one_of(st.just(field.key.example or "a"), VALUES))
        for field in declared_fields(kind.record)
        if field.required or draw(st.integers(0, 3)) == 0
    }
    for key in draw(st.lists(st.one_of(st.sampled_from(KEYS), TEXTS), max_size=2)):
        lines[key] = draw(VALUES)
    front = "".join(f"{key}: {value}\n" for key, value in lines.items())
    name = f"{kind.folder}/{draw(st.sampled_from(['a', 'b', 'c']))}.md"
    return name, draw(st.sampled_from(["---\n{}---\n{}", "---\r\n{}---\r\n{}", "\ufeff---\n{}---\n{}"])).format(
        front, draw(BODIES)
    )


def check_any_site(files: dict[str, str], cache: Path) -> Counter[str]:
    """Builds `files`; what was loaded is derived soundly, and all the rest is told on a line of its file."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        for name, text in {"site.yml": SETTINGS, **files}.items():
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            (content / name).write_bytes(text.encode("utf-8"))
        root = Path(folder)
        made = build(
            Project(
                root=root, content=content, templates=ROOT / "templates", assets=ROOT / "assets",
                output=root / "public", cache=cache, today=TODAY, drafts=True,
            )
        )  # fmt: skip
    loaded, refused = loaded_and_refused(made, files)
    for problem in made.report:
        text = files.get(problem.location.file.removeprefix("content/"))
        if text is not None:
            assert problem.location.line <= len(text.splitlines()) + 1, problem
    if not made.report.refuses():
        check_derived(made)
    return Counter({"sites at random": 1, "files at random": len(files), "of them refused": len(refused - loaded)})


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=12, suppress_health_check=QUIET)
@given(files=st.lists(sources(), min_size=4, max_size=12).map(dict))
def test_any_site_is_built_or_told(files: dict[str, str], cache: Path) -> None:
    check_any_site(files, cache)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_any_site_is_built_or_told_at_length(cache: Path, count: Counter[str]) -> None:
    @settings(max_examples=2000, suppress_health_check=QUIET)
    @given(files=st.lists(sources(), min_size=4, max_size=16).map(dict))
    def tried(files: dict[str, str]) -> None:
        count.update(check_any_site(files, cache))

    tried()
    assert count["files at random"] > 10_000
