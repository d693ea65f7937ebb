"""The measurements as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

# What was measured, by line and by generator.
Figures = Mapping[str, Mapping[str, Sequence[float]]]


def table(title: str, figures: Figures, decimals: int) -> Iterator[str]:
    """Medians; for every generator but the first, in brackets, how many times it the first one takes."""
    names = list(dict.fromkeys(name for line in figures.values() for name in line))
    yield f"| {title} | {' | '.join(names)} |"
    yield "|---|" + "---:|" * len(names)
    for label, line in figures.items():
        first = median(line[names[0]])
        cells = [
            _cell(median(line[name]), first if name != names[0] else None, decimals) if name in line else ""
            for name in names
        ]
        yield f"| {label} | {' | '.join(cells)} |"


def _cell(value: float, first: float | None, decimals: int) -> str:
    return f"{value:.{decimals}f}" + (f" ({first / value:.2f})" if first is not None else "")
