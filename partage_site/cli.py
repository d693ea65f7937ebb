"""What a user types, turned into a project and a command; every end has its exit status.

0 done; 1 the content or the templates have errors; 2 wrong usage or refused folder; 3 a fault of the program.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Container, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from partage_site.clock import EARLIEST, LATEST, today_in_paris
from partage_site.commands import COMMANDS
from partage_site.diagnostics import Refusal
from partage_site.project import Project
from partage_site.wording import cli as wording

REFUSED, PROGRAM_FAULT = 2, 3
INTERRUPTED = 130  # what shells say of a program that Ctrl-C ended
ROOT = Path(__file__).resolve().parent.parent


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command that `argv` names (`build` when it names none); the exit status."""
    _speak_utf8()
    # A build makes much and throws little away: looking for dead cycles at Python's usual pace costs a tenth of it, and
    # a third of a large preview's, which holds all that it knows.
    gc.set_threshold(1_000_000, 20, 20)
    verbose = False
    try:
        arguments = _parse(list(sys.argv[1:] if argv is None else argv))
        verbose = arguments.verbose
        module = importlib.import_module(f"partage_site.commands.{arguments.command.module}")
        status: int = module.run(_project(arguments), arguments)
    except Refusal as refusal:
        print(wording.refused(refusal.message, refusal.hint), file=sys.stderr)
        return REFUSED
    except (OSError, MemoryError) as error:
        print(wording.refused(*wording.system_refused(error)), file=sys.stderr)
        if verbose:
            _print_trace()
        return REFUSED
    except KeyboardInterrupt:
        print(wording.interrupted(), file=sys.stderr)
        return INTERRUPTED
    except ModuleNotFoundError:  # of an environment that lost something, of which the launcher tells
        raise
    except Exception as error:
        print(wording.program_fault(repr(error)), file=sys.stderr)
        if verbose:
            _print_trace()
        return PROGRAM_FAULT
    return status


def _print_trace() -> None:
    # Imported here, since few commands fail.
    import traceback

    traceback.print_exc()


class _Parser(argparse.ArgumentParser):
    """argparse, speaking French."""

    def error(self, message: str) -> NoReturn:
        raise Refusal(wording.usage(message), wording.see_help())

    def format_help(self) -> str:
        return wording.help_in_french(super().format_help())


def _parse(argv: list[str]) -> argparse.Namespace:
    """The arguments of `argv`; the first word that is no option names the command."""
    if not argv or (argv[0].startswith("-") and argv[0] not in {"-h", "--help"}):
        argv = ["build", *argv]
    parser = _Parser(prog="build.py", description=wording.DESCRIPTION, epilog=wording.EPILOG, allow_abbrev=False)
    verbs = parser.add_subparsers(metavar="COMMANDE", required=True, parser_class=_Parser, prog="build.py")
    for command in COMMANDS:
        sub = verbs.add_parser(command.name, help=command.help, description=command.help, allow_abbrev=False)
        sub.set_defaults(command=command)
        if command.name != argv[0]:
            continue  # no other is parsed
        _add_common(sub, command.unused)
        for names, settings in command.options:
            sub.add_argument(*names, **settings)
    return parser.parse_args(argv)


def _add_common(parser: argparse.ArgumentParser, unused: Container[str]) -> None:
    def add(*names: str, help: str, **settings: Any) -> None:  # noqa: A002 - as argparse calls it
        shown = argparse.SUPPRESS if names[-1].removeprefix("--") in unused else help
        parser.add_argument(*names, help=shown, **settings)

    for name in ("content", "templates", "assets", "output"):
        add(f"--{name}", type=Path, metavar="DOSSIER", help=wording.FOLDERS[name])
    add("--base-url", metavar="URL", help=wording.BASE_URL)
    add("--today", type=_day, metavar="AAAA-MM-JJ", help=wording.TODAY)
    add("--drafts", action="store_true", help=wording.DRAFTS)
    add("--strict", action="store_true", help=wording.STRICT)
    add("--format", choices=("text", "github", "json"), default="text", help=wording.FORMAT)
    add("--jobs", type=_jobs, default=_cores(), metavar="N", help=wording.JOBS)
    add("--no-cache", action="store_true", help=wording.NO_CACHE)
    add("-q", "--quiet", action="store_true", help=wording.QUIET)
    add("-v", "--verbose", action="store_true", help=wording.VERBOSE)


def _project(arguments: argparse.Namespace) -> Project:
    """The project that `arguments` describe; folders that are not named are those of the repository."""

    def folder(named: Path | None, default: str) -> Path:
        return (Path.cwd() / named if named else ROOT / default).absolute()

    project = Project(
        root=ROOT,
        content=folder(arguments.content, "content"),
        templates=folder(arguments.templates, "templates"),
        assets=folder(arguments.assets, "assets"),
        output=folder(arguments.output, "public"),
        cache=ROOT / ".cache",
        today=arguments.today or today_in_paris(),
        base_url=arguments.base_url,
        drafts=arguments.drafts,
        strict=arguments.strict,
        jobs=arguments.jobs,
        use_cache=not arguments.no_cache,
    )
    for path in (project.content, project.templates, project.assets):
        if not path.is_dir():
            raise Refusal(*wording.missing_folder(str(path)))
    return project


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # other ISO forms, as weeks, are nobody's here
        raise argparse.ArgumentTypeError(wording.bad_day(text))
    if not EARLIEST <= day.year <= LATEST:  # as in content, where no other day could be written
        raise argparse.ArgumentTypeError(wording.day_too_far(text, EARLIEST, LATEST))
    return day


def _cores() -> int:
    """How many processes this machine runs at once, within reason: each takes memory."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, 8)


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(wording.bad_jobs(text))
    return int(text)


def _speak_utf8() -> None:
    """French is printed whole on any console; what it cannot show becomes `?` rather than an error, and a stream that
    was closed shows nothing.
    """
    sys.stdout, sys.stderr = (stream or Path(os.devnull).open("w") for stream in (sys.stdout, sys.stderr))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
