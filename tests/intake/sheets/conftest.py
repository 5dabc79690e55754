"""A list on its way in: brought, read, decided and committed as the pages do it, the worker's part in this process."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import factories
from tracker.accounts.models import User
from tracker.intake.models import Batch
from tracker.intake.sheets import jobs
from tracker.intake.sheets.bringing.list_files import bring_list
from tracker.publishing.accepting_lists import JOBS
from tracker.vocabulary.intake import BatchJob


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.LISTS = tmp_path / "lists"


class SameConnection(jobs.Progress):
    """Progress written in the test's own transaction, which no other connection sees into."""

    def close(self) -> None:
        """Nothing was opened."""

    def __init__(self) -> None:
        super().__init__()
        from django.db import connection

        self._connection = connection


@pytest.fixture
def work() -> Callable[[Batch, BatchJob, User], Batch]:
    """Asks for a job and does it."""

    def do(batch: Batch, job: BatchJob, by: User) -> Batch:
        jobs.ask_for(batch, job, by=by)
        assert jobs.work_on_next(JOBS, SameConnection)
        batch.refresh_from_db()
        return batch

    return do


@pytest.fixture
def bring(researcher: User) -> Callable[..., Batch]:
    """Brings a list in as a text with semicolons."""

    def do(*lines: str, name: str = "list.csv", **facts: Any) -> Batch:
        source = facts.pop("source", None) or factories.source(kind="leak")
        text = "\n".join(lines) + "\n"
        return bring_list([text.encode()], name=name, source=source, by=researcher, **({"side": "RU"} | facts))

    return do


@pytest.fixture
def read(bring: Callable[..., Batch], work: Callable[..., Batch], researcher: User) -> Callable[..., Batch]:
    """Brings a list in and reads its rows, its columns meaning what was proposed."""
    return lambda *lines, **facts: work(bring(*lines, **facts), BatchJob.READ, researcher)
