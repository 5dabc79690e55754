"""What cannot be true of one person: impossible orders, claims that exclude each other; and what may be true."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests import factories
from tests.admin_forms import fields_of, with_row
from tracker.accounts.models import User
from tracker.people.contradictions import contradictions
from tracker.people.merging.merge import merge
from tracker.people.models import Birth, Fate, Person, Step
from tracker.publishing.actions import NotAllowed, publish
from tracker.review.actions import submit
from tracker.review.content import record_kind
from tracker.review.models import Submission

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
RU = {"side": "RU"}
MODELS: dict[str, Any] = {"births": Birth, "steps": Step}


def person(**claims: Any) -> Person:
    """Somebody with the accepted claims of each kind."""
    own = {kind: claims.pop(kind, ()) for kind in MODELS}
    made = factories.person(**({"fates": ()} | claims))
    for kind, rows in own.items():
        for row in rows:
            factories.claim(MODELS[kind], made, sources=[factories.source()], **row)
    return made


def said_of(made: Person) -> list[str]:
    return contradictions(record_kind("person").contents([made.reference])[made.reference])


def hand_in(made: Person, by: User) -> list[Submission]:
    return submit(kind="person", references=[made.reference], by=by, unclaimed_are_mine=True)


def killed(on: str) -> dict[str, Any]:
    return {"kind": "killed", "on": on}


def signed(on: str, **columns: Any) -> dict[str, Any]:
    return RU | {"signed_on": on} | columns


IMPOSSIBLE: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    (
        {"fates": [killed("2022-03")], "contracts": [signed("2023-09")]},
        ("the contract (2023-09) must come before the fate “Killed” (2022-03)",),
    ),
    (
        {"fates": [killed("2024-05"), killed("2024-06")]},
        ("“Killed” (2024-05)", "“Killed” (2024-06)", "[2024-05..2024-06]"),
    ),
    (
        {"fates": [killed("2024-06-04"), killed("2024-06-05")]},
        ("keep one whose date covers them, [2024-06-04..2024-06-05]", "“conflicting” with a note"),
    ),
    ({"fates": [killed("2024"), killed("")]}, ("nobody dies twice: keep one, with the sources of all",)),
    (
        {"births": [{"born_on": "2024"}], "contracts": [signed("2023-09")]},
        ("the birth (2024)", "the contract (2023-09)"),
    ),
    ({"births": [{"born_on": "2024"}], "fates": [killed("2023")]}, ("the birth (2024)", "“Killed” (2023)")),
    ({"fates": [killed("2023-01")], "services": [RU | {"from_on": "2023-02"}]}, ("service (2023-02)", "(2023-01)")),
    (
        {"fates": [killed("2023-01")], "services": [RU | {"to_on": "2023-02"}]},
        ("end of service (2023-02)", "(2023-01)"),
    ),
    ({"fates": [killed("2023-01"), {"kind": "wounded", "on": "2023-02"}]}, ("“Wounded” (2023-02)", "(2023-01)")),
    (
        {"fates": [killed("2023-01"), {"kind": "serving", "on": "[2023-02..]"}]},
        ("“Serving” ([2023-02..])", "(2023-01)"),
    ),
    ({"fates": [killed("2023-01")], "steps": [{"kind": "sent_to_front", "on": "2023-02"}]}, ("Was sent to the front",)),
    ({"fates": [killed("2023-03")], "steps": [{"kind": "body_returned", "on": "2023-02"}]}, ("The body was brought",)),
    ({"contracts": [signed("2023-09")], "steps": [{"kind": "trained", "on": "2023-02"}]}, ("Was trained” (2023-02)",)),
    ({"contracts": [signed("2023-09")], "services": [RU | {"from_on": "2023-02"}]}, ("(2023-09)", "service (2023-02)")),
    ({"contracts": [signed("2023-09")], "fates": [{"kind": "captured", "on": "2023-02"}]}, ("“Captured” (2023-02)",)),
    ({"births": [{"born_on": "1990"}, {"born_on": "1992"}]}, ("the birth (1990) and the birth (1992)",)),
    ({"births": [{"born_on": "1990-05-01"}, {"born_on": "1990-06"}]}, ("(1990-05-01) and the birth (1990-06)",)),
    ({"births": [{"born_on": "1990"}, {"age": 30, "age_on": "2023-05"}]}, ("(1990) and the age 30 (on 2023-05)",)),
    ({"births": [{"born_on": "1990", "age": 30, "age_on": "2023-05"}]}, ("(1990) and the age 30 (on 2023-05)",)),
    ({"births": [{"age": 25, "age_on": "2023"}, {"age": 30, "age_on": "2023"}]}, ("the age 25", "the age 30")),
]
POSSIBLE: list[dict[str, Any]] = [
    {"fates": [killed("2023")], "contracts": [signed("2023-09")]},
    {"fates": [killed("[2022..2024]")], "contracts": [signed("2023-09")]},
    {"fates": [killed("[..2023-09]")], "contracts": [signed("2023-09")]},
    {"fates": [killed("2023-08~")], "contracts": [signed("2023-09")]},
    {"fates": [killed("")], "contracts": [signed("2023-09")]},
    {"fates": [killed("2023-12"), {"kind": "missing", "on": "2024-02"}]},
    {
        "fates": [killed("2023-12"), {"kind": "wounded", "on": "2023-02"}],
        "steps": [{"kind": "body_returned", "on": "2024"}],
    },
    {
        "contracts": [signed("2023-09")],
        "steps": [{"kind": "left_home", "on": "2023-07"}, {"kind": "arrived", "on": "2023-08"}],
    },
    {"contracts": [RU, signed("2023-09")], "services": [RU | {"from_on": "2022-05"}]},
    {"contracts": [signed("2022-04"), signed("2024-09")], "services": [RU | {"from_on": "2022-05"}]},
    {"contracts": [signed("2023-09")], "services": [{"side": "UA", "from_on": "2022-05"}]},
    {"contracts": [signed("2023-09")], "services": [RU | {"from_on": "2014", "to_on": "2015"}]},
    {
        "contracts": [signed("2023-09")],
        "services": [{"side": "UA", "from_on": "2022-05"}],
        "fates": [{"kind": "captured", "on": "2022-08"}],
    },
    {"births": [{"born_on": "1990"}, {"born_on": "1990-05"}]},
    {"births": [{"born_on": "1990"}, {"age": 32, "age_on": "2023-05"}]},
    {"births": [{"born_on": "1990"}, {"age": 31, "age_on": "2023-05"}]},
    {"births": [{"born_on": "1990"}, {"age": 30, "age_on": "[2020..2023]"}]},
    {"births": [{"born_on": "1990"}, {"place": "Gorkha"}]},
]


@pytest.mark.parametrize(("claims", "words"), IMPOSSIBLE, ids=str)
def test_what_cannot_be_true_is_named_with_both_dates_and_stops_the_submission(
    claims: dict[str, Any], words: tuple[str, ...], researcher: User
) -> None:
    made = person(**claims)
    [sentence] = said_of(made)
    assert [part for part in words if part not in sentence] == []
    with pytest.raises(NotAllowed, match="Not submitted, for it cannot be true"):
        hand_in(made, researcher)


@pytest.mark.parametrize("claims", POSSIBLE, ids=str)
def test_what_may_be_true_stops_nothing(claims: dict[str, Any], researcher: User) -> None:
    made = person(**claims)
    assert said_of(made) == []
    assert hand_in(made, researcher)


@pytest.mark.parametrize(
    "status",
    [
        {"status": "unverified"},
        {"status": "conflicting", "conflict_on": "on", "public_note": "A second version says June."},
        {"status": "rejected", "status_reason": "A namesake's."},
    ],
    ids=str,
)
def test_a_second_death_that_is_not_accepted_stops_nothing(status: dict[str, Any]) -> None:
    made = person(fates=[killed("2024-05")])
    factories.claim(Fate, made, sources=[factories.source()], **killed("2024-06"), **status)
    assert said_of(made) == []


def test_a_contradiction_stops_what_was_handed_in_before_too(researcher: User, reviewer: User) -> None:
    made = person(fates=[killed("2024-05"), killed("2024-06")])
    content = record_kind("person").contents([made.reference])[made.reference]
    row = Submission.objects.create(
        kind="person", reference=made.reference, content=content, content_hash="0" * 64, submitted_by=researcher
    )
    with pytest.raises(NotAllowed, match="nobody dies twice"):
        publish([row], by=reviewer)


def test_a_contradiction_stands_on_the_page_of_review(client: Client, researcher: User, reviewer: User) -> None:
    made = person(fates=[killed("2024-05")])
    [row] = hand_in(made, researcher)
    factories.claim(Fate, made, sources=[factories.source()], **killed("2024-06"))
    row.content = record_kind("person").contents([made.reference])[made.reference]
    Submission.objects.filter(pk=row.pk).delete()
    row.pk = None
    row.save()
    client.force_login(reviewer)
    html = client.get(f"/review/submission/{row.pk}/change/").content.decode()
    assert "nobody dies twice" in html


def test_two_deaths_that_a_merge_brought_together_stop_the_submission(researcher: User) -> None:
    kept, merged = person(fates=[killed("2024-05")]), person(fates=[killed("2024-06")])
    merge(kept=kept, merged=merged, by=researcher, reason="The same man.")
    with pytest.raises(NotAllowed, match="nobody dies twice"):
        hand_in(kept, researcher)


@pytest.fixture
def published_before_the_rule(published: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Publish what cannot be true, as it was possible once."""
    monkeypatch.setattr("tracker.review.actions._refuse_contradictory", lambda *_: None)
    monkeypatch.setattr("tracker.publishing.disclosure.levels.contradictions", lambda _: [])
    return published


@pytest.mark.parametrize(
    ("deaths", "months", "year"),
    [
        (["2024-05", "2024-06"], [0, 0], 1),
        (["2024-05", "2024-05-03"], [1, 0], 1),
        (["2024-05", ""], [0, 0], 0),
        (["2024-05", "[..2024-06]"], [0, 0], 0),
        (["2024-05~", "2024-06"], [0, 0], 1),
        (["2024-05"], [1, 0], 1),
    ],
)
def test_of_two_deaths_that_were_published_before_one_month_at_most_finds_the_person(
    deaths: list[str], months: list[int], year: int, published_before_the_rule: Any, public: Client
) -> None:
    published_before_the_rule(person(fates=[killed(on) for on in deaths]))

    def found(first: str, last: str) -> int:
        where = f"/api/v1/people/?fate=killed&fate_from={first}&fate_to={last}&fate_within=certainly"
        count: int = public.get(where).json()["counts"]["recorded"]["people"]
        return count

    assert [found(month, month) for month in ("2024-05", "2024-06")] == months
    assert found("2024", "2024") == year


def test_records_of_two_sexes_are_not_merged(researcher: User) -> None:
    kept, merged = person(sex="M"), person(sex="F")
    with pytest.raises(NotAllowed, match=r"is recorded as “Male”, that of P-\w+ as “Female”"):
        merge(kept=kept, merged=merged, by=researcher, reason="The same man.")


def test_the_form_says_at_the_field_that_a_death_in_2099_lies_in_the_future(client: Client, researcher: User) -> None:
    client.force_login(researcher)
    made = person()
    address = f"/people/person/{made.pk}/change/"
    row = {"kind": "killed", "on": "2099", "status": "accepted", "sources": factories.source().pk}
    answer = client.post(address, with_row(fields_of(client.get(address).content), "fates", **row))
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f"“2099” lies in the future: today is {timezone.localdate().isoformat()}" in html
    at = next(f for f in answer.context["inline_admin_formsets"] if f.formset.prefix == "fates").formset.forms[0]
    assert list(at.errors) == ["on"]


def test_saving_and_submitting_names_the_contradiction_and_keeps_what_was_typed(
    client: Client, researcher: User
) -> None:
    client.force_login(researcher)
    made = person(fates=[killed("2022-03")])
    address = f"/people/person/{made.pk}/change/"
    row = signed("2023-09", status="accepted", sources=factories.source().pk)
    fields = with_row(fields_of(client.get(address).content), "contracts", **row)
    html = client.post(address, fields | {"_submit": ["1"]}, follow=True).content.decode()
    assert "the contract (2023-09) must come before the fate “Killed” (2022-03)" in html
    assert made.contracts.get().signed_on == "2023-09"
    assert not Submission.objects.filter(reference=made.reference).exists()


def test_a_union_of_states_has_no_citizens(researcher: User) -> None:
    made = person(nationalities=["EU"])
    assert said_of(made) == [
        "European Union is a union of states and has no citizens of its own: name the state, or reject the nationality"
    ]
    with pytest.raises(NotAllowed, match="has no citizens of its own"):
        hand_in(made, researcher)
    assert said_of(person(nationalities=["FR"])) == []
