"""Claims and citations through the pages of the newsroom."""

import re
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of, with_row
from tracker.accounts.models import User
from tracker.people.models import Name, Person, PersonCitation
from tracker.units.models import UnitName
from tracker.vocabulary.sources import Access

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]
ADD = "/people/person/add/"


@pytest.fixture
def desk(client: Client, researcher: User) -> Client:
    client.force_login(researcher)
    return client


def page_of(person: Person) -> str:
    return f"/people/person/{person.pk}/change/"


def opened(desk: Client, address: str) -> dict[str, list[str]]:
    answer = desk.get(address)
    assert answer.status_code == 200
    return fields_of(answer.content)


def errors(answer: Any) -> str:
    assert answer.status_code == 200, "it was saved"
    return str(answer.content.decode())


def test_a_person_is_typed_in_with_claims_and_sources_at_once(desk: Client) -> None:
    source = factories.source()
    fields = opened(desk, ADD) | {
        "names-0-text": ["Ram Thapa"],
        "names-0-status": ["accepted"],
        "names-0-sources": [str(source.pk)],
        "names-0-locator": ["p. 3"],
        "names-0-said_by": ["family", "document"],
    }
    assert desk.post(ADD, fields).status_code == 302
    cited = PersonCitation.objects.get()
    assert (cited.source, cited.locator, cited.said_by) == (source, "p. 3", ["family", "document"])
    name = cited.person.names.get()
    assert (name, name.text) == (cited.name, "Ram Thapa")


def test_accepting_without_a_source_is_refused_and_loses_nothing(desk: Client) -> None:
    fields = opened(desk, ADD) | {"names-0-text": ["Ram Thapa"], "names-0-status": ["accepted"]}
    html = errors(desk.post(ADD, fields))
    assert "An accepted claim needs a source that supports it" in html
    assert 'value="Ram Thapa"' in html
    assert not Person.objects.exists()


def test_the_last_supporting_citation_of_an_accepted_claim_stays(desk: Client) -> None:
    person = factories.person("Ram Thapa")
    name = person.names.get()
    fields = opened(desk, f"/people/name/{name.pk}/change/") | {"text": ["Ram Bahadur Thapa"]}
    html = errors(desk.post(f"/people/name/{name.pk}/change/", fields | {"citations-0-DELETE": ["on"]}))
    assert "An accepted claim needs a source" in html
    assert "Ram Bahadur Thapa" in html


def test_a_cycle_of_units_is_a_message_on_the_page(desk: Client) -> None:
    source = factories.source()
    upper = factories.unit("Upper")
    lower = factories.unit("Lower", parents=[upper])
    fields = opened(desk, f"/units/unit/{upper.pk}/change/")
    fields = with_row(fields, "parents", parent=lower.pk, status="accepted", sources=source.pk)
    html = errors(desk.post(f"/units/unit/{upper.pk}/change/", fields))
    assert "Not saved: the database refused it." in html
    assert not upper.parents.exists()


def test_a_conflict_names_its_column_and_says_why(desk: Client) -> None:
    person = factories.person("Ram Thapa")
    fields = with_row(opened(desk, page_of(person)), "fates", kind="killed", on="2024-03", status="conflicting")
    html = errors(desk.post(page_of(person), fields))
    assert "Choose the point on which this version disagrees" in html
    assert "Say in a sentence what disagrees" in html


def test_a_rejection_says_why(desk: Client) -> None:
    person = factories.person("Ram Thapa")
    fields = opened(desk, page_of(person)) | {"fates-0-status": ["rejected"]}
    assert "Say why it is rejected" in errors(desk.post(page_of(person), fields))


def test_a_wrong_date_is_answered_at_its_row(desk: Client) -> None:
    person = factories.person("Ram Thapa")
    fields = opened(desk, page_of(person)) | {"fates-0-on": ["2024-13"]}
    assert "names no month" in errors(desk.post(page_of(person), fields))


def test_saving_a_page_unchanged_changes_no_citation(desk: Client) -> None:
    person = factories.person("Ram Thapa", contracts=[{"side": "RU", "signed_on": "2023-09"}])
    PersonCitation.objects.update(locator="p. 1", quote="He was killed.", fields=["kind"])
    before = list(PersonCitation.objects.order_by("pk").values())
    assert desk.post(page_of(person), opened(desk, page_of(person))).status_code == 302
    assert list(PersonCitation.objects.order_by("pk").values()) == before


def test_a_source_is_added_beside_a_quoted_one_that_stays_as_it_is(desk: Client) -> None:
    person = factories.person("Ram Thapa")
    PersonCitation.objects.filter(name__isnull=False).update(locator="p. 1", quote="Ram Thapa, 24.")
    more = factories.source()
    fields = opened(desk, page_of(person))
    fields["names-0-sources"] = [*fields["names-0-sources"], str(more.pk)]
    fields["names-0-new_locator"] = ["min. 4"]
    assert desk.post(page_of(person), fields).status_code == 302
    cited = PersonCitation.objects.filter(name__isnull=False).order_by("pk").values_list("locator", "quote")
    assert list(cited) == [("p. 1", "Ram Thapa, 24."), ("min. 4", "")]


def test_a_quote_is_not_dropped_with_its_source_in_passing(desk: Client) -> None:
    person = factories.person("Ram Thapa")
    PersonCitation.objects.update(quote="He was killed.")
    fields = opened(desk, page_of(person)) | {"fates-0-status": ["unverified"], "fates-0-sources": []}
    assert "has a quote here" in errors(desk.post(page_of(person), fields))


def test_a_citation_of_a_guarded_source_is_neither_shown_nor_lost(desk: Client) -> None:
    leak = factories.source(title="Leaked list of a prison", access=Access.RESTRICTED, public_label="a leak")
    person = factories.person("Ram Thapa")
    factories.cite(person.names.get(), leak)
    html = desk.get(page_of(person)).content.decode()
    assert "Leaked list" not in html
    assert desk.post(page_of(person), fields_of(html.encode())).status_code == 302
    name = person.names.get()
    claim_page = f"/people/name/{name.pk}/change/"
    html = desk.get(claim_page).content.decode()
    assert "Leaked list" not in html
    assert desk.post(claim_page, fields_of(html.encode())).status_code == 302
    assert name.citations.filter(source=leak).count() == 1
    history = desk.get(f"/people/person/{person.pk}/history/").content.decode()
    assert "Leaked list" not in history


def test_a_guarded_source_is_found_by_its_readers_only(desk: Client, researcher: User) -> None:
    leak = factories.source(title="Leaked list of a prison", access=Access.CONFIDENTIAL)
    asked = "/autocomplete/?app_label=people&model_name=personcitation&field_name=source&term=prison"
    for address in ("/sources/source/", asked):
        assert "Leaked list" not in desk.get(address).content.decode()
    assert desk.get(f"/sources/source/{leak.pk}/change/").status_code == 302
    leak.readers.add(researcher)
    for address in ("/sources/source/", asked):
        assert "Leaked list" in desk.get(address).content.decode()


def test_the_preferred_name_can_be_changed_in_one_go(desk: Client) -> None:
    person = factories.person("Ram Thapa")
    Name.objects.filter(person=person).update(preferred=True)
    fields = opened(desk, page_of(person))
    del fields["names-0-preferred"]
    fields = with_row(fields, "names", text="Ram B. Thapa", kind="full", status="unverified", preferred="on")
    assert desk.post(page_of(person), fields).status_code == 302
    assert person.names.get(preferred=True).text == "Ram B. Thapa"


def test_a_unit_is_found_by_its_name_in_another_script(desk: Client) -> None:
    unit = factories.unit("Georgian Legion")
    UnitName.objects.create(unit=unit, text="Грузинский легион")
    asked = "/autocomplete/?app_label=people&model_name=contract&field_name=unit&term=gruzinsky+legion"
    assert [row["text"] for row in desk.get(asked).json()["results"]] == ["Georgian Legion"]


def test_who_was_made_a_reader_stands_in_the_sources_history(desk: Client, researcher: User, reviewer: User) -> None:
    leak = factories.source(title="Leaked list", access=Access.RESTRICTED, public_label="a leak")
    leak.readers.add(researcher)
    page = f"/sources/source/{leak.pk}/change/"
    fields = opened(desk, page)
    assert desk.post(page, fields | {"readers": [str(researcher.pk), str(reviewer.pk)]}).status_code == 302
    history = " ".join(desk.get(f"/sources/source/{leak.pk}/history/").content.decode().split())
    assert re.search(f"Added the reader “[^”]*{reviewer}”", history)


def test_a_contract_that_ends_before_it_is_signed_is_answered_at_its_end(desk: Client) -> None:
    fields = with_row(
        opened(desk, ADD), "contracts", side="RU", signed_on="2023-10~", ends_on="2022", status="unverified"
    )
    answer = errors(desk.post(ADD, fields | {"names-0-text": ["Suresh Thapa"]}))
    assert "“2022” lies before “2023-10~” (signed on): correct one of the two." in answer
    assert not Person.objects.exists()


def test_a_period_that_may_be_in_order_is_taken(desk: Client) -> None:
    fields = with_row(opened(desk, ADD), "services", side="RU", from_on="2024-01", to_on="2024", status="unverified")
    assert desk.post(ADD, fields | {"names-0-text": ["Suresh Thapa"]}).status_code == 302
