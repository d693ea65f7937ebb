"""`serve`: the site as it will be, on this machine, following every save."""

from __future__ import annotations

import gc
import sys
import webbrowser
from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from typing import NoReturn

from partage_site.cache import Cache
from partage_site.clock import today_in_paris
from partage_site.commands.reporting import print_report
from partage_site.diagnostics import PartageError, Refusal, Report, Severity
from partage_site.memory import Memory
from partage_site.pipeline import Build, build
from partage_site.preview.attempt import Attempt
from partage_site.preview.following import Follower
from partage_site.preview.server import open_server, serving
from partage_site.preview.session import Session
from partage_site.preview.watching import open_watch
from partage_site.program import program_version
from partage_site.project import Project
from partage_site.stamps import Stamps
from partage_site.wording import preview as wording

# Short, because on Windows Ctrl-C is heard only between two waits.
_STEP = 1.0
# What builds leave behind is swept away after so many steps in which nothing was saved, or after so many builds.
_QUIET_STEPS, _MOST_UNSWEPT = 3, 10


def run(project: Project, arguments: Namespace) -> int:
    """Serves until Ctrl-C; writes no file. Raises `Refusal` when the port that was named cannot be had."""
    folders = (project.content, project.templates, project.assets)

    cache = Cache(project.cache if project.use_cache else None, Memory())

    def make() -> Build:
        today = arguments.today or today_in_paris()
        return build(project._replace(drafts=True, base_url="/", today=today), cache)

    session = Session()
    with closing(cache), serving(open_server(session, _port(arguments.port))) as server:
        watch = open_watch(folders, poll=arguments.poll, say=_say)
        try:
            build_now, known = _by_one_program(make, _version), lambda: cache.stamps
            follower = Follower(session, folders, watch, build_now, _telling(arguments), known)
            follower.catch_up()
            _say(wording.address(server.url))
            if arguments.open and not webbrowser.open(server.url):
                _say(wording.no_browser(server.url))
            _follow(follower)
        except KeyboardInterrupt:
            _say(wording.stopped())
        finally:
            watch.close()
    return 0


def _version() -> bytes:
    return program_version(Stamps())


def _by_one_program(make: Callable[[], Build], version: Callable[[], bytes]) -> Callable[[], Build]:
    """`make` that tells, where it fails, of a program that changed: modules and templates are then of two."""
    first = version()

    def made() -> Build:
        try:
            built = make()
        except PartageError:
            raise
        except Exception as error:
            if version() != first:
                raise Refusal(*wording.program_changed()) from error
            raise
        if built.report.refuses() and version() != first:
            built.report.add(wording.refused(*wording.program_changed()))
        return built

    return made


def _follow(follower: Follower) -> NoReturn:
    """Follows every save.

    What a build leaves behind holds itself together in circles, with every picture of the site: at Python's pace,
    hundreds of saves would come before it is swept away. Of a large site that takes a second, which a save that comes
    meanwhile waits for: it is done once the author has turned to something else.
    """
    unswept, quiet = 1, 0
    while True:
        if follower.step(_STEP):
            unswept, quiet = unswept + 1, 0
        else:
            quiet += 1
        if unswept >= _MOST_UNSWEPT or (unswept and quiet >= _QUIET_STEPS):
            gc.collect()
            unswept = 0


def _port(named: str | None) -> int | None:
    if named is None:
        return None
    if not (named.isascii() and named.isdigit() and 1 <= int(named) <= 65535):
        raise Refusal(*wording.bad_port(named))
    return int(named)


def _telling(arguments: Namespace) -> Callable[[Attempt], None]:
    """Prints errors at each build, warnings when they are new, what is to complete as a number."""
    told: set[object] = set()

    def tell(made: Attempt) -> None:
        report = Report()
        report.extend(
            problem
            for problem in made.problems
            if problem.severity is Severity.ERROR or (problem.severity is Severity.WARNING and problem not in told)
        )
        told.clear()
        told.update(made.problems)
        print_report(report, arguments.format)
        if made.fault and arguments.verbose:
            print(made.fault, file=sys.stderr)
        if made.refused:
            _say(wording.blocked(made.problems))
        elif not arguments.quiet:
            _say(wording.built(made.problems, made.pages, made.seconds))

    return tell


def _say(sentence: str) -> None:
    print(sentence, flush=True)
