"""How a command tells its problems: to standard error, all of them, sorted, in the form asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable

from partage_site.diagnostics import Diagnostic, Report, Severity, as_github, as_json, as_text

FORMATS: dict[str, Callable[[Diagnostic], str]] = {"text": as_text, "github": as_github, "json": as_json}


def print_report(report: Report, form: str, *, by_weight: bool = False) -> None:
    """Prints every problem of `report` in `form` (text, github or json), errors first when `by_weight`.

    Otherwise what a person reads in a terminal ends with the errors, which are then just above the prompt.
    """
    weights = list(Severity)
    problems = list(report)
    if by_weight or form == "text":
        problems.sort(key=lambda problem: weights.index(problem.severity), reverse=not by_weight)
    for problem in problems:
        print(FORMATS[form](problem), file=sys.stderr)
