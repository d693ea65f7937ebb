"""The order of the stages, on one screen: sources → models → catalogue → pages → artifacts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

from partage_site.addresses import base_of
from partage_site.artifact import Artifact, digest_of
from partage_site.cache import Cache
from partage_site.catalogue.addresses import file_of, moved_to, one_file_each, targets_of
from partage_site.catalogue.catalogue import Catalogue
from partage_site.catalogue.completeness import incomplete_facts
from partage_site.catalogue.consistency import inconsistencies
from partage_site.catalogue.gathering import gather
from partage_site.catalogue.promises import check_promises, sections_unloaded
from partage_site.diagnostics import Refusal, Report
from partage_site.outputs import ABOUT_PAGES, DATA, derive, search
from partage_site.outputs.manifest import derive_manifest
from partage_site.pages import compose_pages, compose_plan, listings_of
from partage_site.progress import Progress
from partage_site.project import Project
from partage_site.rendering.assets import read_assets
from partage_site.rendering.environment import Renderer
from partage_site.rendering.finishing import Finisher
from partage_site.rendering.library import Library
from partage_site.rendering.page import Listing
from partage_site.rendering.recipes import Composition
from partage_site.rendering.remembering import ProseWriter, remembered_cards, remembered_variants
from partage_site.rendering.share_card import read_fonts
from partage_site.rendering.to_come import look_over
from partage_site.rendering.writing import Writer
from partage_site.shell import site_of
from partage_site.sources.discovery import discover
from partage_site.sources.loading import Entry
from partage_site.sources.recalling import SourceChangedError, load_all
from partage_site.sources.typeface import read_coverage
from partage_site.sources.walking import report_links
from partage_site.wording import catalogue as wording
from partage_site.wording import cli as stages
from partage_site.wording import files as file_wording

# How often a build begins again because a file was saved while it was read.
_PATIENCE = 5


class Build(NamedTuple):
    """What a build gives: every file of the site, and every problem met. Nothing is written yet."""

    artifacts: tuple[Artifact, ...]
    pages: tuple[Listing, ...]
    report: Report
    catalogue: Catalogue | None
    base: str = "/"

    def towns(self) -> list[tuple[str, str, str, str]]:
        """How each town that content names was understood: as typed, its name, INSEE code, department."""
        if self.catalogue is None:
            return []
        placed = ((entry, self.catalogue.place(entry)) for entry in self.catalogue.entries())
        return sorted(
            {
                (entry.record.town, place.town, place.insee, place.department)
                for entry, place in placed
                if place and place.town and place.insee and place.department
            }
        )


def build(project: Project, cache: Cache | None = None, progress: Progress | None = None) -> Build:
    """Builds the site of `project` in memory; raises `Refusal` when the project or an option is unusable.

    `cache` stands for the project's own, which is opened for a single build where none is given, and must stay open
    as long as artifacts are read; `progress` is told of each stage.
    """
    cache = cache or Cache(project.cache if project.use_cache else None)
    try:
        for _ in range(_PATIENCE):
            with suppress(SourceChangedError), ProseWriter(cache, project.jobs) as write:
                return _build(project, cache, write, progress or Progress())
            cache.stamps.steady = False
        raise Refusal(*wording.sources_keep_changing())
    finally:
        cache.end_build()


def _build(project: Project, cache: Cache, write: ProseWriter, progress: Progress) -> Build:
    report = Report()
    progress.stage(stages.READING)
    discovery = discover(project.content, report)
    settings, entries, unsound = load_all(
        discovery, report, cache, lacking=read_coverage(project.assets), fresh=write.expect
    )
    if settings is None:
        return Build((), (), report, None)
    catalogue = gather(
        entries,
        settings.record,
        unsound=unsound,
        sources=discovery.sources,
        today=project.today,
        drafts=project.drafts,
        report=report,
        cache=cache,
    )
    report.extend(incomplete_facts(settings, catalogue, cache))
    report.extend(inconsistencies(catalogue))
    library = Library({file.name: file.path for file in discovery.attachments}, report, make=remembered_variants(cache))
    base = base_of(settings.record.url, project.base_url)
    targets, moved = targets_of(discovery.sources, catalogue.hidden), partial(moved_to, entries=entries)
    writer = Writer(targets, library, base, report, write, cache, moved=moved)
    artifacts, pages = make_artifacts(project, settings, catalogue, writer, progress)
    for entry in unsound:
        writer.body(entry)  # for what there is to tell of it
    look_over(catalogue.to_come, writer)
    report.extend(file_wording.text_left(name) for name in writer.library.texts_left())
    # A page whose template fails is told once, and the links to it are sound.
    files = {artifact.path for artifact in artifacts} | {file_of(page.path) for page in pages}
    unsure = sections_unloaded(discovery.sources, entries)
    promised = [(promise.place, promise.path) for promise in writer.trail.promised]
    check_promises(promised, settings, files, report, hidden=catalogue.hidden, unsure=unsure)
    return Build(one_file_each(artifacts, catalogue.entries(), report), pages, report, catalogue, writer.base.path)


def make_artifacts(
    project: Project, settings: Entry[Any], catalogue: Catalogue, writer: Writer, progress: Progress
) -> tuple[list[Artifact], tuple[Listing, ...]]:
    """Every file of the site: assets, pages, what is derived from the catalogue, the files and pictures asked for; and
    what others tell of the pages."""
    report = writer.report
    assets, fonts = read_assets(project.assets, report), read_fonts(project.assets)
    report_links(project.templates, "templates", report)
    report_links(project.assets, "assets", report)
    if settings.record.share_cards and not fonts:
        report.add(wording.no_fonts_for_cards(settings.document.locate(("cartes_de_partage",))))
    progress.stage(stages.DERIVING)
    # First what needs no body: other processes are writing the bodies meanwhile.
    artifacts = [*assets.artifacts, *derive(DATA, catalogue, writer)]
    progress.stage(stages.RENDERING)
    common = "".join(map(digest_of, fonts or ()))
    compositions = compose_pages(catalogue, writer, common)
    site = site_of(settings, catalogue, writer, listings_of(_framing(compositions, settings)))
    renderer = Renderer(project.templates, site, writer.base, assets.paths, writer.cache)
    draw = remembered_cards(writer.cache, *fonts) if fonts else None
    finisher = Finisher(renderer, draw, report, partial(search.prepare, catalogue=catalogue, writer=writer))
    artifacts += finisher.render(progress.each(sorted(compositions, key=_reading)))
    plan = compose_plan(catalogue, writer, listings_of(compositions), common)
    artifacts += finisher.render([plan])
    pages = listings_of([*compositions, plan])
    progress.stage(stages.DERIVING)
    artifacts += derive(ABOUT_PAGES, catalogue, writer, pages)
    artifacts += derive_manifest(settings.record, writer.base, assets.paths)
    progress.stage(stages.PICTURES)
    artifacts += writer.library.artifacts()
    artifacts += finisher.cards()
    return artifacts, pages


def _framing(compositions: Iterable[Composition], settings: Entry[Any]) -> Iterator[Composition]:
    """The pages that must be composed before any is rendered, few of which are entries': those that the menu names, as
    one with nothing in it leaves the menu, and may be among any that are no entry's."""
    named = {item.path for item in settings.record.menu}
    return (each for each in compositions if each.entry is None or each.entry.path in named)


def _reading(composition: Composition) -> str:
    """Where the entry of a page stands in the order of reading, in which bodies are being written: pages that wait for
    theirs in the same order seldom wait, and those of no entry come first."""
    return composition.entry.source.shown if composition.entry else ""
