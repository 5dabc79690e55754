"""Payments, steps and proceedings: entered, cited, held by the database, published column by column."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import RestrictedError
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.admin_forms import fields_of, with_row
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.people.models import CitizenshipGrant, Contract, Payment, Person, Proceeding, Step
from tracker.review.actions import set_constraints_immediate, submit
from tracker.sources.models import Source

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]


def soldier(source: Source | None = None) -> Person:
    """A dead man with one contract."""
    contracts = [{"side": "RU", "signed_on": "2023-09"}]
    return factories.person("Adam Smith", nationalities=["NP"], contracts=contracts, source_of_all=source)


def under(person: Person, **columns: Any) -> dict[str, Any]:
    """Columns of a signing bonus under the person's contract."""
    given = {"kind": "signing", "amount": Decimal("200000.00"), "currency": "RUB", "state": "promised"}
    return {"contract": Contract.objects.get(person=person)} | given | columns


def claims_of(reader: Client, person: Person) -> dict[str, list[dict[str, Any]]]:
    answer = reader.get(f"/api/v1/people/{person.reference}/")
    assert answer.status_code == 200
    claims: dict[str, list[dict[str, Any]]] = answer.json()["claims"]
    return claims


def test_what_was_promised_is_shown_with_its_currency_and_source(published: Publish, public: Client) -> None:
    paper = factories.source(publisher="The Daily Paper")
    made = soldier(paper)
    factories.claim(Payment, made, sources=[paper], **under(made, payer="broker", payee="recruit"))
    published(made)
    page = " ".join(public.get(f"/people/{made.reference}/").content.decode().split())
    for words in ("Payments", "For signing", "200,000 RUB", "A broker or agency", "The recruit", "The Daily Paper"):
        assert words in page
    (payment,) = claims_of(public, made)["payment"]
    assert (payment["amount"], payment["currency"]) == ("200000.00", "RUB")
    assert payment["contract"] == claims_of(public, made)["contract"][0]["key"]


def test_names_of_payer_and_payee_stay_in_the_newsroom(published: Publish, public: Client) -> None:
    made = soldier()
    columns = under(made, parties_as_stated="his mother Olga Canary")
    factories.claim(Payment, made, sources=[factories.source()], **columns)
    published(made)
    for path in (f"/people/{made.reference}/", f"/api/v1/people/{made.reference}/"):
        assert "Canary" not in public.get(path).content.decode()


def test_an_amount_whose_currency_no_source_carries_is_not_shown(published: Publish, public: Client) -> None:
    made = soldier()
    paid = factories.claim(Payment, made, sources=[], **under(made, status="unverified"))
    factories.cite(paid, factories.source(), fields=["kind", "amount"])
    Payment.objects.update(status="accepted")
    published(made)
    (payment,) = claims_of(public, made)["payment"]
    assert (payment["kind"], payment["amount"], payment["currency"]) == ("signing", None, "")


def test_a_payment_is_public_with_its_contract_only(published: Publish, public: Client) -> None:
    made = soldier()
    factories.claim(Payment, made, sources=[factories.source()], **under(made))
    Contract.objects.update(status="unverified")
    published(made)
    assert claims_of(public, made)["payment"] == []
    assert "200,000" not in public.get(f"/people/{made.reference}/").content.decode()


def test_under_several_contracts_each_payment_says_which(published: Publish, public: Client) -> None:
    made = soldier()
    factories.claim(Payment, made, sources=[factories.source()], **under(made))
    factories.claim(Contract, made, sources=[factories.source()], side="RU", signed_on="2024-10")
    published(made)
    assert "signed September 2023" in public.get(f"/people/{made.reference}/").content.decode()


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"amount": Decimal("-1.00")}, "an_amount_is_never_negative"),
        ({"currency": ""}, "an_amount_has_a_currency"),
        ({"amount": None}, "an_amount_has_a_currency"),
        ({"currency": "rub"}, "an_amount_has_a_currency"),
    ],
)
def test_the_database_refuses_what_is_no_amount(columns: dict[str, Any], words: str) -> None:
    made = soldier()
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        Payment.objects.create(person=made, **under(made, **columns))


@pytest.mark.parametrize("model", [Payment, CitizenshipGrant])
def test_a_contract_of_another_person_is_refused_by_the_database(model: type[Payment | CitizenshipGrant]) -> None:
    made, other = soldier(), soldier()
    stranger = Contract.objects.get(person=other)
    columns = {"kind": "signing"} if model is Payment else {"territory_id": "RU", "state": "granted"}
    model._default_manager.create(person=made, contract=stranger, **columns)
    with pytest.raises(IntegrityError, match="names a contract of another person"):
        set_constraints_immediate()


def test_a_contract_does_not_go_to_another_person_without_its_payments() -> None:
    made, other = soldier(), soldier()
    factories.claim(Payment, made, sources=[factories.source()], **under(made))
    set_constraints_immediate()
    contract = Contract.objects.get(person=made)
    contract.citations.update(person=other)
    Contract.objects.filter(pk=contract.pk).update(person=other)
    with pytest.raises(IntegrityError, match="names a contract of another person"):
        set_constraints_immediate()


def test_a_contract_with_payments_is_not_deleted_but_its_person_is() -> None:
    made = soldier()
    factories.claim(Payment, made, sources=[factories.source()], **under(made))
    with pytest.raises(RestrictedError):
        Contract.objects.get(person=made).delete()
    made.delete()
    set_constraints_immediate()
    assert not Payment.objects.exists()


@pytest.mark.parametrize(
    ("model", "columns"),
    [
        (Payment, {"kind": "signing"}),
        (Step, {"kind": "arrived"}),
        (Proceeding, {"territory_id": "NP", "stage": "opened"}),
    ],
)
def test_an_accepted_one_needs_a_source(model: Any, columns: dict[str, Any]) -> None:
    made = soldier()
    more = {"contract": Contract.objects.get(person=made)} if model is Payment else {}
    model.objects.create(person=made, status="accepted", **columns, **more)
    with pytest.raises(IntegrityError, match="has no source that supports it"):
        set_constraints_immediate()


def test_steps_and_proceedings_stand_on_the_page_column_by_column(published: Publish, public: Client) -> None:
    made = soldier()
    paper = factories.source()
    factories.claim(Step, made, sources=[paper], kind="trained", on="2023-10", place="Ryazan oblast")
    tried = factories.claim(
        Proceeding,
        made,
        sources=[],
        status="unverified",
        territory_id="NP",
        for_what="serving",
        stage="convicted",
        in_absentia=True,
        charge="A charge that no source carries",
        sentence="three years",
    )
    factories.cite(tried, paper, fields=["territory", "for_what", "stage", "in_absentia", "sentence"])
    Proceeding.objects.update(status="accepted")
    published(made)
    page = " ".join(public.get(f"/people/{made.reference}/").content.decode().split())
    for words in ("Was trained", "October 2023", "Ryazan oblast", "Nepal", "For serving", "Convicted", "three years"):
        assert words in page
    assert "A charge that no source carries" not in page
    (proceeding,) = claims_of(public, made)["proceeding"]
    assert (proceeding["in_absentia"], proceeding["charge"]) == (True, "")


def test_coming_back_changes_no_count(published: Publish, public: Client) -> None:
    made = soldier()
    published(made)
    before = public.get("/api/v1/people/").json()["counts"]
    factories.claim(Step, made, sources=[factories.source()], kind="returned_alive", on="2024-01")
    factories.claim(Proceeding, made, sources=[factories.source()], territory_id="NP", stage="convicted")
    published(made)
    assert public.get("/api/v1/people/").json()["counts"] == before


def test_two_versions_of_a_step_stand_side_by_side(published: Publish, public: Client) -> None:
    made = soldier()
    factories.claim(Step, made, sources=[factories.source()], kind="arrived", on="2023-08")
    factories.claim(
        Step,
        made,
        sources=[factories.source()],
        kind="arrived",
        on="2023-06",
        status="conflicting",
        conflict_on="on",
        public_note="His brother says June.",
    )
    published(made)
    page = public.get(f"/people/{made.reference}/").content.decode()
    for words in (
        "The version that we count",
        "Conflicting version",
        "says something else about “when”",
        "His brother says June.",
    ):
        assert words in page


class TestPages:
    """Typing them in."""

    @pytest.fixture
    def desk(self, client: Client, researcher: User) -> Client:
        client.force_login(researcher)
        return client

    def test_a_payment_is_typed_in_on_the_persons_page(self, desk: Client) -> None:
        made, source = soldier(), factories.source()
        page = f"/people/person/{made.pk}/change/"
        html = desk.get(page).content
        offered = html.decode().partition('name="payments-__prefix__-contract"')[2].partition("</select>")[0]
        contract = Contract.objects.get(person=made)
        assert f'value="{contract.pk}" selected' in offered
        columns = {"contract": contract.pk, "kind": "monthly", "amount": "2500.50", "currency": "usd", "state": "paid"}
        fields = with_row(fields_of(html), "payments", **columns, status="accepted", sources=source.pk)
        assert desk.post(page, fields).status_code == 302
        paid = Payment.objects.get()
        assert (paid.amount, paid.currency, paid.contract, paid.person) == (Decimal("2500.50"), "USD", contract, made)
        assert paid.citations.get().source == source
        assert desk.get(f"/people/payment/{paid.pk}/change/").status_code == 200
        history = desk.get(f"/people/person/{made.pk}/history/").content.decode()
        assert "2500.50" in history

    @pytest.mark.parametrize(
        ("columns", "words"),
        [
            ({"amount": "-5", "currency": "USD"}, "An amount is never negative"),
            ({"amount": "5", "currency": "roubles"}, "“roubles” is no currency code of ISO 4217"),
            ({"amount": "5", "currency": ""}, "An amount and its currency"),
        ],
    )
    def test_what_is_no_amount_is_refused_on_the_page(self, desk: Client, columns: dict[str, str], words: str) -> None:
        made = soldier()
        page = f"/people/person/{made.pk}/change/"
        contract = Contract.objects.get(person=made)
        fields = with_row(
            fields_of(desk.get(page).content),
            "payments",
            contract=contract.pk,
            kind="fee",
            status="unverified",
            **columns,
        )
        answer = desk.post(page, fields)
        assert answer.status_code == 200
        assert words in answer.content.decode()

    def test_more_payments_take_no_more_queries(self, desk: Client) -> None:
        made, source = soldier(), factories.source()
        page = f"/people/person/{made.pk}/change/"

        def queries() -> int:
            with CaptureQueriesContext(connection) as seen:
                desk.get(page)
            return len(seen)

        for _ in range(2):
            factories.claim(Payment, made, sources=[source], **under(made))
        two = queries()
        for _ in range(3):
            factories.claim(Payment, made, sources=[source], **under(made))
        # The chosen sources of a row are looked up row by row, as in every inline of claims.
        assert queries() - two <= 3


def test_a_reviewer_reads_payments_before_approving(client: Client, reviewer: User, researcher: User) -> None:
    made = soldier()
    factories.claim(Payment, made, sources=[factories.source()], **under(made))
    (handed_in,) = submit(kind="person", references=[made.reference], by=researcher, unclaimed_are_mine=True)
    client.force_login(reviewer)
    sheet = client.get(f"/review/submission/{handed_in.pk}/change/").content.decode()
    for words in ("200000.00", "RUB", "For signing", "the one signed September 2023"):
        assert words in sheet
