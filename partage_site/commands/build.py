"""`build`: the site into its folder, or every problem that stands in the way."""

from __future__ import annotations

from argparse import Namespace
from time import perf_counter

from partage_site.commands.reporting import print_report
from partage_site.diagnostics import Report
from partage_site.pipeline import build
from partage_site.project import Project
from partage_site.publishing import publish, refuse_unsafe_output
from partage_site.wording import cli as wording
from partage_site.wording.publishing import foreign_files_kept


def run(project: Project, arguments: Namespace) -> int:
    """Builds and publishes; 1 when the content has errors, and nothing is published then."""
    started = perf_counter()
    refuse_unsafe_output(project)
    built = build(project)
    print_report(built.report, arguments.format)
    if built.report.refuses(strict=project.strict):
        if arguments.format != "json":
            print(wording.not_published(built.report), flush=True)
        return 1
    publication = publish(built.artifacts, project)
    if publication.foreign:
        foreign = Report()
        foreign.add(foreign_files_kept(project.shown(project.output), publication.foreign))
        print_report(foreign, arguments.format)
    if not arguments.quiet:
        for town, insee, department in built.towns():
            print(wording.town_found(town, insee, department))
        counts = (publication.written, publication.unchanged, publication.removed)
        print(wording.published(project.output, len(built.pages), *counts, perf_counter() - started))
    return 0
