"""Figures of one run, their bars, and the table of both."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from json import dumps
from statistics import median
from time import perf_counter
from typing import Any

LARGE = 500_000
"""Persons from which on the bars for a million hold, not those for a hundred thousand."""


@dataclass(frozen=True)
class Figure:
    """What one piece of work took, each time it was done; `beside` is what another program took for the same."""

    bar: str
    work: str
    took: Sequence[float]
    unit: str = "ms"
    beside: Mapping[str, float] = field(default_factory=dict)

    def say(self) -> None:
        """Print it for the process that makes the table."""
        print(dumps(asdict(self)), flush=True)  # noqa: T201


@dataclass(frozen=True)
class Bar:
    """What the median must reach at 100,000 and at a million persons, and how many times as fast as another program.

    Of rates (`at_least`) the median must be that much, of all else at most; of some, that much `over` an earlier run.
    None where nothing was laid down.
    """

    small: float | None = None
    large: float | None = None
    at_least: bool = False
    over: bool = False
    times: tuple[float, float] | None = None

    def words(self, figure: Figure, persons: int) -> str:
        """The bar as the table says it."""
        limit, times = self._limits(figure, persons)
        sign = "≥" if self.at_least else "≤ before +" if self.over else "≤"
        parts = [f"{sign} {limit:g} {figure.unit}"] if limit is not None else []
        return ", ".join([*parts, *([f"≥ {times:g}×"] if times is not None else [])])

    def is_met(self, figure: Figure, persons: int, earlier: float | None) -> bool | None:
        """Whether the figure reaches it; None where there is nothing to reach, or no earlier run to compare with."""
        limit, times = self._limits(figure, persons)
        usual = median(figure.took)
        if self.over and limit is not None:
            limit = limit + earlier if earlier is not None else None
        met = [usual >= limit if self.at_least else usual <= limit] if limit is not None else []
        met += [ratio(figure) >= times] if times is not None else []
        return all(met) if met else None

    def _limits(self, figure: Figure, persons: int) -> tuple[float | None, float | None]:
        is_large = persons >= LARGE
        times = self.times[is_large] if self.times and figure.beside else None
        return (self.large if is_large else self.small), times


def ratio(figure: Figure) -> float:
    """How many times as fast as the other program."""
    return next(iter(figure.beside.values())) / median(figure.took)


def times_taken(work: Callable[[], Any], *, times: int = 15, seconds: float = 12, least: int = 3) -> list[float]:
    """Milliseconds of each run: that many, or as many as fit into the seconds."""
    took: list[float] = []
    while len(took) < times and (len(took) < least or sum(took) < seconds * 1000):
        begun = perf_counter()
        work()
        took.append((perf_counter() - begun) * 1000)
    return took


def table(figures: Iterable[Figure], bars: Mapping[str, Bar], persons: int, before: Mapping[str, float]) -> str:
    """The figures as a table; `before` are medians of an earlier run by the name of the work."""
    rows: list[tuple[str, ...]] = [
        ("work", "best", "median", "max", "", "beside", "times", "before", "times", "bar", "met")
    ]
    for figure in figures:
        bar, usual = bars.get(figure.bar, Bar()), median(figure.took)
        best, worst = (max, min) if bar.at_least else (min, max)
        earlier = before.get(figure.work)
        met = bar.is_met(figure, persons, earlier)
        rows.append(
            (
                figure.work,
                *(number_in_words(value) for value in (best(figure.took), usual, worst(figure.took))),
                figure.unit,
                ", ".join(f"{who} {number_in_words(value)}" for who, value in figure.beside.items()),
                f"{number_in_words(ratio(figure))}×" if figure.beside else "",
                number_in_words(earlier) if earlier is not None else "",
                f"{number_in_words(usual / earlier if bar.at_least else earlier / usual)}×" if earlier else "",
                bar.words(figure, persons),
                {True: "yes", False: "NO", None: ""}[met],
            )
        )
    return aligned(rows)


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a table for the eye; the first are the heads."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    head, *others = lines
    return "\n".join([head, "-+-".join("-" * width for width in widths), *others])


def number_in_words(value: float) -> str:
    """Three figures of it, or all before the point."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def say(text: str) -> None:
    """Tell how far the measuring came."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201
