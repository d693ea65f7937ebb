"""How a command tells its problems: to standard error, all of them, sorted, in the form asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable

from partage_site.diagnostics import Diagnostic, Report, Severity, as_github, as_json, as_text

FORMATS: dict[str, Callable[[Diagnostic], str]] = {"text": as_text, "github": as_github, "json": as_json}


def print_report(report: Report, form: str, *, by_weight: bool = False) -> None:
    """Prints every problem of `report` in `form` (text, github or json), errors first when `by_weight`."""
    weights = list(Severity)
    problems = sorted(report, key=lambda problem: weights.index(problem.severity)) if by_weight else report
    for problem in problems:
        print(FORMATS[form](problem), file=sys.stderr)
