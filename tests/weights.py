"""The README's table of what pages weigh, measured on the example site: `python -m tests.weights` writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partage_site.checks.weight import page_loads
from tests.golden import ROOT, build_example

README = ROOT / "README.md"
PAGES = {
    "home": "index.html",
    "map and list of programmes": "programmes/index.html",
    "programme": "programmes/alpha/index.html",
    "event": "evenements/rencontre/index.html",
    "archive of a year": "evenements/2024/index.html",
    "free page": "a-propos/index.html",
    "map in a partner's frame": "carte/integrer/index.html",
}
_KINDS = {".html": "page", ".css": "styles", ".js": "scripts", ".woff2": "fonts"}
COLUMNS = ("page", "styles", "scripts", "fonts", "pictures")
_TABLE = re.compile(r"(<!-- weights:start -->\n).*(<!-- weights:end -->)", re.DOTALL)
_ROW = re.compile(r"^\| ([a-z][^|]+?) \|((?: +[\d.]+ \|)+)$", re.MULTILINE)


def measured() -> dict[str, list[float]]:
    """The kilobytes of each row, in the order of the columns, then all of them."""
    loads = page_loads(build_example().artifacts, "/")
    rows = {}
    for name, path in PAGES.items():
        sums = dict.fromkeys(COLUMNS, 0)
        for file, cost in loads[path].items():
            sums[next((kind for suffix, kind in _KINDS.items() if file.endswith(suffix)), "pictures")] += cost
        rows[name] = [cost / 1000 for cost in (*sums.values(), sum(sums.values()))]
    return rows


def read() -> dict[str, list[float]]:
    """What the README says."""
    table = _TABLE.search(README.read_text("utf-8"))
    return {row[1]: [float(cell) for cell in row[2].split("|") if cell.strip()] for row in _ROW.finditer(table[0])}  # type: ignore[index]


def lines() -> Iterator[str]:
    """The table in Markdown."""
    yield f"| | {' | '.join(COLUMNS)} | all |"
    yield "|---|" + "---:|" * (len(COLUMNS) + 1)
    for name, cells in measured().items():
        yield f"| {name} | {' | '.join(f'{cell:.1f}' for cell in cells)} |"


def main() -> None:
    """Writes the table into the README."""
    table = "\n".join(lines())
    text = README.read_text("utf-8")
    README.write_text(_TABLE.sub(lambda found: f"{found[1]}{table}\n{found[2]}", text), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
