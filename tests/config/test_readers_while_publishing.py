"""Readers of several processes while people come and go, and publishers are killed: whole states, nobody withdrawn."""

import json
import random
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.installations import public_process
from tests.publishing_workers import PERSONS, Worker, hand_in
from tracker.accounts.models import User
from tracker.catalogue import models as public_side
from tracker.config.postgresql.cluster import Cluster
from tracker.publishing.actions import catch_up, withdraw
from tracker.publishing.rows.application import applied

pytestmark = pytest.mark.whole
EVERYBODY = "/api/v1/people/?nationality=NP"
STEPS, READERS = 14, 2


@dataclass(frozen=True)
class Seen:
    """One answer: of which state, whom it lists, and how many people each of its counts gives."""

    generation: int
    listed: frozenset[str]
    counted: frozenset[int]


@dataclass
class Reader:
    """Asks again and again, until told to stop."""

    site: str
    seen: list[Seen] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def ask(self) -> Seen:
        with urlopen(f"{self.site}{EVERYBODY}") as response:
            answer = json.load(response)
        sums = {sum(value["people"] for value in answer["facets"][name]) for name in ("fate", "evidence", "sex")}
        listed = frozenset(row["reference"] for row in answer["results"])
        by_nationality = {row["value"]: row["people"] for row in answer["facets"]["nationality"]}
        counted = frozenset({answer["counts"]["recorded"]["people"], by_nationality.get("NP", 0), *sums})
        return Seen(answer["generation"], listed, counted)

    def read(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                self.seen.append(self.ask())
            except Exception as error:  # noqa: BLE001 - told by the test
                self.failed.append(str(error))


@pytest.fixture
def sites(newsroom: Cluster, tmp_path: Path) -> Iterator[list[str]]:
    """Two real processes of the public site."""
    with ExitStack() as stack:
        yield [stack.enter_context(public_process(tmp_path / f"{name}.log")) for name in ("one", "two")]


def shown() -> frozenset[str]:
    return frozenset(public_side.Person.objects.filter(nationalities=["NP"]).values_list("pk", flat=True))


def test_each_answer_is_of_one_state_and_whoever_is_withdrawn_is_gone_at_once(sites: list[str], worker: Worker) -> None:
    draw, stop = random.Random(12), threading.Event()
    publisher = User.objects.get(username="cyd")
    told = {applied(): shown()}
    readers = [Reader(site) for site in sites for _ in range(READERS)]
    threads = [threading.Thread(target=reader.read, args=[stop]) for reader in readers]
    for thread in threads:
        thread.start()
    try:
        for step in range(STEPS):
            if step % 3 == 2 and shown():
                gone = draw.choice(sorted(shown()))
                withdraw(kind="person", references=[gone], by=publisher, reason="A test.")
                told[applied()] = shown()
                for site in sites:
                    assert gone not in Reader(site).ask().listed
                continue
            # Every other publisher is killed somewhere on the way; the next one brings the catalogue up to the log.
            at = draw.randrange(5, 60) if step % 2 else -1
            worker.do("publish", batch=hand_in(), by="ben", at=at, is_sent=bool(draw.getrandbits(1)))
            told[applied()] = shown()
            catch_up()
            told[applied()] = shown()
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    for reader in readers:
        assert reader.failed == []
        assert len({seen.generation for seen in reader.seen}) > 2, "readers saw the states change"
        for seen in reader.seen:
            assert seen.listed == told[seen.generation], f"another state than number {seen.generation}"
            assert seen.counted == {len(seen.listed)}, f"counts of two states at number {seen.generation}"
    assert max(len(listed) for listed in told.values()) > PERSONS
