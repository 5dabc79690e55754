"""Markers in everything the newsroom holds, and the sweep that looks for them in every public answer."""

import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from io import BytesIO, StringIO
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode, urlsplit

import pghistory
import pyarrow.parquet as pq
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.models import CharField, TextField, Value
from django.db.models.functions import Cast, Concat, Left
from django.urls import get_resolver

from tests import factories
from tests.rules.test_registers import PUBLIC_ADDRESSES, addresses
from tracker.catalogue.models import Person as PublicPerson
from tracker.catalogue.models import Source as PublicSource
from tracker.catalogue.models import Unit as PublicUnit
from tracker.catalogue.people.facets import FACETS
from tracker.catalogue.people.filter import PeopleFilter
from tracker.intake.account import LOADER, machine_account
from tracker.lib.dates.date_fields import PartialDateField
from tracker.lib.history import is_derived
from tracker.people.models import Person
from tracker.publishing.actions import withdraw
from tracker.publishing.policy.register import POLICY
from tracker.publishing.policy.rules import Showing
from tracker.publishing.releases.making import make_release
from tracker.sources.models import Source
from tracker.units.models import Unit

MARKER = "KANARI"
ROOMS = ("people", "units", "sources", "figures")
NOT_FREE = ("reference", "code", "script", "language", "currency", "via", "conflict_on")
BOUND_BY_RULES = {"figures.figure.grouping", "sources.source.public_label", "sources.source.url"}
AT_A_TIME = 4
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE")


@dataclass(frozen=True)
class Planted:
    """How many markers there are, and the reference of a person who was published and withdrawn."""

    markers: int
    withdrawn: str


@dataclass(frozen=True)
class Answer:
    """What came back: the status, and everything there is to read, files out of archives too."""

    status: int
    text: str
    etag: str = ""


def plant() -> Planted:
    """Publish the starting data with markers in all that is never public; then overwrite every text of the newsroom."""
    call_command("load_starting_data", stdout=StringIO())
    with pghistory.context(user=machine_account(LOADER).pk):
        markers = sum(
            mark(apps.get_model(label), field)
            for label, policy in POLICY.items()
            for field in text_fields(apps.get_model(label))
            if field.name in policy and policy[field.name].showing is Showing.NEVER
        )
    call_command("publish_starting_data", stdout=StringIO())
    withdrawn = PublicPerson.objects.order_by("reference").values_list("pk", flat=True)[0]
    publisher = factories.user("cyd", "publisher")
    make_release(by=publisher, note="Everything so far.")
    withdraw(kind="person", references=[withdrawn], by=publisher, reason=f"{MARKER} reason")
    # What is edited after publication, drafts and what was never public: every text there is.
    with transaction.atomic():
        for room in ROOMS:
            for model in apps.get_app_config(room).get_models():
                if not (model._meta.model_name or "").endswith("event"):
                    markers += sum(mark(model, field) for field in text_fields(model))
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return Planted(markers, withdrawn)


def text_fields(model: type[models.Model]) -> "Iterator[models.Field[Any, Any]]":
    """Columns of free text: no closed lists, no references, keys or dates, nothing computed."""
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, CharField | TextField) and not isinstance(field, PartialDateField)
        is_free = not (field.choices or is_derived(field) or field.primary_key or field.name in NOT_FREE)
        if is_text and is_free:
            yield field


def mark(model: type[models.Model], field: "models.Field[Any, Any]") -> int:
    """Write a marker of its own into that column of every row; give the number of rows."""
    text = Concat(Value(f"{MARKER}{model._meta.model_name}{field.name}"), Cast("pk", TextField()))
    short = Left(text, field.max_length) if field.max_length else text
    try:
        with transaction.atomic():
            return int(model._default_manager.update(**{field.name: short}))
    except IntegrityError:
        # A rule of the database: this text cannot stand in every row.
        assert f"{model._meta.label_lower}.{field.name}" in BOUND_BY_RULES
        return 0


def paths(withdrawn: str) -> Iterator[str]:
    """Every address of the resolver with records that are public, drafts, withdrawn, or never were."""
    assert set(addresses(get_resolver("tracker.config.urls_public"))) == set(PUBLIC_ADDRESSES)
    records = {
        "people": [*Person.objects.values_list("reference", flat=True), "P-000000", withdrawn],
        "units": [*Unit.objects.values_list("reference", flat=True), "U-000000"],
        "sources": [*Source.objects.values_list("reference", flat=True), "S-000000"],
    }
    for address in PUBLIC_ADDRESSES:
        if "<str:reference>" in address:
            kind = next((name for name in records if f"{name}/" in address), "people")
            for reference in records[kind]:
                yield "/" + address.replace("<str:reference>", reference)
        elif "<str:code>" in address:
            for code in ("NP", "US", "unknown", "XX", MARKER.lower()):
                yield "/" + address.replace("<str:code>", code)
        elif "<int:number>" in address:
            for number, name in (("1", "people.csv"), ("1", "citations.jsonl"), ("7", MARKER.lower())):
                yield "/" + address.replace("<int:number>", number).replace("<str:name>", name)
        elif "<str:name>" in address:
            for name in ("people", "units", MARKER.lower()):
                yield "/" + address.replace("<str:name>", name)
        else:
            yield f"/{address}"


def queries(path: str) -> Iterator[str]:
    """Questions of which some are answered and some refused."""
    yield ""
    yield f"?nobody_knows={MARKER.lower()}"
    if re.search(r"/(people|contracts|citations|names)(/|\.[a-z.]+)?$", path):
        for name in PeopleFilter.parameters():
            yield f"?{name}=unknown"
        hidden: dict[str, Any] = {
            "unit": Unit.objects.exclude(reference__in=list(PublicUnit.objects.values_list("pk", flat=True))),
            "source": Source.objects.exclude(reference__in=list(PublicSource.objects.values_list("pk", flat=True))),
        }
        for facet in FACETS:
            for row in hidden.get(facet.name, ())[:3]:
                yield f"?{facet.name}={row.reference}"
        yield "?q=kanariname"
        yield "?sort=-name"


def requests(withdrawn: str) -> Iterator[tuple[str, str]]:
    """Every request of the sweep: its method and its address."""
    for path in paths(withdrawn):
        for method in METHODS:
            for query in queries(path) if method == "GET" else ("",):
                yield method, path + query
    references = [
        *Person.objects.values_list("reference", flat=True),
        *Unit.objects.values_list("reference", flat=True),
    ]
    for path in reconciling("kanariname", "kanariunitname", withdrawn, *references):
        yield "GET", path


def reconciling(*texts: str) -> Iterator[str]:
    """The addresses where programs match lists, asked for names and references: candidates, columns, offers, pages."""
    properties = [{"id": each} for each in ("name", "other_names", "note", "summary", "sources", "parents", "units")]
    for start in range(0, len(texts), 50):
        few = texts[start : start + 50]
        batch = {str(number): {"query": text, "limit": 50} for number, text in enumerate(few)}
        yield f"/reconcile/?{urlencode({'queries': json.dumps(batch)})}"
        yield f"/reconcile/?{urlencode({'extend': json.dumps({'ids': few, 'properties': properties})})}"
    for text in texts:
        yield f"/reconcile/suggest/entity/?{urlencode({'prefix': text})}"
        yield f"/reconcile/preview/?{urlencode({'id': text})}"


def everything_in(headers: str, body: bytes) -> str:
    """Headers and body as text; of what is packed (archives, workbooks, Parquet) all that it holds."""
    if body.startswith(b"PAR1"):
        return f"{headers}\n{pq.read_schema(BytesIO(body)).metadata}\n{pq.read_table(BytesIO(body)).to_pylist()}"
    if not body.startswith(b"PK\x03\x04"):
        return f"{headers}\n{body.decode('utf-8', 'replace')}"
    with zipfile.ZipFile(BytesIO(body)) as archive:
        files = [f"{name}\n{archive.read(name).decode()}" for name in archive.namelist()]
    return "\n".join([headers, *files])


def held_in(answer: str, needles: Iterable[str]) -> list[str]:
    """Where one of the needles stands in the text, with what is around it; markers told back in small letters apart."""
    places = [answer.find(needle) for needle in needles]
    return [answer[max(0, place - 100) : place + 100] for place in places if place >= 0]


@dataclass
class Swept:
    """How many requests were made of how many addresses, and those whose answers held what they must not."""

    asked: int
    addresses: int
    found: list[tuple[str, str, str]]


def sweep(asked: Iterable[tuple[str, str]], ask: Callable[[str, str], Answer], needles: Iterable[str]) -> Swept:
    """Make every request, a few at a time, and search every answer."""
    given, looked_for = list(asked), list(needles)
    swept = Swept(len(given), len({address.partition("?")[0] for _, address in given}), [])
    with ThreadPoolExecutor(AT_A_TIME) as threads:
        for (method, address), answer in zip(given, threads.map(lambda each: ask(*each), given), strict=True):
            assert answer.status < 500, f"{method} {address}"
            swept.found += [(method, address, place) for place in held_in(answer.text, looked_for)]
    return swept


class Reader:
    """Asks a running site; from several threads at once if need be."""

    def __init__(self, site: str) -> None:
        self._site = urlsplit(site).netloc

    def __call__(self, method: str, address: str, headers: Mapping[str, str] = MappingProxyType({})) -> Answer:
        """Everything that comes back, headers and what is packed included."""
        with closing(HTTPConnection(self._site, timeout=60)) as connection:
            connection.request(method, address, headers=dict(headers))
            response = connection.getresponse()
            text = everything_in(str(response.headers), response.read())
            return Answer(response.status, text, response.headers.get("ETag", ""))
