"""Everything the newsroom holds bears a marker; every public address, format, method and error is searched for it."""

import logging
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pghistory
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.models import CharField, F, TextField, Value
from django.db.models.functions import Cast, Concat, Left
from django.test import Client, TestCase, override_settings
from django.urls import get_resolver

from tests import factories
from tests.rules.test_registers import PUBLIC_ADDRESSES, addresses
from tracker.catalogue.facets import FACETS
from tracker.catalogue.filters import PEOPLE_PARAMETERS
from tracker.catalogue.models import Person as PublicPerson
from tracker.catalogue.models import Source as PublicSource
from tracker.catalogue.models import Unit as PublicUnit
from tracker.intake.account import LOADER, machine_account
from tracker.lib.history import is_derived
from tracker.people.models import Person
from tracker.publishing.actions import withdraw
from tracker.publishing.policy import POLICY
from tracker.publishing.rules import Showing
from tracker.sources.models import Source
from tracker.units.models import Unit

MARKER = "KANARI"
ROOMS = ("people", "units", "sources", "figures")
NOT_FREE = ("reference", "code", "script", "language", "currency", "via", "conflict_on")
BOUND_BY_RULES = {"figures.figure.grouping", "sources.source.public_label", "sources.source.url"}
METHODS = ("get", "head", "options", "post", "put", "delete")


def text_fields(model: type[models.Model]) -> "Iterator[models.Field[Any, Any]]":
    """Columns of free text: no closed lists, no references, keys or dates, nothing computed."""
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, CharField | TextField) and type(field).__name__ != "PartialDateField"
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


@override_settings(ROOT_URLCONF="tracker.config.urls_public")
class Canaries(TestCase):
    """The starting data, published; then every text of the newsroom is overwritten."""

    databases = {"default", "catalogue"}
    planted: int
    withdrawn: str

    @classmethod
    def setUpTestData(cls) -> None:
        call_command("load_starting_data", stdout=StringIO())
        cls.planted = 0
        with pghistory.context(user=machine_account(LOADER).pk):
            for label, policy in POLICY.items():
                model = apps.get_model(label)
                never = {name for name, rule in policy.items() if rule.showing is Showing.NEVER}
                for field in text_fields(model):
                    if field.name in never:
                        cls.planted += mark(model, field)
        with cls.captureOnCommitCallbacks(execute=True):
            call_command("publish_starting_data", stdout=StringIO())
        publisher = factories.user("cyd", "publisher")
        cls.withdrawn = PublicPerson.objects.order_by("reference").values_list("pk", flat=True)[0]
        with cls.captureOnCommitCallbacks(execute=True):
            withdraw(kind="person", references=[cls.withdrawn], by=publisher, reason=f"{MARKER} reason")
        # What is edited after publication, drafts and what was never public: every text there is.
        for room in ROOMS:
            for model in apps.get_app_config(room).get_models():
                if not (model._meta.model_name or "").endswith("event"):
                    cls.planted += sum(mark(model, field) for field in text_fields(model))
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def paths(self) -> Iterator[str]:
        """Every address of the resolver with records that are public, drafts, withdrawn, or never were."""
        assert set(addresses(get_resolver("tracker.config.urls_public"))) == set(PUBLIC_ADDRESSES)
        records = {
            "people": [*Person.objects.values_list("reference", flat=True), "P-000000", self.withdrawn],
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
            else:
                yield f"/{address}"

    def queries(self, path: str) -> Iterator[str]:
        """Questions of which some are answered and some refused."""
        yield ""
        yield f"?nobody_knows={MARKER.lower()}"
        if re.search(r"/(people|contracts|citations|names)(/|\.csv|\.zip)?$", path):
            for name in PEOPLE_PARAMETERS:
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

    def answers(self) -> Iterator[tuple[str, str]]:
        """Each request, and everything that came back: status, headers, body."""
        client = Client(raise_request_exception=False)
        for path in self.paths():
            for method in METHODS:
                for query in self.queries(path) if method == "get" else ("",):
                    response = getattr(client, method)(path + query)
                    body = b"".join(response.streaming_content) if response.streaming else response.content
                    assert response.status_code < 500, f"{method} {path}{query}"
                    yield f"{method} {path}{query}", f"{response.headers}\n{body.decode('utf-8', 'replace')}"

    def test_no_public_answer_and_no_log_line_holds_anything_of_the_newsroom(self) -> None:
        assert self.planted > 3000
        lines = StringIO()
        handler = logging.StreamHandler(lines)
        root = logging.getLogger()
        root.addHandler(handler)
        try:
            found, asked = [], 0
            for request, answer in self.answers():
                asked += 1
                # What was asked may be told back in an error.
                echoed = answer.replace(MARKER.lower(), "")
                if MARKER in echoed:
                    found.append((request, echoed[max(0, echoed.index(MARKER) - 100) :][:200]))
        finally:
            root.removeHandler(handler)
        assert not found, found[:5]
        assert MARKER not in lines.getvalue()
        assert asked > 1000

    def test_the_sweep_would_find_one(self) -> None:
        PublicPerson.objects.update(public_summary=f"{MARKER} in public")
        assert any(MARKER in answer for _, answer in self.answers())

    def test_the_newsroom_really_bears_the_markers(self) -> None:
        assert Person.objects.filter(names__text__startswith=MARKER).distinct().count() == Person.objects.count()
        assert Source.objects.filter(title__startswith=MARKER).count() == Source.objects.count()
        assert not Person.objects.exclude(internal_notes__startswith=MARKER).exclude(internal_notes=F("reference"))


@pytest.mark.django_db(databases=["default", "catalogue"])
def test_a_hundred_drafts_change_no_public_answer(public: Client, published: Any) -> None:
    shown = factories.person("Adam Smith", nationalities=["NP"], contracts=[{"side": "RU", "signed_on": "2023"}])
    published(shown)
    looked_at = [
        *("/", "/people/", "/people/?q=smith", "/people.csv", "/people.zip", "/contracts.csv", "/citations.csv"),
        *("/nationalities/", "/nationalities/NP/", "/units/", "/sources/", "/figures/", "/statements/", "/sources.csv"),
        *(f"/people/{shown.reference}/", "/api/v1/people/", "/api/v1/contracts/?nationality=NP", "/api/v1/sources/"),
    ]

    def everything() -> list[bytes]:
        answers = [public.get(path) for path in looked_at]
        assert all(answer.status_code == 200 for answer in answers)
        return [
            b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
            for answer in answers
        ]

    before = everything()
    for number in range(100):
        factories.person(f"Adam Smith {number}", nationalities=["NP"], contracts=[{"side": "RU", "signed_on": "2023"}])
    assert everything() == before
