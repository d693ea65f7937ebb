"""`build`: the site into its folder, or every problem that stands in the way."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from time import perf_counter

from partage_site.cache import Cache
from partage_site.commands.reporting import FEW, print_report
from partage_site.diagnostics import Refusal, Report
from partage_site.progress import Progress
from partage_site.project import Project
from partage_site.stamps import Stamp
from partage_site.standing import Standing, inputs_of, keep_standing, last_standing, still_standing, times_in
from partage_site.wording import cli as wording


def run(project: Project, arguments: Namespace) -> int:
    """Builds and publishes; 1 when the content has errors, and nothing is published then."""
    started = perf_counter()
    with closing(Cache(project.cache if project.use_cache else None)) as cache:
        return _build(project, cache, arguments, started)


def _build(project: Project, cache: Cache, arguments: Namespace, started: float) -> int:
    inputs = inputs_of(project, cache)
    cache.stamps.steady = inputs is not None
    last = last_standing(cache)
    standing = still_standing(project, cache, last, inputs)
    if standing is None or standing.report.refuses(strict=project.strict):
        return _build_anew(project, cache, inputs, times_in(last), arguments, started)
    if cache.stamps.read:
        cache.keep_stamps()
    print_report(standing.report, arguments.format, most=_most(arguments))
    with _in_place(project):
        _tell_end(project, arguments, standing, (0, standing.files, 0), started)
    return 0


def _build_anew(
    project: Project,
    cache: Cache,
    inputs: str | None,
    times: Mapping[str, int],
    arguments: Namespace,
    started: float,
) -> int:
    # Imported here, as a build with nothing to do needs none of it.
    from partage_site.pipeline import build
    from partage_site.publishing import publish, refuse_unsafe_output

    refuse_unsafe_output(project)
    looked = dict(cache.stamps.asked)
    progress = Progress(sys.stderr if sys.stderr.isatty() and not arguments.quiet else None)
    built = build(project, cache, progress)
    progress.end()
    print_report(built.report, arguments.format, most=_most(arguments))
    if built.report.refuses(strict=project.strict):
        if arguments.format != "json":
            print(wording.not_published(built.report), flush=True)
        return 1
    progress.stage(wording.PUBLISHING)
    publication = publish(built.artifacts, project, times=times)
    progress.end()
    standing = Standing(built.report, len(built.pages), len(built.artifacts), built.towns())
    # Unless a file was saved while we were building, or somebody's lies in the output: the next build will see to it.
    if inputs and not publication.foreign and _is_same(inputs, looked, project, cache):
        keep_standing(project, cache, inputs, standing, {made.path: made.size for made in built.artifacts}, publication)
    cache.keep_stamps()
    counts = (publication.written, publication.unchanged, publication.removed)
    with _in_place(project):
        if publication.foreign:
            _tell_foreign(project, arguments, publication.foreign)
        _tell_end(project, arguments, standing, counts, started)
        if arguments.verbose:
            print(wording.profile(progress.took, cache.made, cache.asked))
    return 0


def _is_same(inputs: str, looked: Mapping[str, Stamp], project: Project, cache: Cache) -> bool:
    """Whether no file was saved since all were `looked` at, be it back to what it had said."""
    return inputs == inputs_of(project, cache) and looked.items() <= cache.stamps.asked.items()


def _most(arguments: Namespace) -> int | None:
    """How many points to complete are told one by one; all of them to whoever wants to know more."""
    return None if arguments.verbose else FEW


@contextmanager
def _in_place(project: Project) -> Iterator[None]:
    """What is told once the site is in its folder: where it cannot be written, only that is refused."""
    try:
        yield
    except OSError as error:
        raise Refusal(*wording.published_untold(project.output, error)) from error


def _tell_foreign(project: Project, arguments: Namespace, foreign: Sequence[str]) -> None:
    from partage_site.wording.publishing import foreign_files_kept

    report = Report()
    report.add(foreign_files_kept(project.shown(project.output), foreign))
    print_report(report, arguments.format)


def _tell_end(
    project: Project, arguments: Namespace, standing: Standing, counts: tuple[int, int, int], started: float
) -> None:
    if arguments.quiet:
        return
    for town in standing.towns:
        print(wording.town_found(*town))
    print(wording.published(project.output, standing.pages, *counts, perf_counter() - started))
