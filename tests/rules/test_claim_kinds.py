"""A kind of claim about a person stands in ten files; one that lacks it is named, and all else reads the registers."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, get_type_hints
from zipfile import ZipFile

import pytest
from django.contrib import admin
from django.db import models
from django.test import Client
from django.test.utils import isolate_apps

import tracker
from tests import factories
from tests.conftest import Publish
from tracker.accounts.access import ACCESS
from tracker.accounts.models import User
from tracker.catalogue import models as public_side
from tracker.catalogue.files import CLAIM_FILES
from tracker.catalogue.people.claims.columns import CLAIM_COLUMNS
from tracker.lib.history import is_derived
from tracker.people.merging.merge import UNDER_CONTRACT, merge
from tracker.people.models import PERSON_CLAIMS, Contract, Person, PersonCitation, PersonClaim
from tracker.publishing.documents.people import PersonClaims
from tracker.publishing.policy.register import POLICY
from tracker.review.actions import submit
from tracker.sources.models import Territory
from tracker.website.people.claim_words import KINDS

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])

ROOM = Path(tracker.__file__).parent


def label(model: type[PersonClaim]) -> str:
    return str(model._meta.label_lower)


def public_table(model: type[PersonClaim]) -> Any:
    return next((each for each in public_side.PERSON_CLAIMS if each.__name__ == model.__name__), None)


def has_rows_in_the_form(model: type[PersonClaim]) -> bool:
    inlines: Any = admin.site.get_model_admin(Person).inlines
    return any(inline.model is model for inline in inlines)


def has_a_file(model: type[PersonClaim]) -> bool:
    return public_table(model) in [file.rows(file.filter_set.of()).model for file in CLAIM_FILES]


CLAIMS: tuple[Any, ...] = PERSON_CLAIMS

PLACES: dict[str, tuple[str, Callable[[type[PersonClaim]], bool]]] = {
    "people/models/citation.py": (
        "nothing can cite it: give PersonCitation a link to it, and PERSON_CLAIMS a line",
        lambda model: model in PERSON_CLAIMS and hasattr(PersonCitation, model.KIND),
    ),
    "accounts/access.py": ("no role may see or change it", lambda model: label(model) in ACCESS),
    "newsroom/people/claims.py": ("the person's form has no rows for it", has_rows_in_the_form),
    "publishing/policy/people.py": (
        "no line says what of it may be published, or whether its citations may",
        lambda model: label(model) in POLICY and model.KIND in POLICY["people.personcitation"],
    ),
    "publishing/documents/people.py": (
        "the public document of a person has no type for it",
        lambda model: model.KIND in get_type_hints(PersonClaims),
    ),
    "catalogue/models/course.py": (
        "no public table holds it, or PERSON_CLAIMS lacks that",
        lambda model: public_table(model) is not None,
    ),
    "catalogue/people/claims/columns.py": ("its columns have no labels", lambda model: model.KIND in CLAIM_COLUMNS),
    "catalogue/files.py": ("it has no file", has_a_file),
    "website/people/claim_words.py": ("the person's page has no part for it", lambda model: model.KIND in KINDS),
}
"""By file: what is missing where the file does not know the kind, and how that is told."""


def faults(model: type[PersonClaim], file: str) -> Iterator[tuple[str, str]]:
    """File and sentence for each place that a kind of claim lacks; `file` is the one with its own table."""
    yield from ((file, str(error.msg)) for error in model.check() if "nothing guards" in str(error.msg))
    for place, (what, stands) in PLACES.items():
        if not stands(model):
            yield place, f"{model.__name__}: {what}."


@pytest.mark.parametrize("model", PERSON_CLAIMS, ids=lambda model: model.KIND)
def test_a_kind_of_claim_stands_everywhere(model: type[PersonClaim]) -> None:
    assert [f"tracker/{file}: {what}" for file, what in faults(model, "people/models")] == []
    assert admin.site.is_registered(model)


@isolate_apps()
def test_a_new_kind_of_claim_is_named_in_each_of_at_most_ten_files() -> None:
    class Medal(PersonClaim):
        KIND = "medal"

        person = models.ForeignKey(Person, models.CASCADE, related_name="+")

        class Meta(PersonClaim.Meta):
            app_label = "people"

        def __str__(self) -> str:
            return "A medal."

    found = dict(faults(Medal, "people/models/medal.py"))
    assert set(found) == {"people/models/medal.py", *PLACES}
    assert len(found) <= 10
    assert found["people/models/medal.py"] == "Medal is a claim that nothing guards: decorate it with @recorded."
    assert all(what.startswith("Medal") and what.endswith(".") for what in found.values())
    assert [file for file in PLACES if not (ROOM / file).is_file()] == []


def smallest(model: type[PersonClaim], person: Person) -> dict[str, Any]:
    """Values for what such a claim must have."""
    values: dict[str, Any] = {}
    for column in model._meta.concrete_fields:
        if column.primary_key or is_derived(column) or column.has_default() or column.name in ("person", "status"):
            continue
        if column.name == "contract":
            values["contract"] = Contract.objects.get(person=person)
        elif isinstance(column, models.ForeignKey) and column.related_model is Territory:
            values["territory_id"] = "NP"
        elif column.choices and not column.blank:
            values[column.name] = column.choices[0][0]
        elif isinstance(column, models.CharField) and column.name not in ("conflict_on", "currency", "script", "kind"):
            values[column.name] = "" if hasattr(column, "earliest") or "on" in column.name.split("_") else "word"
    return values


@pytest.fixture
def told_in_full(researcher: User) -> Person:
    """A person with one accepted claim of every kind."""
    cited = factories.source()
    made = factories.person(by=researcher, source_of_all=cited)
    for model in CLAIMS:
        if not model._default_manager.filter(person=made).exists():
            factories.claim(model, made, sources=[cited], **smallest(model, made))
    return made


def test_every_kind_of_claim_reaches_page_api_file_and_archive(
    told_in_full: Person, published: Publish, public: Client
) -> None:
    published(told_in_full)
    reference = told_in_full.reference
    page = public.get(f"/people/{reference}/").content.decode()
    claims = public.get(f"/api/v1/people/{reference}/").json()["claims"]
    archive = ZipFile(BytesIO(b"".join(public.get("/people.zip").streaming_content)))  # type: ignore[attr-defined]
    for model in CLAIMS:
        assert f'id="{model.KIND}"' in page, model.KIND
        assert claims[model.KIND], model.KIND
        [name] = [each.name for each in CLAIM_FILES if each.columns is CLAIM_COLUMNS[model.KIND]]
        rows = b"".join(public.get(f"/{name}.csv").streaming_content).decode()  # type: ignore[attr-defined]
        assert reference in rows, name
        assert reference in archive.read(f"{name}.csv").decode(), name


def test_every_kind_of_claim_stands_in_form_history_and_review(
    told_in_full: Person, researcher: User, reviewer: User, client: Client
) -> None:
    [handed_in] = submit(kind="person", references=[told_in_full.reference], by=researcher, unclaimed_are_mine=True)
    client.force_login(reviewer)
    form = client.get(f"/people/person/{told_in_full.pk}/change/").content.decode()
    history = client.get(f"/people/person/{told_in_full.pk}/history/").content.decode()
    sheet = client.get(f"/review/submission/{handed_in.pk}/change/").content.decode()
    for model in CLAIMS:
        named = str(model._meta.verbose_name)
        rows = model._meta.get_field("person").remote_field
        assert f'name="{rows.related_name}-INITIAL_FORMS" value="1"' in form, named
        for page in (history, sheet):
            assert named.lower() in page.lower(), named


def test_every_kind_of_claim_goes_over_when_records_are_merged(told_in_full: Person, publisher: User) -> None:
    kept = factories.person(fates=())
    merge(kept=kept, merged=told_in_full, by=publisher, reason="The same passport.")
    for model in CLAIMS:
        assert not model._default_manager.filter(person=told_in_full).exists(), model.KIND
        assert model._default_manager.filter(person=kept).exists(), model.KIND


def test_what_is_under_a_contract_is_told_by_its_columns() -> None:
    assert {model.KIND for model in UNDER_CONTRACT} == {"payment", "citizenshipgrant"}
