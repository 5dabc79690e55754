"""The table of bars: what is reached, what is not, and what has no bar."""

from tests.bench.figures import Bar, Figure, table

FEW, MANY = 100_000, 1_000_000


def test_a_time_is_not_passed_and_a_rate_is_reached() -> None:
    took = Figure("", "a page", [10, 20, 90])
    assert Bar(20, 10).is_met(took, FEW, None) is True
    assert Bar(20, 10).is_met(took, MANY, None) is False
    assert Bar(20, 30, at_least=True).is_met(took, FEW, None) is True
    assert Bar(20, 30, at_least=True).is_met(took, MANY, None) is False
    assert Bar().is_met(took, FEW, None) is None


def test_beside_another_program_both_bars_count() -> None:
    bar = Bar(25, 150, times=(50, 200))
    assert bar.is_met(Figure("", "a page", [20], beside={"Datasette": 1000}), FEW, None) is True
    assert bar.is_met(Figure("", "a page", [20], beside={"Datasette": 999}), FEW, None) is False
    assert bar.is_met(Figure("", "a page", [26], beside={"Datasette": 9999}), FEW, None) is False
    assert bar.is_met(Figure("", "a page", [20]), FEW, None) is True


def test_memory_is_compared_with_an_earlier_run() -> None:
    bar, memory = Bar(20, 120, over=True), Figure("", "memory", [100])
    assert [bar.is_met(memory, FEW, earlier) for earlier in (80, 79, None)] == [True, False, None]


def test_the_table_shows_best_median_worst_and_how_many_times_as_fast() -> None:
    figures = [
        Figure("page", "a page", [30, 10, 20], beside={"Datasette": 1000}),
        Figure("rate", "requests", [700, 900, 800], "/s"),
    ]
    bars = {"page": Bar(25, 150, times=(50, 200)), "rate": Bar(850, 850, at_least=True)}
    rows = [
        [cell.strip() for cell in line.split("|")] for line in table(figures, bars, FEW, {"requests": 400}).splitlines()
    ]
    assert rows[2] == ["a page", "10", "20", "30", "ms", "Datasette 1,000", "50×", "", "", "≤ 25 ms, ≥ 50×", "yes"]
    assert rows[3] == ["requests", "900", "800", "700", "/s", "", "", "400", "2×", "≥ 850 /s", "NO"]
