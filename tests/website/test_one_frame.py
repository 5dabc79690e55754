"""Page, file and API answer in one frame: the same conditions give the same status everywhere."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests import factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.catalogue.kinds import LISTS
from tracker.publishing.actions import withdraw

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
FORMS = ("/{}/", "/{}.csv", "/api/v1/{}/")
ADDRESSES = [form.format(listed.slug) for listed in LISTS for form in FORMS]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_has_a_tag_and_is_not_sent_twice(public: Client, address: str) -> None:
    first = public.get(address)
    tag = first.headers["ETag"]
    assert first.status_code == 200
    assert b"".join(first)
    again = public.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.headers["ETag"], again.content) == (304, tag, b"")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("query", ["colour=red", "reference=%00", "cursor=abc&cursor=abd"])
def test_what_cannot_be_used_is_an_error_that_names_it(public: Client, address: str, query: str) -> None:
    answer = public.get(f"{address}?{query}")
    assert answer.status_code == 400
    assert query.partition("=")[0] in answer.content.decode()
    assert "ETag" not in answer.headers


@pytest.mark.parametrize("form", ["/people/{}/", "/api/v1/people/{}/"])
def test_a_record_is_there_then_gone_and_one_that_never_was_is_not_found(
    public: Client,
    published: Publish,
    publisher: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    form: str,
) -> None:
    person = factories.person("Adam Smith")
    assert public.get(form.format(person.reference)).status_code == 404
    published(person)
    assert public.get(form.format(person.reference)).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(kind="person", references=[person.reference], by=publisher, reason="Made up.")
    assert public.get(form.format(person.reference)).status_code == 410
    assert public.get(form.format("P-000000")).status_code == 404
    assert public.get(form.format("U-7K2M9Q")).status_code == 404


@pytest.mark.parametrize("form", ["/people/{}/", "/units/{}/", "/sources/{}/"])
def test_an_old_spelling_of_a_reference_finds_the_record_on_both(public: Client, published: Publish, form: str) -> None:
    unit, source = factories.unit("Made-up unit"), factories.source()
    person = factories.person("Adam Smith", source_of_all=source)
    published(person, unit)
    references = {"people": person.reference, "units": unit.reference, "sources": source.reference}
    reference = references[form.split("/")[1]]
    written = reference.lower()
    page = public.get(form.format(written))
    assert (page.status_code, urlsplit(page.headers["Location"]).path) == (302, form.format(reference))
    assert public.get("/api/v1" + form.format(written)).json()["reference"] == reference
