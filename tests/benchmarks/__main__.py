"""This generator beside its peers, the same texts and a like theme, in turns: `python -m tests.benchmarks`.

Prints medians and ratios as Markdown. Ends with 1 if a build that remembered gave other bytes than a clean one.
Installs the peers once, from the network; needs a Unix, and npm for Eleventy.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.corpus import corpus
from tests.benchmarks.generators import OURS, Generator, clean_build, ours, peers
from tests.benchmarks.installing import install
from tests.benchmarks.measuring import SITUATIONS, CommandFailedError, Cost, Site, cost_of, digests_of, measure
from tests.benchmarks.serving import save_to_served
from tests.benchmarks.tables import table

SERVE = "serve"
PEERS = ("hugo", "eleventy", "pelican", "mkdocs")
EDITED = 1  # the number of the text that is edited, an event
_CLEAN = "clean"


class OtherBytesError(Exception):
    """An incremental build differs from a clean one; the text says where."""


def main() -> int:
    """Measures what the command line asks for; 1 when bytes differ, 2 when a generator fails."""
    options = _options()
    if options.peers:
        install(options.installed)
    known = peers(options.installed)
    generators = [ours(whole=options.whole), *(known[name] for name in options.peers)]
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=options.work) as work:
        try:
            for size in sorted(options.sizes):
                _measure_size(size, generators, options, Path(work))
        except OtherBytesError as difference:
            print(difference, file=sys.stderr)
            return 1
        except CommandFailedError as failure:
            print(failure, file=sys.stderr)
            return 2
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000], metavar="PAGES")
    parser.add_argument("--peers", nargs="*", default=PEERS, choices=PEERS)
    parser.add_argument("--measures", nargs="+", default=[*SITUATIONS, SERVE], choices=[*SITUATIONS, SERVE])
    parser.add_argument(
        "--whole", action="store_true", help="our own templates and share cards, not a theme like theirs"
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", type=Path, help="where the sites are laid out, for as long as it takes")
    parser.add_argument("--installed", type=Path, default=Path(tempfile.gettempdir()) / "benchmark-peers")
    return parser.parse_args()


def _measure_size(size: int, generators: Sequence[Generator], options: argparse.Namespace, work: Path) -> None:
    """Prints the tables of one size."""
    entries = corpus(size)
    sites = [Site(generator, work / f"{generator.name}-{size}", entries[EDITED]) for generator in generators]
    for site in sites:
        site.generator.lay_out(site.folder, entries)
    del entries
    costs = {
        SITUATIONS[name].name: _in_turns(sites, name, options.rounds) for name in options.measures if name != SERVE
    }
    seconds = {name: {who: [cost.wall for cost in all_] for who, all_ in line.items()} for name, line in costs.items()}
    _print(f"{size} pages, seconds", seconds, 2)
    memory = {name: {who: [cost.memory for cost in all_] for who, all_ in line.items()} for name, line in costs.items()}
    _print(f"{size} pages, MB of the largest process", memory, 0)
    processor = {
        name: {who: [cost.processor for cost in all_] for who, all_ in line.items()} for name, line in costs.items()
    }
    _print(f"{size} pages, seconds of processors", processor, 2)
    if SERVE in options.measures:
        served = {site.generator.name: save_to_served(site, 2 * options.rounds) for site in sites}
        milliseconds = {who: [1000 * seconds for seconds in all_] for who, all_ in served.items()}
        _print(f"{size} pages, milliseconds", {"save to served": milliseconds}, 0)


def _in_turns(sites: Sequence[Site], name: str, rounds: int) -> dict[str, list[Cost]]:
    """The costs of each generator in a situation, one round after the other."""
    costs: dict[str, list[Cost]] = defaultdict(list)
    for site in sites:  # once for nothing: Python compiles, the disk is read, only the change at hand is to be built
        site.rewrite(site.edited)
        cost_of(site.generator.build, site.folder)
    for number in range(1, rounds + 1):
        for site in sites:
            costs[site.generator.name].append(measure(site, SITUATIONS[name], number))
            if site.generator.name == OURS:
                _check_bytes(site, name)
    return costs


def _check_bytes(site: Site, situation: str) -> None:
    """Raises OtherBytesError unless our output is that of a build that remembers nothing."""
    cost_of(clean_build(_CLEAN), site.folder)
    clean, built = digests_of(site.folder / _CLEAN), site.files()
    if differing := sorted(path for path in {*clean, *built} if clean.get(path) != built.get(path)):
        raise OtherBytesError(f"{situation}: not the bytes of a clean build: {', '.join(differing[:10])}")


def _print(title: str, figures: dict[str, dict[str, list[float]]], decimals: int) -> None:
    print("\n".join(table(title, figures, decimals)), end="\n\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
