"""The benchmark's corpus builds, with every page; how long that takes is promised by no test."""

from __future__ import annotations

from pathlib import Path

from partage_site.pipeline import build
from partage_site.project import Project
from tests.benchmarks.corpus import TODAY, corpus
from tests.benchmarks.documents import beside_ours
from tests.benchmarks.generators import HERE, ROOT, ours, write_file
from tests.benchmarks.tables import table


def test_the_corpus_is_the_same_at_every_run_and_its_beginning_at_every_size() -> None:
    assert corpus(20) == corpus(30)[:20]
    assert sum(len(entry.body.split()) for entry in corpus(200)) / 200 > 300


def test_the_corpus_builds_with_the_theme_without_a_warning(tmp_path: Path) -> None:
    entries = corpus(20)
    for path, text in beside_ours().items():
        write_file(tmp_path / path, text)
    for entry in entries:
        write_file(tmp_path / ours().file_of(entry), ours().write(entry))
    project = Project(
        root=tmp_path,
        content=tmp_path / "content",
        templates=HERE / "theme",
        assets=HERE / "assets",
        output=tmp_path / "public",
        cache=tmp_path / ".cache",
        today=TODAY,
        use_cache=False,
    )
    built = build(project)
    assert not built.report.refuses(strict=True), list(built.report)
    pages = {artifact.path: artifact.data.decode() for artifact in built.artifacts if artifact.path.endswith(".html")}
    for entry in entries:
        own = f"{entry.section}/{entry.name}/index.html"
        assert pages[own].count("<article>") == 1
        assert any(f'href="/{entry.section}/{entry.name}/"' in text for path, text in pages.items() if path != own)


def test_the_whole_site_is_laid_out_with_its_own_templates_and_share_cards(tmp_path: Path) -> None:
    ours(whole=True).lay_out(tmp_path / "site", corpus(5))
    for folder, of in (("theme", "templates"), ("assets", "assets")):
        laid, own = tmp_path / "site" / folder, ROOT / of
        assert sorted(path.name for path in laid.iterdir()) == sorted(path.name for path in own.iterdir())
    assert "cartes_de_partage" not in (tmp_path / "site" / "content" / "site.yml").read_text("utf-8")


def test_a_table_gives_medians_and_how_many_times_the_others_ours_takes() -> None:
    figures = {"cold": {"A": [1.0, 9.0, 3.0], "B": [2.0, 2.0]}, "warm": {"A": [1.0]}}
    assert list(table("s", figures, 1)) == [
        "| s | A | B |",
        "|---|---:|---:|",
        "| cold | 3.0 | 2.0 (1.50) |",
        "| warm | 1.0 |  |",
    ]
