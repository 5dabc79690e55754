"""Everything the newsroom holds bears a marker; the running public site is searched for it, answers and log.

The site is the real process: its own login, the addresses and static files of production, nothing but the catalogue.
"""

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.db.models import F
from pytest_django import DjangoDbBlocker

from tests import factories
from tests.canaries import MARKER, Planted, Reader, held_in, plant, requests, sweep
from tests.installations import another_installation, as_owner, public_process
from tests.levels import account
from tests.rules.test_registers import PUBLIC_ADDRESSES
from tracker.catalogue.models import Generation, PersonLine
from tracker.catalogue.models import Person as PublicPerson
from tracker.config import places
from tracker.config.postgresql import postgres
from tracker.config.postgresql.cluster import Cluster
from tracker.exports.formats.register import FORMATS
from tracker.people.models import Person
from tracker.publishing.actions import publish, withdraw
from tracker.publishing.releases.making import make_release
from tracker.publishing.rows.person_lines import write_lines
from tracker.review.actions import submit
from tracker.sources.models import Source

pytestmark = pytest.mark.whole

# Nobody leads there. `{var}` is where the secrets lie, seen from the static files.
ASIDE = (
    *("/static/", "/static", "/static/public/", "/static/staticfiles.json", "/static/../", "/static/%2e%2e/%2e%2e/"),
    *("/static/../../secrets/tracker_public", "/static/..%2f..%2fsecrets%2ftracker_public", "/secrets/tracker_public"),
    *("/favicon.ico", "/.env", "/.git/config", "/manage.py", "/media/", "/openapi.json"),
    *("/admin/", "/admin/people/person/", "/review/submission/", "/autocomplete/", "/api/", "/api/v2/"),
    *("/people", "/people/P-000000", "/people/%00/", "/people/%F0%9F%92%A9/", "/people/?q=%00", "/people/?q=%ED%A0%80"),
    *("/people/?page=99999999999999999999", "/people.csv?q=" + "x" * 5000, "/api/v1/people/?format=admin", "//people/"),
)


@pytest.fixture(scope="module")
def newsroom(django_db_blocker: DjangoDbBlocker) -> Iterator[Cluster]:
    with django_db_blocker.unblock(), another_installation() as cluster, postgres.in_use(cluster), as_owner():
        yield cluster


@pytest.fixture(scope="module")
def planted(newsroom: Cluster) -> Planted:
    return plant()


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site") / "log"


@pytest.fixture(scope="module")
def site(planted: Planted, log: Path) -> Iterator[Reader]:
    with public_process(log) as address:
        yield Reader(address)


@pytest.fixture(scope="module")
def needles(newsroom: Cluster) -> list[str]:
    """The marker, and every password and key of the installation."""
    return [MARKER, *(path.read_text().strip() for path in places.SECRETS.iterdir())]


def test_no_public_answer_holds_anything_of_the_newsroom(site: Reader, planted: Planted, needles: list[str]) -> None:
    assert planted.markers > 8000
    swept = sweep(requests(planted.withdrawn), site, needles)
    assert not swept.found, swept.found[:5]
    assert swept.asked > 4000
    assert swept.addresses > 500


def test_no_address_aside_gives_a_file_or_a_secret(site: Reader, needles: list[str]) -> None:
    swept = sweep([(method, address) for address in ASIDE for method in ("GET", "HEAD", "POST")], site, needles)
    assert not swept.found, swept.found[:5]
    # The list of the static files' hashed names, which every page tells anyway.
    assert [address for address in ASIDE if site("GET", address).status == 200] == ["/static/staticfiles.json"]


def test_the_static_files_are_ours_and_hold_nothing(site: Reader, needles: list[str]) -> None:
    files = [path for path in (places.STATIC / "public").rglob("*") if path.is_file()]
    assert files
    addresses = [f"/static/{path.relative_to(places.STATIC / 'public')}" for path in files]
    assert not sweep([("GET", address) for address in addresses], site, needles).found


def test_the_sweep_would_find_one_in_page_file_archive_and_api(site: Reader, newsroom: Cluster) -> None:
    shown = PublicPerson.objects.order_by("-pk")[0]
    _write(shown.pk, public_summary=f"{MARKER} summary", name=f"{MARKER} name")
    # Pages are kept by the state they were made from.
    Generation.objects.update(number=F("number") + 1)
    files = [f"/people.{made.ending}" for made in FORMATS]
    for address in (f"/people/{shown.pk}/", f"/api/v1/people/{shown.pk}/", "/people.zip", *files):
        assert sweep([("GET", address)], site, [MARKER]).found, address
    _write(shown.pk, public_summary=shown.public_summary, name=shown.name)
    Generation.objects.update(number=F("number") - 1)


def _write(reference: str, **columns: str) -> None:
    """Write into a public person's row, and the line of the file anew."""
    PublicPerson.objects.filter(pk=reference).update(**columns)
    PersonLine.objects.filter(pk=reference).delete()
    write_lines([reference])


def test_the_newsroom_really_bears_the_markers(planted: Planted) -> None:
    assert Person.objects.filter(names__text__startswith=MARKER).distinct().count() == Person.objects.count()
    assert Source.objects.filter(title__startswith=MARKER).count() == Source.objects.count()
    assert not Person.objects.exclude(internal_notes__startswith=MARKER).exclude(internal_notes=F("reference"))


def test_neither_answers_nor_log_tell_more_while_postgresql_is_away(
    site: Reader, newsroom: Cluster, log: Path, needles: list[str]
) -> None:
    asked = ["/", "/people/", "/people/?q=kanari", "/people.csv", "/people.zip", "/api/v1/people/", "/healthz"]
    postgres.stop(newsroom)
    try:
        away = [site("GET", address) for address in asked]
    finally:
        postgres.start(newsroom)
        connections.close_all()
    assert {answer.status for answer in away} == {503}
    assert not [place for answer in away for place in held_in(answer.text, needles)]
    said = log.read_text()
    assert "OperationalError" in said
    assert not held_in(said, needles)
    assert site("GET", "/people/").status == 200


NAME = "Zebulon Gonesoon"


def test_a_withdrawn_person_is_gone_from_every_answer_that_starts_afterwards(site: Reader, newsroom: Cluster) -> None:
    reference = _publish()
    make_release(by=account("cyd", "publisher"))
    in_place = {"<str:reference>": reference, "<str:code>": "NP", "<int:number>": "2", "<str:name>": "people.csv"}
    watched = [
        "/" + re.sub("<[a-z]+:[a-z]+>", lambda found: in_place[found[0]], address) for address in PUBLIC_ADDRESSES
    ]
    watched += ["/people/?q=zebulon", "/people.csv?q=zebulon", "/people/?nationality=NP", "/api/v1/people/?q=zebulon"]
    # Twice: the second answer comes from what the process has kept.
    before = [site("GET", path) for path in (*watched, *watched)][len(watched) :]
    holding = [path for path, answer in zip(watched, before, strict=True) if NAME in answer.text]
    files = {f"/people.{made.ending}" for made in FORMATS}
    assert {"/people/", "/people.zip", "/releases/2/people.csv", f"/people/{reference}/"} | files <= set(holding)
    etags = {path: answer.etag for path, answer in zip(watched, before, strict=True)}
    readings: list[tuple[float, bool]] = []
    done = threading.Event()
    readers = [threading.Thread(target=_read, args=(site, holding, readings, done)) for _ in range(2)]
    for each in readers:
        each.start()
    wait_until_some_have_read(readings)
    withdraw(kind="person", references=[reference], by=account("cyd", "publisher"), reason="The family asked.")
    returned_at = time.monotonic()
    after = {path: site("GET", path, {"If-None-Match": etags[path]}) for path in watched}
    done.set()
    for each in readers:
        each.join()
    assert not [path for path, answer in after.items() if NAME in answer.text]
    assert not [path for path in holding if after[path].status == 304]
    assert after[f"/people/{reference}/"].status == after[f"/api/v1/people/{reference}/"].status == 410
    assert any(holds for _, holds in readings)
    late = [holds for started_at, holds in readings if started_at > returned_at]
    assert len(late) > 10
    assert not any(late)


def _publish() -> str:
    by = account("ada", "researcher")
    person = factories.person(NAME, by=by, nationalities=["NP"], contracts=[{"side": "RU", "signed_on": "2023"}])
    sources = sorted({row.source.reference for row in person.citations.all()})
    rows = submit(kind="source", references=sources, by=by, unclaimed_are_mine=True)
    publish([*rows, *submit(kind="person", references=[person.reference], by=by)], by=account("ben", "reviewer"))
    return str(person.reference)


def _read(site: Reader, addresses: list[str], readings: list[tuple[float, bool]], done: threading.Event) -> None:
    """Read one after the other until done; note when each answer was asked for and whether it held the name."""
    while not done.is_set():
        for address in addresses:
            started_at = time.monotonic()
            readings.append((started_at, NAME in site("GET", address).text))


def wait_until_some_have_read(readings: list[tuple[float, bool]]) -> None:
    until = time.monotonic() + 30
    while len(readings) < 10 and time.monotonic() < until:
        time.sleep(0.01)
