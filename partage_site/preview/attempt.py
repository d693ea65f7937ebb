"""One build tried: whatever goes wrong in it becomes problems to show, never the end of the preview."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple

from partage_site.artifact import Artifact
from partage_site.diagnostics import Diagnostic, Refusal
from partage_site.pipeline import Build
from partage_site.wording import preview as wording


class Attempt(NamedTuple):
    """What came of a build: its files, its problems in their order, whether they stand in the way of showing it.

    `fault` is the trace of an exception that no one expected, for who looks after the program; empty otherwise.
    """

    artifacts: tuple[Artifact, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    refused: bool = False
    pages: int = 0
    seconds: float = 0.0
    fault: str = ""


def attempt(make: Callable[[], Build]) -> Attempt:
    """Calls `make`; raises nothing but what ends a program."""
    started = perf_counter()
    try:
        built = make()
    except Refusal as refusal:
        return Attempt(problems=(wording.refused(refusal.message, refusal.hint),), refused=True)
    except (OSError, MemoryError) as error:  # tried again as what nobody expected: the next build may be let do it
        return Attempt(problems=(wording.system_refused(error),), refused=True, fault=traceback.format_exc())
    except Exception as error:
        return Attempt(problems=(wording.program_fault(repr(error)),), refused=True, fault=traceback.format_exc())
    seconds = perf_counter() - started
    return Attempt(built.artifacts, tuple(built.report), built.report.refuses(), len(built.pages), seconds)
