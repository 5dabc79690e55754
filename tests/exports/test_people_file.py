"""The file of people is copied from stored lines: byte for byte what its columns give, and never of a past state."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import connections
from django.db.models import TextField, Value
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests import factories
from tests.conftest import Publish
from tests.levels import crowd, show
from tracker.accounts.models import User
from tracker.catalogue.files import PEOPLE
from tracker.catalogue.generation import State
from tracker.catalogue.listing.column import Column
from tracker.catalogue.models import Person, PersonLine
from tracker.catalogue.people.filter import PeopleFilter
from tracker.exports import spool
from tracker.exports.csv import copied, csv_line, csv_select, write_csv
from tracker.exports.kept_file import KeptFile
from tracker.exports.people_file import write_people
from tracker.exports.spool import SpooledFile
from tracker.lib.budget import TooBusy
from tracker.people.models import Name, PersonCitation
from tracker.publishing.actions import withdraw

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
HOSTILE = ['Say "so", he', "=1+1", "-x;@y", "Глосс, Майкл", "राम, थापा", "محمد", "\\.", '"', "a;b\\x3b", "李"]
SUMMARY = 'First line, with "quotes".\n=Second\r\n\r\n-third; @fourth'
CELLS = st.none() | st.text(st.sampled_from([*"\",;\r\n\t\\. a'й\x01\x02"]), max_size=6)


def file_of(filterset: PeopleFilter) -> bytes:
    file = BytesIO()
    write_people(filterset, file)
    return file.getvalue()


def computed(filterset: PeopleFilter) -> bytes:
    """The file as its columns give it, with no stored line."""
    file = BytesIO()
    write_csv(filterset.rows(), PEOPLE.columns, file, order=PEOPLE.order)
    return file.getvalue()


def content(public: Client, path: str) -> bytes:
    return b"".join(public.get(path).streaming_content)  # type: ignore[attr-defined]


@pytest.fixture
def all_kinds(published: Publish) -> None:
    """Persons with hostile texts in every column, some with little, and rows without a name."""
    cited = factories.source()
    unit = factories.unit('Wolf, "1st"')
    published(unit)
    served = {"side": "RU", "unit": unit, "unit_as_stated": '1st, "Bn"'}
    person = factories.person(
        HOSTILE[0],
        source_of_all=cited,
        nationalities=["NP", "NA"],
        sex="M",
        contracts=[served | {"signed_on": "2023-09~"}, {"side": "UA"}],
        services=[served],
        grants=[{"territory_id": "RU", "state": "granted"}],
        fates=[{"kind": "killed", "on": "[..2024-01]", "place": "=Avdiivka,\tnorth"}],
        public_summary=SUMMARY,
    )
    PersonCitation.objects.create(person=person, source=cited, fields=["public_summary"])
    for text in HOSTILE[1:]:
        factories.claim(Name, person, sources=[cited], text=text)
    published(person, *(factories.person(text) for text in HOSTILE))
    show(*crowd(5))


@pytest.mark.parametrize("asked", [{}, {"nationality": ["NP"]}, {"q": "Глосс"}, {"fate": ["missing"]}, {"sex": ["X"]}])
def test_the_file_is_byte_for_byte_what_its_columns_give(all_kinds: None, asked: dict[str, Any]) -> None:
    filterset = PeopleFilter.of(**asked)
    assert file_of(filterset) == computed(filterset)


def test_the_file_of_everybody_holds_all_kinds_of_people(all_kinds: None) -> None:
    whole = file_of(PeopleFilter.of())
    assert whole.count(b"P-") == 1 + len(HOSTILE)
    assert whole.count(b"\nN-") == 5
    assert b'"First line, with ""quotes"".\n\'=Second' in whole


def test_page_and_archive_give_the_same_file(all_kinds: None, public: Client) -> None:
    for query in ("", "?nationality=NP"):
        file = content(public, f"/people.csv{query}")
        archive = ZipFile(BytesIO(content(public, f"/people.zip{query}")))
        assert archive.read("people.csv") == file == computed(PeopleFilter.of(nationality=["NP"] if query else []))


def test_a_line_that_holds_quote_and_delimiter_of_its_copy_is_given_as_it_is(all_kinds: None) -> None:
    hostile = ["a\x01", "a\x01\x01b", "a\x01\nb\x02,", "\\.", "\x02\\.\\N\t", "a\x01\x01\x01"]
    references = PersonLine.objects.order_by("person_id").values_list("pk", flat=True)[: len(hostile)]
    for reference, line in zip(list(references), hostile, strict=True):
        PersonLine.objects.filter(pk=reference).update(line=line)
    _, _, rest = file_of(PeopleFilter.of()).partition(b"\n")
    assert rest.startswith("".join(f"{line}\n" for line in hostile).encode())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CELLS, min_size=2, max_size=5))
@example([None, "", "\\.", "\r"])
def test_a_line_is_quoted_as_copy_quotes_it(all_kinds_of_cells: None, cells: list[str | None]) -> None:
    columns = [Column(f"c{n}", "", "", Value(cell, output_field=TextField())) for n, cell in enumerate(cells)]
    sql, params = csv_select(Person.objects.all(), columns, ("reference",))
    with connections["catalogue"].cursor() as cursor:
        cursor.execute(f'SELECT {csv_line(columns)} FROM ({sql}) AS "cells"', params)
        ((line,),) = cursor.fetchall()
    assert f"{line}\n".encode() == b"".join(copied(f"COPY ({sql}) TO STDOUT WITH (FORMAT csv)", params))


@pytest.fixture
def all_kinds_of_cells(published: Publish) -> None:
    """One row to read made-up cells beside."""
    published(factories.person("Adam Smith"))


def test_before_the_rows_are_made_anew_the_file_is_made_of_its_columns(all_kinds: None) -> None:
    PersonLine.objects.all().delete()
    assert file_of(PeopleFilter.of()) == computed(PeopleFilter.of())


def test_the_whole_file_is_read_once_a_state(all_kinds: None, public: Client) -> None:
    first = content(public, "/people.csv")
    PersonLine.objects.update(line="not read again")
    answer = public.get("/people.csv")
    assert b"".join(answer.streaming_content) == first  # type: ignore[attr-defined]
    assert int(answer.headers["Content-Length"]) == len(first)
    with CaptureQueriesContext(connections["catalogue"]) as queries:
        content(public, "/people.csv")
    assert not any("personline" in query["sql"] for query in queries.captured_queries)
    assert b"not read again" in content(public, "/people.csv?nationality=NP")


def test_a_large_file_is_sent_in_few_pieces(published: Publish, public: Client) -> None:
    published(factories.person("Adam Smith"))
    PersonLine.objects.update(line="x" * 2**18)
    pieces = list(public.get("/people.csv").streaming_content)  # type: ignore[attr-defined]
    assert len(b"".join(pieces)) > 2**18
    assert len(pieces) <= 5


def test_who_is_withdrawn_is_gone_from_the_whole_file_with_the_next_request(
    published: Publish,
    public: Client,
    publisher: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    person = factories.person("Adam Smith")
    published(person, factories.person("Bryan Jones"))
    reading = public.get("/people.csv")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(kind="person", references=[person.reference], by=publisher, reason="Made up.")
    after = content(public, "/people.csv")
    assert b"Adam Smith" not in after
    assert b"Bryan Jones" in after
    # Who was reading the file of the state before reads it to its end.
    assert b"Adam Smith" in b"".join(reading.streaming_content)  # type: ignore[attr-defined]


STATES = [State(number, None) for number in range(1, 5)]


def writes(text: bytes, noted: list[bytes]) -> Callable[[Any], None]:
    def write(file: Any) -> None:
        noted.append(text)
        file.write(text)

    return write


def read(file: SpooledFile) -> bytes:
    with file:
        return file.read()


def test_many_threads_get_the_file_of_their_own_state_and_few_write_it() -> None:
    kept, noted = KeptFile(), list[bytes]()
    asked = [STATES[place // 50] for place in range(200)]

    def ask(state: State) -> bytes:
        return read(kept.of(state, writes(str(state.number).encode() * 100_000, noted)))

    with ThreadPoolExecutor(8) as threads:
        given = list(threads.map(ask, asked))
    assert given == [str(state.number).encode() * 100_000 for state in asked]
    assert len(noted) < 40
    kept.forget()


def test_a_kept_file_is_given_for_no_other_state() -> None:
    kept, noted = KeptFile(), list[bytes]()
    one, reshaped = STATES[0], State(1, None, shape=7)
    for state, text in ((one, b"one"), (reshaped, b"reshaped"), (one, b"one again")):
        assert read(kept.of(state, writes(text, noted))) == text
        assert read(kept.of(state, writes(b"twice", noted))) == text
    assert noted == [b"one", b"reshaped", b"one again"]
    kept.forget()


def open_files() -> int:
    return len(list(Path("/dev/fd").iterdir()))


def test_a_kept_file_is_closed_when_it_is_replaced_and_counts_as_no_file_being_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spool, "_sending", BoundedSemaphore(1))
    kept, noted = KeptFile(), list[bytes]()
    opened = open_files()
    for state in STATES:
        assert read(kept.of(state, writes(b"x", noted))) == b"x"
    assert open_files() == opened + 1
    with kept.of(STATES[-1], writes(b"y", noted)), pytest.raises(TooBusy):
        kept.of(STATES[-1], writes(b"y", noted))
    kept.forget()
    assert open_files() == opened


def test_nothing_is_kept_where_writing_failed_or_nothing_is_published() -> None:
    kept, noted = KeptFile(), list[bytes]()

    def fail(file: Any) -> None:
        file.write(b"half")
        raise RuntimeError("The connection broke.")

    with pytest.raises(RuntimeError, match="broke"):
        kept.of(STATES[0], fail)
    assert kept._key is None
    for _ in range(2):
        assert read(kept.of(State(0, None), writes(b"nobody", noted))) == b"nobody"
    assert noted == [b"nobody", b"nobody"]
