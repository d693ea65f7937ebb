"""`import`: one file for each row of a spreadsheet, all or none; a second import of the same sheet updates them."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path

from partage_site.commands.reporting import print_report
from partage_site.diagnostics import Refusal, Report, Severity
from partage_site.project import Project
from partage_site.publishing.disk import move
from partage_site.scaffolding.naming import kind_named, sources_in
from partage_site.scaffolding.open_data import as_typed
from partage_site.scaffolding.planning import Outcome, Plan, plan_files
from partage_site.scaffolding.spreadsheet import LARGEST, read_sheet
from partage_site.scaffolding.writing import write_together
from partage_site.wording import scaffolding as wording


def run(project: Project, arguments: Namespace) -> int:
    """Imports, or with `--dry-run` tells what would be; 1 when a row is refused, and nothing is written then."""
    kind = kind_named(arguments.kind)
    report = Report()
    read = read_sheet(_read(arguments.sheet), arguments.sheet.name, report)
    sheet = as_typed(read, kind) if read else None
    plan = plan_files(sheet, kind, project.content, sources_in(project.content), report) if sheet else Plan((), ())
    if not arguments.quiet:
        if sheet is not read:
            print(wording.own_open_data())
        _tell(plan)
    print_report(report, arguments.format)
    if report.refuses(strict=project.strict):
        print(wording.nothing_imported(report.count(Severity.ERROR), report.count(Severity.WARNING)))
        return 1
    if not arguments.dry_run:
        _write(plan, project)
    if not arguments.quiet:
        outcomes = Counter(file.outcome for file in plan.files)
        changed = outcomes[Outcome.UPDATED] + outcomes[Outcome.REWRITTEN]
        said = wording.would_import if arguments.dry_run else wording.imported
        print(said(outcomes[Outcome.CREATED], changed, outcomes[Outcome.UNCHANGED]))
    return 0


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        raise Refusal(*wording.no_sheet(path.as_posix())) from None


def _tell(plan: Plan) -> None:
    """How each column was understood, and what becomes of each row."""
    for column in plan.columns:
        print(wording.column_understood(column.header, column.key))
    for file in plan.files:
        print(wording.row_planned(file.row, file.shown, file.outcome.value))
        if file.outcome is Outcome.REWRITTEN:
            print(wording.comments_lost(file.shown))


def _write(plan: Plan, project: Project) -> None:
    files = {file.path: file.data for file in plan.files if file.outcome is not Outcome.UNCHANGED}
    try:
        write_together(files, move)
    except OSError as error:
        raise Refusal(*wording.not_writable(project.shown(Path(error.filename or project.content)), error)) from None
