"""How a command tells its problems: to standard error, sorted, in the form asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable

from partage_site.diagnostics import Diagnostic, Report, Severity, as_github, as_json, as_text
from partage_site.wording import cli as wording

FORMATS: dict[str, Callable[[Diagnostic], str]] = {"text": as_text, "github": as_github, "json": as_json}
# Of what is to complete, a build tells so many one by one: hundreds would hide what to mend.
FEW = 8


def print_report(report: Report, form: str, *, by_weight: bool = False, most: int | None = None) -> None:
    """Prints the problems of `report` in `form` (text, github or json), errors first when `by_weight`.

    Otherwise what a person reads in a terminal ends with the errors, which are then just above the prompt. A person is
    told `most` of what is to complete and how much is left; a program, and whoever gives no number, is told all.
    """
    weights = list(Severity)
    problems = list(report)
    if by_weight or form == "text":
        problems.sort(key=lambda problem: weights.index(problem.severity), reverse=not by_weight)
    incomplete = [problem for problem in problems if problem.severity is Severity.INCOMPLETE]
    untold = set(incomplete[most:]) if most is not None and form == "text" else set()
    for problem in problems:
        if problem not in untold:
            print(FORMATS[form](problem), file=sys.stderr)
        elif problem is incomplete[-1]:
            print(wording.more_to_complete(len(untold)), file=sys.stderr)
