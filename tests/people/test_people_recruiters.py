"""Recruiters: known in the newsroom, of whom the public sees kind and country on a contract, and nothing else."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of, with_row
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.people.models import Contract, Person, Recruiter, RecruiterCitation, RecruiterName
from tracker.people.naming import naming_obstacles
from tracker.publishing.actions import publish
from tracker.review.actions import NotAllowed, set_constraints_immediate, submit

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]


def agency(**columns: Any) -> Recruiter:
    """An agency in Dubai with a name."""
    given = {"kind": "agency", "territory_id": "AE", "office_held": "Office Canary", "internal_notes": "Note Canary"}
    made = Recruiter.objects.create(**(given | columns))
    name = RecruiterName.objects.create(recruiter=made, text="Canary Travel", preferred=True, status="accepted")
    RecruiterCitation.objects.create(recruiter=made, recruitername=name, source=factories.source())
    return made


def recruited_by(recruiter: Recruiter, fields: list[str] | None = None) -> Person:
    """A man whose contract names the recruiter, said by a source that carries those columns."""
    made = factories.person("Adam Smith", nationalities=["NP"])
    contract = Contract.objects.create(person=made, side="RU", recruiter=recruiter)
    factories.cite(contract, factories.source(), fields=fields or [])
    Contract.objects.update(status="accepted")
    return made


def everything_about(reader: Client, person: Person) -> str:
    paths = (f"/people/{person.reference}/", f"/api/v1/people/{person.reference}/", "/people/", "/api/v1/people/")
    return "".join(reader.get(path).content.decode() for path in paths)


def test_kind_and_country_of_a_recruiter_are_public_and_nothing_else(published: Publish, public: Client) -> None:
    recruiter = agency(
        standing=["convicted"], legal_checked_on="2026-01-02", legal_checked_by="Lawyer Canary", legal_outcome="refused"
    )
    made = recruited_by(recruiter, fields=["side", "recruiter"])
    published(made)
    text = everything_about(public, made)
    assert "Canary" not in text
    assert recruiter.reference not in text
    page = " ".join(public.get(f"/people/{made.reference}/").content.decode().split())
    for words in (
        "Recruited by",
        "An agency",
        "United Arab Emirates",
        "Cited for: recruitment and contract; said by: own state.",
    ):
        assert words in page
    (contract,) = public.get(f"/api/v1/people/{made.reference}/").json()["claims"]["contract"]
    assert (contract["recruiter_kind"], contract["recruiter_territory"]) == ("agency", "AE")


def test_a_recruiter_that_no_public_source_carries_is_not_shown(published: Publish, public: Client) -> None:
    made = recruited_by(agency(), fields=["side"])
    published(made)
    (contract,) = public.get(f"/api/v1/people/{made.reference}/").json()["claims"]["contract"]
    assert (contract["side"], contract["recruiter_kind"], contract["recruiter_territory"]) == ("RU", "", "")


def test_what_changes_about_a_recruiter_is_invisible_until_approved(published: Publish, public: Client) -> None:
    recruiter = agency()
    made = recruited_by(recruiter)
    published(made)
    Recruiter.objects.update(kind="official", territory="RU")
    address = f"/api/v1/people/{made.reference}/"
    assert public.get(address).json()["claims"]["contract"][0]["recruiter_kind"] == "agency"
    published(made)
    assert public.get(address).json()["claims"]["contract"][0]["recruiter_kind"] == "official"


def test_a_recruiter_cannot_be_published(researcher: User, reviewer: User) -> None:
    recruiter = agency()
    rows = submit(kind="recruiter", references=[recruiter.reference], by=researcher, unclaimed_are_mine=True)
    with pytest.raises(NotAllowed, match="a recruiter has no public side yet"):
        publish(rows, by=reviewer)


def said_in_two_houses(recruiter: Recruiter, *publishers: str) -> None:
    for publisher in publishers:
        source = factories.source(publisher=publisher)
        RecruiterCitation.objects.create(recruiter=recruiter, source=source, fields=["standing"])


def test_what_stands_in_the_way_of_naming_is_said_until_nothing_does() -> None:
    recruiter = agency(office_held="")
    assert [sentence.split(":")[0] for sentence in naming_obstacles(recruiter)] == [
        "Neither an officeholder acting in office nor charged, convicted or sanctioned for it",
        "No legal check is recorded",
        "Nobody has asked for a reply",
    ]
    recruiter.standing = ["charged"]
    said_in_two_houses(recruiter, "VOA", "VOA Afrique")
    assert "1 independent publisher of 2" in naming_obstacles(recruiter)[0]
    leak = factories.source(publisher="Another", access="restricted", public_label="a leak")
    RecruiterCitation.objects.create(recruiter=recruiter, source=leak, fields=["standing"])
    assert "1 independent publisher of 2" in naming_obstacles(recruiter)[0]
    said_in_two_houses(recruiter, "The Daily Paper")
    recruiter.legal_outcome, recruiter.legal_checked_on = "refused", "2026-01-02"
    recruiter.reply_asked_on = "2026-01-03"
    assert naming_obstacles(recruiter) == [
        "The legal check of 2026-01-02 refused it.",
        "Asked for a reply on 2026-01-03: record the answer, or that none came.",
    ]
    recruiter.legal_outcome, recruiter.reply_outcome = "cleared", "none"
    assert naming_obstacles(recruiter) == []


def test_a_copy_of_one_article_is_no_second_publisher() -> None:
    recruiter = agency(standing=["sanctioned"])
    first = factories.source(publisher="Agency One")
    copy = factories.source(publisher="Paper Two", derived_from=first)
    for source in (first, copy):
        RecruiterCitation.objects.create(recruiter=recruiter, source=source, fields=["standing"])
    assert "1 independent publisher of 2" in naming_obstacles(recruiter)[0]


@pytest.mark.parametrize(
    ("columns", "rule"),
    [
        ({"legal_outcome": "cleared"}, "a_legal_check_is_whole"),
        ({"reply_outcome": "none"}, "a_reply_was_asked_for"),
        ({"reply_asked_on": "2026-01-02", "reply_outcome": "answered"}, "an_answer_is_kept_whole"),
        ({"reply": "No comment."}, "an_answer_is_kept_whole"),
        ({"standing": ["officeholder"]}, "an_officeholder_has_an_office"),
    ],
)
def test_the_database_keeps_check_and_reply_whole(columns: dict[str, Any], rule: str) -> None:
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Recruiter.objects.create(kind="official", **columns)


def test_an_accepted_name_needs_a_source() -> None:
    recruiter = Recruiter.objects.create(kind="person")
    RecruiterName.objects.create(recruiter=recruiter, text="Somebody", status="accepted")
    with pytest.raises(IntegrityError, match="has no source that supports it"):
        set_constraints_immediate()


def test_a_recruiter_is_typed_in_found_and_put_on_a_contract(client: Client, researcher: User) -> None:
    client.force_login(researcher)
    source = factories.source()
    page = "/people/recruiter/add/"
    html = client.get(page).content
    assert b"Save and submit" not in html
    fields = fields_of(html) | {"kind": ["agency"], "territory": ["AE"]}
    fields = with_row(fields, "names", text="Канарейка", kind="full", status="accepted", sources=source.pk)
    assert client.post(page, fields).status_code == 302
    recruiter = Recruiter.objects.get()
    assert "Канарейка" in client.get("/people/recruiter/?q=kanareyka").content.decode()
    shown = client.get(f"/people/recruiter/{recruiter.pk}/change/").content.decode()
    assert "No legal check is recorded" in shown
    asked = "/autocomplete/?app_label=people&model_name=contract&field_name=recruiter&term=kanareika"
    assert [row["id"] for row in client.get(asked).json()["results"]] == [str(recruiter.pk)]
    person = factories.person("Adam Smith")
    address = f"/people/person/{person.pk}/change/"
    fields = with_row(
        fields_of(client.get(address).content), "contracts", side="RU", status="unverified", recruiter=recruiter.pk
    )
    assert client.post(address, fields).status_code == 302
    assert person.contracts.get().recruiter == recruiter
    history = client.get(f"/people/recruiter/{recruiter.pk}/history/").content.decode()
    assert "Канарейка" in history


def test_a_reviewer_sees_the_recruiter_and_what_becomes_public_of_it(
    client: Client, researcher: User, reviewer: User
) -> None:
    recruiter = agency()
    made = recruited_by(recruiter)
    source = made.contracts.get().citations.get().source
    submit(kind="source", references=[source.reference], by=researcher, unclaimed_are_mine=True)
    (handed_in,) = submit(kind="person", references=[made.reference], by=researcher, unclaimed_are_mine=True)
    client.force_login(reviewer)
    html = client.get(f"/review/submission/{handed_in.pk}/change/").content.decode()
    assert f"agency, Canary Travel [{recruiter.reference}], United Arab Emirates" in html
