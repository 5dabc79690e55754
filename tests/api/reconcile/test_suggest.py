"""What is offered while somebody types, and the page shown beside a candidate."""

import html
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.api.reconcile.conftest import obeys
from tests.conftest import Publish
from tests.website.test_embeds import is_framable
from tracker.catalogue.people.columns import PEOPLE_COLUMNS

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def suggested(public: Client, what: str, query: str) -> list[dict[str, Any]]:
    answer = public.get(f"/reconcile/suggest/{what}/?{query}")
    assert answer.status_code == 200, answer.content
    assert answer["Access-Control-Allow-Origin"] == "*"
    plural = {"entity": "entities", "property": "properties", "type": "types"}
    obeys(f"suggest-{plural[what]}-response.json", answer.json())
    found: list[dict[str, Any]] = answer.json()["result"]
    return found


def test_entities_are_offered_by_the_beginning_of_their_names(references: dict[str, str], public: Client) -> None:
    ids = {each["id"] for each in suggested(public, "entity", "prefix=Ra&type=person")}
    assert ids == {references["Ram Rai"], references["Ram Raj"]}
    assert [each["name"] for each in suggested(public, "entity", "prefix=Wagn")] == ["Wagner Group"]
    assert [each["id"] for each in suggested(public, "entity", "prefix=123&type=unit")] == [references["Wagner Group"]]
    assert suggested(public, "entity", "prefix=Nep&type=territory")[0]["id"] == "NP"
    assert suggested(public, "entity", "prefix=") == []
    assert suggested(public, "entity", "prefix=%25&type=person&type_strict=any") == []


def test_an_id_as_prefix_offers_that_entity(references: dict[str, str], public: Client) -> None:
    for reference in (*references.values(), "NP"):
        assert [each["id"] for each in suggested(public, "entity", f"prefix={reference}")] == [reference]


def test_a_cursor_goes_on_where_the_last_page_ended(published: Publish, public: Client) -> None:
    published(*(factories.person(f"Ram Rai {letter}") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXY"))
    first = suggested(public, "entity", "prefix=Ram&type=person")
    rest = suggested(public, "entity", "prefix=Ram&type=person&cursor=20")
    assert (len(first), len(rest)) == (20, 5)
    assert not {each["id"] for each in first} & {each["id"] for each in rest}


def test_properties_and_types_are_offered_by_their_names(public: Client) -> None:
    assert [each["id"] for each in suggested(public, "property", "prefix=nationali")] == ["nationalities"]
    first = [each["id"] for each in suggested(public, "property", "prefix=&type=person")][:4]
    assert set(first) == {"nationalities", "sides", "born", "units"}
    assert [each["id"] for each in suggested(public, "property", "prefix=military&schema=unit")] == [
        "military_unit_number"
    ]
    assert suggested(public, "property", "prefix=military&type=person") == []
    assert [each["id"] for each in suggested(public, "type", "prefix=pers")] == ["person"]
    assert len(suggested(public, "type", "prefix=")) == 3


def test_all_columns_of_a_type_are_proposed(public: Client) -> None:
    answer = public.get("/reconcile/extend/propose/?type=person").json()
    obeys("data-extension-property-proposal.json", answer)
    assert {each["id"] for each in answer["properties"]} == {column.name for column in PEOPLE_COLUMNS}
    few = public.get("/reconcile/extend/propose/?type=unit&limit=3").json()
    assert (len(few["properties"]), few["type"], few["limit"]) == (3, "unit", 3)


@pytest.mark.parametrize(
    "path",
    [
        "suggest/entity/?prefix=a&type=planet",
        "suggest/entity/?prefix=a&cursor=-1",
        "suggest/entity/?prefix=a&cursor=99999999999",
        "suggest/entity/?prefix=%00",
        "suggest/entity/?prefix=a&callback=x",
        f"suggest/property/?prefix={'x' * 600}",
        "extend/propose/?limit=0",
        "extend/propose/?limit=ten",
        "preview/",
        "preview/?id=%00",
    ],
)
def test_what_cannot_be_used_is_named(public: Client, path: str) -> None:
    answer = public.get(f"/reconcile/{path}")
    assert answer.status_code == 400, answer.content
    assert answer.json()["parameters"][0]["message"]


def test_the_preview_shows_what_tells_namesakes_apart_and_can_be_framed(
    references: dict[str, str], public: Client
) -> None:
    ram, unit = references["Ram Rai"], references["Wagner Group"]
    for reference, words in ((ram, ("Ram Rai", "Nepal", "Wagner Group", "Killed")), (unit, ("12345", "Regiment"))):
        path = f"/reconcile/preview/?id={reference}"
        page = html.unescape(public.get(path).content.decode())
        assert all(each in page for each in words), page
        assert is_framable(public, path)
        assert public.get(path)["Access-Control-Allow-Origin"] == "*"
    assert "Непал" in public.get("/reconcile/preview/?id=NP").content.decode()


def test_the_preview_of_nothing_says_so_and_escapes_what_was_sent(public: Client) -> None:
    answer = public.get("/reconcile/preview/?id=<script>alert(1)")
    assert answer.status_code == 404
    assert b"<script" not in answer.content
    assert b"There is no public record" in answer.content
    assert is_framable(public, "/reconcile/preview/?id=P-000000")


def test_a_name_with_signs_is_escaped_in_the_preview(published: Publish, public: Client) -> None:
    person = factories.person("Ram <b>Rai</b>")
    published(person)
    assert b"<b>" not in public.get(f"/reconcile/preview/?id={person.reference}").content
