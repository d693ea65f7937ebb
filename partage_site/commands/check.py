"""`check`: all that `build` refuses, and what the produced pages must keep to; publishes nothing."""

from __future__ import annotations

from argparse import Namespace

from partage_site.checks import check_site
from partage_site.checks.external import check_external
from partage_site.checks.published import check_published
from partage_site.checks.templates import check_templates
from partage_site.commands.reporting import print_report
from partage_site.pipeline import build
from partage_site.project import Project
from partage_site.wording import cli as wording


def run(project: Project, arguments: Namespace) -> int:
    """Builds in memory and checks; 1 when something is refused. First one line of summary, then what weighs most."""
    built = build(project)
    # Where something is refused pages are missing: what the others say of them is no fault of theirs.
    if not built.report.refuses():
        built.report.extend(check_templates(project.templates))
        built.report.extend(check_site(built.artifacts, built.base))
        if arguments.published:
            built.report.extend(check_published(built.artifacts, built.base, arguments.published))
    if arguments.external:
        memory = project.cache / "liens-externes.json"
        built.report.extend(check_external(built.artifacts, memory, project.today))
    if not arguments.quiet:
        print(wording.checked(built.report, len(built.pages)), flush=True)
    print_report(built.report, arguments.format, by_weight=True)
    return int(built.report.refuses(strict=project.strict))
