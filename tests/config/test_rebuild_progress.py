"""Whoever waits for a rebuild is told every few seconds how long it will take."""

import pytest

from tracker.config.rebuild_progress import RebuildProgress
from tracker.lib import progress


def test_what_is_left_is_told_every_few_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    # What comes before the people are made takes its time, too.
    clock = iter([100.0, 101.0, 106.0, 107.0, 112.0, 159.0])
    monkeypatch.setattr(progress, "perf_counter", lambda: next(clock))
    said: list[str] = []
    told = RebuildProgress(said.append)
    for made in (1000, 2000, 3000, 4000, 5000, 59_000):
        told(made, 60_000)
    assert said == [
        "  3,000 of 60,000 people are made anew; about 171 seconds more.",
        "  5,000 of 60,000 people are made anew; about 165 seconds more.",
        "  59,000 of 60,000 people are made anew; about 1 second more.",
    ]
