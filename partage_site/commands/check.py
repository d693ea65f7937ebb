"""`check`: all that `build` refuses, and what the produced pages must keep to; publishes nothing."""

from __future__ import annotations

from argparse import Namespace

from partage_site.checks import check_site
from partage_site.commands.reporting import print_report
from partage_site.pipeline import build
from partage_site.project import Project
from partage_site.wording import cli as wording


def run(project: Project, arguments: Namespace) -> int:
    """Builds in memory and checks; 1 when something is refused."""
    built = build(project)
    built.report.extend(check_site(built.artifacts, built.base))
    print_report(built.report, arguments.format)
    if not arguments.quiet:
        print(wording.checked(built.report, len(built.pages)))
    return int(built.report.refuses(strict=project.strict))
