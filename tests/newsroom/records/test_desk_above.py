"""A payment or a grant belongs to a contract that is typed in the same form and not saved yet."""

from typing import Any

import pytest
from django.contrib import admin
from django.db import models
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of, with_row
from tests.chromium import NEEDS_CHROMIUM
from tests.newsroom.records.test_admin_browser import ADD, SITE, WHOLE, in_chromium
from tracker.accounts.models import User
from tracker.newsroom.records.claim_admin import ClaimInline
from tracker.newsroom.records.same_page_choices import SamePageChoiceField
from tracker.people.models import CitizenshipGrant, Contract, Payment, Person
from tracker.sources.models import Claim

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]
Fields = dict[str, list[str]]
PAYMENT = {
    "kind": "signing",
    "state": "promised",
    "amount": "195000",
    "currency": "rub",
    "on": "2023-10",
    "payer": "state",
    "payee": "recruit",
    "status": "unverified",
}


@pytest.fixture
def desk(client: Client, researcher: User) -> Client:
    client.force_login(researcher)
    return client


def typed(fields: Fields, *days: str, contract: str, **columns: Any) -> Fields:
    """A name, contracts signed on those days, and a payment under one of them."""
    fields = fields | {"names-0-text": ["Suresh Thapa"]}
    for day in days:
        fields = with_row(fields, "contracts", side="RU", signed_on=day, status="unverified")
    return with_row(fields, "payments", contract=contract, **(PAYMENT | columns))


def opened(desk: Client, address: str = ADD) -> Fields:
    return fields_of(desk.get(address).content)


def test_a_payment_is_saved_under_the_contract_typed_above(desk: Client) -> None:
    fields = typed(opened(desk), "2023-09", "2024-03-01", contract="contracts-1")
    assert desk.post(ADD, fields).status_code == 302
    payment = Payment.objects.get()
    assert (payment.contract.signed_on, payment.currency, str(payment.amount)) == ("2024-03-01", "RUB", "195000.00")
    assert Contract.objects.count() == 2


def test_a_grant_rewards_the_contract_typed_above(desk: Client) -> None:
    fields = typed(opened(desk), "2023-09", contract="contracts-0")
    fields = with_row(fields, "grants", territory="RU", state="granted", contract="contracts-0", status="unverified")
    assert desk.post(ADD, fields).status_code == 302
    assert CitizenshipGrant.objects.get().contract == Payment.objects.get().contract == Contract.objects.get()


def test_a_contract_added_to_a_known_person_can_be_paid_at_once(desk: Client) -> None:
    person = factories.person("Suresh Thapa", contracts=[{"side": "RU", "signed_on": "2022-12"}])
    page = f"/people/person/{person.pk}/change/"
    fields = with_row(opened(desk, page), "contracts", side="RU", signed_on="2024", status="unverified")
    fields = with_row(fields, "payments", contract="contracts-1", **PAYMENT)
    fields = with_row(fields, "payments", contract=person.contracts.get().pk, **PAYMENT)
    assert desk.post(page, fields).status_code == 302
    assert [row.contract.signed_on for row in Payment.objects.order_by("pk")] == ["2024", "2022-12"]


def test_a_refused_form_still_offers_and_keeps_the_contract_above(desk: Client) -> None:
    fields = typed(opened(desk), "2023-09", "2024-03-01", contract="contracts-1", on="2024-13")
    html = desk.post(ADD, fields).content
    assert b"names no month" in html
    assert "The new contract #2 above, signed 2024-03-01" in html.decode()
    kept = fields_of(html)
    assert {name: kept.get(name) for name in fields if name.startswith("payments-0-")} == {
        name: value for name, value in fields.items() if name.startswith("payments-0-")
    }
    assert not Person.objects.exists()
    assert desk.post(ADD, kept | {"payments-0-on": ["2024-03"]}).status_code == 302
    assert Payment.objects.get().contract.signed_on == "2024-03-01"


@pytest.mark.parametrize("chosen", ["contracts-1", "contracts-2"])
def test_an_empty_or_a_removed_contract_is_no_contract(desk: Client, chosen: str) -> None:
    fields = with_row(typed(opened(desk), "2023-09", contract=chosen), "contracts", status="unverified")
    fields = with_row(fields, "contracts", side="RU", status="unverified", DELETE="on")
    answer = desk.post(ADD, fields)
    assert "The contract above says nothing yet" in answer.content.decode()
    assert not Person.objects.exists()


@pytest.mark.parametrize("chosen", ["contracts-7", "contracts-", "names-0", "x", "9" * 30])
def test_a_contract_that_is_not_on_the_page_is_refused(desk: Client, chosen: str) -> None:
    answer = desk.post(ADD, typed(opened(desk), "2023-09", contract=chosen))
    assert "Select a valid choice" in answer.content.decode()


def test_without_script_a_page_has_an_empty_row_of_each_kind(desk: Client) -> None:
    assert 'href="?empty-rows=1"' in desk.get(ADD).content.decode()
    answer = desk.get(f"{ADD}?empty-rows=1")
    assert ">The new contract above</option>" in answer.content.decode()
    fields = fields_of(answer.content)
    assert "contracts-1-status" not in fields
    typed_in = {
        "names-0-text": ["Suresh Thapa"],
        "contracts-0-side": ["RU"],
        "payments-0-contract": ["contracts-0"],
        "payments-0-kind": ["signing"],
    }
    assert desk.post(f"{ADD}?empty-rows=1", fields | typed_in).status_code == 302
    assert Payment.objects.get().contract == Contract.objects.get()
    assert Person.objects.get().fates.count() == 0


def test_whatever_points_to_a_claim_of_the_same_page_can_point_to_a_new_row(desk: Client) -> None:
    request: Any = desk.get(ADD).wsgi_request
    for owner, page in admin.site._registry.items():
        inlines = [each for each in page.get_inlines(request, None) if issubclass(each, ClaimInline)]
        beside = {each.model for each in inlines}
        for inline in inlines:
            for field in inline.model._meta.concrete_fields:
                if isinstance(field, models.ForeignKey) and field.related_model in beside:
                    assert issubclass(field.related_model, Claim)
                    shown = inline(owner, admin.site).formfield_for_dbfield(field, request)
                    assert isinstance(shown, SamePageChoiceField), f"{inline.__name__}.{field.name}"


def _offered(page: Any) -> list[Any]:
    def options() -> list[str]:
        found: list[str] = page.locator("#payments-0 select[name$=-contract] option").all_inner_texts()
        return found[1:]

    page.goto(SITE + ADD)
    page.get_by_text("Add another Contract").click()
    page.locator("#id_contracts-0-signed_on").fill("2023-09")
    page.get_by_text("Add another Payment").click()
    first = options()
    page.locator("#id_contracts-1-signed_on").fill("2024-03-01")
    box = page.locator("#id_payments-0-contract")
    box.select_option("contracts-1")
    second = options()
    page.locator("#contracts-0 .inline-deletelink").click()
    page.wait_for_timeout(100)
    chosen = box.input_value()
    third = options()
    page.get_by_text("Add another Payment").click()
    return [first, second, chosen, third, page.locator("#id_payments-1-contract").input_value()]


@NEEDS_CHROMIUM
def test_contracts_added_in_the_open_page_are_offered_by_number_and_day(desk: Client) -> None:
    html = desk.get(WHOLE).content.decode()
    first, second, chosen, third, next_one = in_chromium(html, _offered)
    assert first == ["The new contract #1 above, signed 2023-09", "The new contract #2 above"]
    assert second == ["The new contract #1 above, signed 2023-09", "The new contract #2 above, signed 2024-03-01"]
    assert (chosen, third) == ("contracts-0", ["The new contract above, signed 2024-03-01"])
    assert next_one == "contracts-0"
