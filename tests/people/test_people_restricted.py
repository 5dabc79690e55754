"""Restricted details of a person: for few readers, each of whom is noted, and nowhere else."""

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection, transaction
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.people.models import Person, RestrictedDetail, RestrictedFile, RestrictedReading
from tracker.review.content import canonical, record_kind, record_kinds

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]


@pytest.fixture
def keeper(researcher: User) -> User:
    """A researcher who also keeps restricted details."""
    researcher.groups.add(Group.objects.get(name="keeper"))
    return researcher


@pytest.fixture
def filed() -> RestrictedFile:
    """A file with a passport number."""
    file = RestrictedFile.objects.create(person=factories.person("Adam Smith"))
    RestrictedDetail.objects.create(file=file, kind="identity_number", text="Canary-4711")
    return file


def readings() -> list[tuple[str, str, str]]:
    rows = RestrictedReading.objects.order_by("pk")
    return list(rows.values_list("read_by__username", "person_reference", "page"))


def test_the_persons_page_says_that_details_are_kept_and_who_may_read_them(
    client: Client, keeper: User, reviewer: User, filed: RestrictedFile
) -> None:
    leak = factories.source(access="restricted", public_label="leaked list")
    RestrictedDetail.objects.create(file=filed, kind="contact", text="555-123", remark=f"{leak.reference}, row 12")
    page = f"/people/person/{filed.person_id}/change/"
    client.force_login(reviewer)
    html = client.get(page).content.decode()
    assert f"1 restricted detail is kept. Who may read them: {keeper.username}." in html
    assert "Canary" not in html
    leak.readers.add(reviewer)
    assert "2 restricted details are kept." in client.get(page).content.decode()
    assert readings() == []


def test_a_keeper_begins_a_file_from_the_persons_page(client: Client, keeper: User) -> None:
    person = factories.person("Adam Smith")
    client.force_login(keeper)
    assert "begin a file" in client.get(f"/people/person/{person.pk}/change/").content.decode()
    add = f"/people/restrictedfile/add/?person={person.pk}"
    fields = fields_of(client.get(add).content)
    typed = {"details-0-kind": ["contact"], "details-0-text": ["+977 1 234567"], "details-0-remark": ["from him"]}
    assert client.post(add, fields | typed).status_code == 302
    assert RestrictedDetail.objects.get().file.person == person
    assert "it is noted who reads" in client.get(f"/people/person/{person.pk}/change/").content.decode()


@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_each_reading_is_noted(client: Client, keeper: User, filed: RestrictedFile, page: str) -> None:
    client.force_login(keeper)
    client.get("/people/restrictedfile/")
    client.get(f"/people/person/{filed.person.pk}/change/")
    assert readings() == []
    answer = client.get(f"/people/restrictedfile/{filed.pk}/{page}/")
    assert answer.status_code == 200
    assert ("Canary-4711" in answer.content.decode()) == (page != "delete")
    what = {"change": "details", "history": "history", "delete": "deletion"}[page]
    assert readings() == [("ada", filed.person.reference, what)]


@pytest.mark.parametrize("name", ["researcher", "reviewer", "publisher"])
def test_nobody_else_gets_in_and_no_refusal_is_noted(client: Client, filed: RestrictedFile, name: str) -> None:
    client.force_login(factories.user("eva", name))
    for page in ("", "add/", f"{filed.pk}/change/", f"{filed.pk}/history/", f"{filed.pk}/delete/"):
        assert client.get(f"/people/restrictedfile/{page}").status_code == 403
    assert client.get("/people/restrictedreading/").status_code == 403
    assert "restrictedfile" not in client.get(f"/people/person/{filed.person.pk}/change/").content.decode()
    assert readings() == []


def test_the_details_stand_nowhere_else(client: Client, researcher: User, filed: RestrictedFile) -> None:
    client.force_login(researcher)
    person = filed.person
    for page in ("change/", "history/"):
        assert "Canary" not in client.get(f"/people/person/{person.pk}/{page}").content.decode()
    assert person.reference not in client.get("/people/person/?q=Canary-4711").content.decode()
    content = record_kind("person").contents([person.reference])[person.reference]
    assert b"Canary" not in canonical(content)
    assert "restrictedfile" not in record_kinds()


def test_they_cross_no_bridge(published: Publish, public: Client, filed: RestrictedFile) -> None:
    published(filed.person)
    for path in (f"/people/{filed.person.reference}/", f"/api/v1/people/{filed.person.reference}/"):
        assert "Canary" not in public.get(path).content.decode()


def test_the_list_and_the_recent_actions_hold_no_detail(client: Client, keeper: User, filed: RestrictedFile) -> None:
    client.force_login(keeper)
    page = f"/people/restrictedfile/{filed.pk}/change/"
    fields = fields_of(client.get(page).content) | {"details-0-text": ["Canary-4712"]}
    assert client.post(page, fields).status_code == 302
    for path in ("/people/restrictedfile/", "/people/restrictedfile/?q=Adam", "/"):
        html = client.get(path).content.decode()
        assert "Canary-471" not in html
    assert "Adam Smith" in client.get("/people/restrictedfile/?q=Smith").content.decode()
    assert "Adam Smith" not in client.get("/people/restrictedfile/?q=Canary").content.decode()


def test_who_read_can_be_looked_up_and_outlives_the_person(client: Client, keeper: User, filed: RestrictedFile) -> None:
    client.force_login(keeper)
    client.get(f"/people/restrictedfile/{filed.pk}/change/")
    reference = filed.person.reference
    Person.objects.all().delete()
    shown = client.get(f"/people/restrictedreading/?q={reference}").content.decode()
    assert reference in shown
    assert "ada" in shown


def test_the_desks_login_cannot_change_what_was_noted(keeper: User) -> None:
    RestrictedReading.objects.create(read_by=keeper, person_reference="P-000000", page="details")
    for harm in ("UPDATE people_restrictedreading SET page = 'x'", "DELETE FROM people_restrictedreading"):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("SET LOCAL ROLE tracker_desk")
            cursor.execute(harm)
