"""Whoever waits for a rebuild is told every few seconds how long it will take."""

import pytest

from tracker.config import rebuild_progress
from tracker.config.rebuild_progress import RebuildProgress


def test_what_is_left_is_told_every_few_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 1.0, 6.0, 7.0, 12.0, 59.0])
    monkeypatch.setattr(rebuild_progress, "perf_counter", lambda: next(clock))
    said: list[str] = []
    told = RebuildProgress(said.append)
    for made in (1000, 2000, 3000, 4000, 59_000):
        told(made, 60_000)
    assert said == [
        "  2,000 of 60,000 people are made anew; about 174 seconds more.",
        "  4,000 of 60,000 people are made anew; about 168 seconds more.",
        "  59,000 of 60,000 people are made anew; about 1 second more.",
    ]
