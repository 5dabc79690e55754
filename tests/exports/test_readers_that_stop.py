"""Readers who go away in the middle of a file, and readers who take nothing: what the running site holds afterwards.

The site is the real process; the files are larger than what a connection holds on the way.
"""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from string import ascii_letters
from urllib.parse import urlsplit

import psycopg
import pytest
from pytest_django import DjangoDbBlocker

from tests import factories
from tests.canaries import Reader
from tests.handing_in import handed_in
from tests.installations import another_installation, as_owner, public_process
from tests.levels import account
from tracker.catalogue.models import Person, PersonTerms
from tracker.config.databases import addresses
from tracker.config.logins import CATALOGUE, PUBLIC
from tracker.config.postgresql import postgres
from tracker.exports.formats.register import FORMATS
from tracker.exports.spool import MOST_SENT_AT_ONCE
from tracker.lib.references import ALPHABET, check_letter
from tracker.publishing.actions import catch_up, publish
from tracker.publishing.releases.making import make_release
from tracker.publishing.rows.person_lines import write_lines

pytestmark = [
    pytest.mark.whole,
    pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="This system does not say what a process holds."),
]

PEOPLE, LETTERS = 250, 30_000
"""Seven million letters that nothing can pack well."""

SECONDS = 5.0
ROUNDS = 3
FILES = [
    *(f"/people.{made.ending}?sex=M" for made in FORMATS),
    "/people.csv?sex=M&separator=semicolon",
    "/people.zip",
    *(f"/releases/1/people.{made.ending}" for made in FORMATS if not made.needs_records),
]
KEPT = [f"/people.{made.ending}" for made in FORMATS]
"""Written once for everybody: that one file of each stays."""

ESTABLISHED, ENDED_BY_THE_READER = "01", "08"
"""States of a connection, as the system's table has them."""


@dataclass(frozen=True)
class Held:
    """What a site holds for its readers: temporary files, statements of its database, and connections to it."""

    temporary_files: int
    statements: int
    readers: int

    def is_within(self, other: "Held") -> bool:
        """Whether it is as little as that, in every kind."""
        return (
            self.temporary_files <= other.temporary_files
            and self.statements <= other.statements
            and self.readers <= other.readers
        )


class Site:
    """A running public site, seen from outside."""

    def __init__(self, address: str) -> None:
        self.read = Reader(address)
        self._host, self._port = str(urlsplit(address).hostname), int(urlsplit(address).port or 0)

    @contextmanager
    def reading(self, path: str, *, part: float) -> Iterator[None]:
        """A reader who has taken that part of a file, and takes no more inside the block; then goes away."""
        with socket.socket() as line:
            # What is on the way is to be little.
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.settimeout(60)
            line.connect((self._host, self._port))
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: {self._host}\r\n\r\n".encode())
            with line.makefile("rb", buffering=0) as answer:
                length = _length_of(answer)
                assert length > 3_000_000, (path, length)
                left = int(length * part)
                while left > 0:
                    left -= len(answer.read(min(left, 65_536)))
                yield

    def held(self) -> Held:
        """What it holds now."""
        opened = [name for process in self._processes() for name in _open_files(process)]
        return Held(sum("(deleted)" in name for name in opened), _statements(), self._readers())

    def memory(self) -> int:
        """Bytes of its processes in memory."""
        pages = (int(Path(f"/proc/{each}/statm").read_text().split()[1]) for each in self._processes())
        return sum(pages) * os.sysconf("SC_PAGE_SIZE")

    def holds_no_more_than(self, before: Held) -> bool:
        """Whether it comes to hold as little as before, within the seconds that are promised."""
        until = time.monotonic() + SECONDS
        while not self.held().is_within(before):
            if time.monotonic() > until:
                return False
            time.sleep(0.1)
        return True

    def _readers(self) -> int:
        rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        ours = f":{self._port:04X}"
        return sum(row[1].endswith(ours) and row[3] in (ESTABLISHED, ENDED_BY_THE_READER) for row in rows)

    def _processes(self) -> list[str]:
        """The process that listens there, and those it started: all of its session."""
        found = [path.name for path in Path("/proc").iterdir() if path.name.isdigit() and self._is_ours(path)]
        assert found
        return found

    def _is_ours(self, process: Path) -> bool:
        try:
            session = (process / "stat").read_text().rpartition(") ")[2].split()[3]
            command = Path(f"/proc/{session}/cmdline").read_text()
        except OSError:
            return False
        return f"serving.site\0{self._host}\0{self._port}\0" in command


def _length_of(answer: "socket.SocketIO") -> int:
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += answer.read(1) or b""
    status, *lines = head.decode().split("\r\n")
    assert status.split()[1] == "200", head
    return next(int(line.split(":")[1]) for line in lines if line.lower().startswith("content-length:"))


def _open_files(process: str) -> Iterator[str]:
    for path in Path(f"/proc/{process}/fd").iterdir():
        try:
            yield str(path.readlink())
        except OSError:
            continue


def _statements() -> int:
    """How many of the site's connections are inside a statement or a transaction."""
    with psycopg.connect(addresses.administrator(CATALOGUE)) as connection:
        found = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE usename = %s AND state <> 'idle'", [PUBLIC]
        ).fetchone()
    assert found
    return int(found[0])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    with django_db_blocker.unblock(), another_installation() as cluster, postgres.in_use(cluster), as_owner():
        many_people()
        make_release(by=account("eli", "publisher"))
        with public_process(tmp_path_factory.mktemp("site") / "log") as address:
            yield Site(address)


def many_people() -> None:
    """One person, published, and many with the same rows but for long summaries."""
    draw = Random(20261129)
    researcher, publisher = account("dora", "researcher"), account("eli", "publisher")
    publish(handed_in([factories.person("Adam Smith", sex="M")], by=researcher), by=publisher)
    catch_up()
    person, terms = Person.objects.get(), PersonTerms.objects.get()
    people = [Person(**vars_of(person) | new(number, draw)) for number in range(PEOPLE)]
    Person.objects.bulk_create(people)
    PersonTerms.objects.bulk_create(PersonTerms(number=each.number, terms=terms.terms) for each in people)
    write_lines([each.reference for each in people])


def vars_of(person: Person) -> dict[str, object]:
    return {column.attname: getattr(person, column.attname) for column in person._meta.concrete_fields}


def new(number: int, draw: Random) -> dict[str, object]:
    letters = f"0{ALPHABET[number // len(ALPHABET)]}{ALPHABET[number % len(ALPHABET)]}00"
    return {
        "reference": f"P-{letters}{check_letter('P', letters)}",
        "number": 1_000 + number,
        "public_summary": "".join(draw.choices(ascii_letters, k=LETTERS)),
    }


@pytest.mark.parametrize("path", FILES)
def test_a_reader_who_goes_away_at_a_tenth_leaves_nothing_behind(site: Site, path: str) -> None:
    with site.reading(path, part=1):
        pass
    assert site.holds_no_more_than(Held(len(KEPT), 0, 0)), site.held()
    before, memory = site.held(), site.memory()
    for _ in range(ROUNDS):
        with site.reading(path, part=0.1):
            during = site.held()
            assert during.temporary_files > before.temporary_files
            assert during.statements == 0, "the connection was given back before the file was sent"
    assert site.holds_no_more_than(before), (before, site.held())
    assert site.memory() < memory + 64 * 2**20


def test_more_than_there_is_room_for_go_away_and_the_next_gets_the_file(site: Site) -> None:
    for number in range(MOST_SENT_AT_ONCE + len(KEPT)):
        with site.reading(KEPT[number % len(KEPT)], part=0.1):
            pass
    assert site.holds_no_more_than(Held(len(KEPT), 0, 0)), site.held()
    for path in KEPT:
        assert site.read("GET", path).status == 200, path


def test_readers_who_take_nothing_keep_nobody_else_waiting(site: Site) -> None:
    paths = [*FILES, *KEPT] * 2
    with ExitStack() as readers:
        for path in paths:
            readers.enter_context(site.reading(path, part=0.1))
        assert site.held().readers == len(paths) > 20
        begun = time.monotonic()
        assert site.read("GET", "/healthz").status == 200
        assert time.monotonic() - begun < SECONDS
        assert site.read("GET", "/people/?sex=M").status == 200
        assert site.held().statements == 0
    assert site.holds_no_more_than(Held(len(KEPT), 0, 0)), site.held()
