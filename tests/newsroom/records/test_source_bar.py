"""The source at the top of a record's page holds for what is typed below; the status of new rows follows from it."""

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of, with_row
from tests.chromium import NEEDS_CHROMIUM
from tests.newsroom.records.test_admin_browser import ADD, SITE, WHOLE, in_chromium
from tracker.accounts.models import User
from tracker.people.models import Fate, Name, Person, PersonCitation
from tracker.sources.models import Source
from tracker.units.models import UnitCitation
from tracker.vocabulary.sources import Access

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]
Fields = dict[str, list[str]]


@pytest.fixture
def desk(client: Client, researcher: User) -> Client:
    client.force_login(researcher)
    return client


@pytest.fixture
def source() -> Source:
    found: Source = factories.source()
    return found


def opened(desk: Client, address: str = ADD) -> Fields:
    return fields_of(desk.get(address).content)


def typed(desk: Client, source: Source | None, **further: list[str]) -> Fields:
    """A name with the source at the top."""
    fields = (
        opened(desk) | {"names-0-text": ["Ram Thapa"]} | {name.replace("__", "-"): v for name, v in further.items()}
    )
    return fields | ({"bar-source": [str(source.pk)]} if source else {})


def test_a_new_row_takes_source_place_and_speaker_from_the_top_and_is_accepted(desk: Client, source: Source) -> None:
    fields = typed(desk, source, bar__locator=["p. 3"], bar__said_by=["family", "document"])
    assert fields["names-0-as_above"] == ["on"]
    assert desk.post(ADD, fields).status_code == 302
    cited = PersonCitation.objects.get()
    assert (cited.source, cited.locator, cited.said_by) == (source, "p. 3", ["family", "document"])
    assert Name.objects.get().status == "accepted"


def test_a_row_says_what_differs_from_the_top(desk: Client, source: Source) -> None:
    other: Source = factories.source()
    fields = typed(desk, source, bar__locator=["p. 3"], bar__said_by=["family"])
    above, of_nationality = (
        {"as_above": "on", "status": ""},
        {"kind": "territory", "territory": "NP", "basis": "unknown"},
    )
    fields = with_row(fields, "nationalities", **of_nationality, **above, locator="p. 9", quote="A Nepali.")
    fields = with_row(fields, "fates", kind="killed", **above, sources=other.pk, locator="row 7")
    assert desk.post(ADD, fields).status_code == 302
    told = PersonCitation.objects.order_by("pk").values_list("source", "locator", "quote", "said_by")
    assert sorted(told) == sorted(
        [
            (source.pk, "p. 3", "", ["family"]),
            (source.pk, "p. 9", "A Nepali.", ["family"]),
            (other.pk, "row 7", "", []),
        ]
    )


def test_a_row_without_the_tick_has_no_source_and_is_unverified(desk: Client, source: Source) -> None:
    fields = with_row(typed(desk, source), "fates", kind="missing", status="")
    assert desk.post(ADD, fields).status_code == 302
    assert Fate.objects.get().status == "unverified"
    assert not PersonCitation.objects.filter(fate__isnull=False).exists()


def test_without_a_source_at_the_top_a_new_row_is_unverified(desk: Client) -> None:
    assert desk.post(ADD, typed(desk, None)).status_code == 302
    assert Name.objects.get().status == "unverified"


def test_a_status_that_was_chosen_stays(desk: Client, source: Source) -> None:
    assert desk.post(ADD, typed(desk, source, names__0__status=["unverified"])).status_code == 302
    assert (Name.objects.get().status, PersonCitation.objects.get().source) == ("unverified", source)


def test_empty_rows_become_no_claims_for_the_source_above_them(desk: Client, source: Source) -> None:
    page = f"{ADD}?empty-rows=1"
    fields = opened(desk, page) | {"names-0-text": ["Ram Thapa"], "bar-source": [str(source.pk)]}
    assert desk.post(page, fields).status_code == 302
    assert PersonCitation.objects.count() == 1


def test_the_source_at_the_top_touches_no_claim_that_is_saved(desk: Client, source: Source) -> None:
    person = factories.person("Ram Thapa")
    before = list(PersonCitation.objects.order_by("pk").values())
    page = f"/people/person/{person.pk}/change/"
    assert desk.post(page, opened(desk, page) | {"bar-source": [str(source.pk)]}).status_code == 302
    assert list(PersonCitation.objects.order_by("pk").values()) == before


def test_a_place_without_a_source_is_refused_and_kept(desk: Client) -> None:
    html = desk.post(ADD, typed(desk, None, bar__locator=["p. 3"])).content
    assert "Pick the source in which this is found" in html.decode()
    assert fields_of(html)["bar-locator"] == ["p. 3"]
    assert not Person.objects.exists()


def test_a_refused_form_keeps_the_source_at_the_top(desk: Client, source: Source) -> None:
    fields = with_row(typed(desk, source), "fates", kind="killed", on="2024-13", as_above="on", status="")
    kept = fields_of(desk.post(ADD, fields).content)
    assert (kept["bar-source"], kept["fates-0-as_above"]) == ([str(source.pk)], ["on"])


@pytest.mark.parametrize("button", ["_addanother", "_continue"])
def test_the_page_that_comes_next_begins_with_the_same_source(desk: Client, source: Source, button: str) -> None:
    fields = typed(desk, source, bar__locator=["p. 3"], bar__said_by=["family"]) | {button: ["1"]}
    answer: Any = desk.post(ADD, fields)
    kept = opened(desk, answer.url)
    assert (kept["bar-source"], kept["bar-locator"], kept["bar-said_by"]) == ([str(source.pk)], ["p. 3"], ["family"])


def test_a_page_that_is_just_opened_begins_with_nobodys_source(desk: Client, source: Source) -> None:
    assert desk.post(ADD, typed(desk, source)).status_code == 302
    assert not opened(desk).get("bar-source")


def test_a_guarded_source_is_neither_taken_nor_told_at_the_top(desk: Client, researcher: User) -> None:
    leak: Source = factories.source(title="Leaked list", access=Access.CONFIDENTIAL)
    refused = desk.post(ADD, typed(desk, leak)).content.decode()
    assert "Select a valid choice" in refused
    assert not Person.objects.exists()
    prefilled = desk.get(f"{ADD}?bar-source={leak.pk}").content.decode()
    assert "Leaked list" not in refused + prefilled
    assert not fields_of(prefilled.encode()).get("bar-source")
    leak.readers.add(researcher)
    assert opened(desk, f"{ADD}?bar-source={leak.pk}")["bar-source"] == [str(leak.pk)]
    assert desk.post(ADD, typed(desk, leak)).status_code == 302


@pytest.mark.parametrize("nonsense", ["x", "9" * 30, "-1", "\x00"])
def test_nonsense_in_the_address_is_no_source(desk: Client, nonsense: str) -> None:
    assert not fields_of(desk.get(ADD, {"bar-source": nonsense}).content).get("bar-source")


def test_units_and_recruiters_have_the_source_at_the_top_too(desk: Client, source: Source) -> None:
    address = "/units/unit/add/"
    fields = opened(desk, address) | {"kind": ["regiment"], "territory": ["RU"], "bar-source": [str(source.pk)]}
    fields = with_row(fields, "names", text="1st Regiment", kind="full", status="", as_above="on")
    assert desk.post(address, fields).status_code == 302
    cited = UnitCitation.objects.filter(source=source).values_list("unitname__text", "fields")
    assert sorted(cited, key=str) == [("1st Regiment", []), (None, ["kind", "territory"])]
    assert "bar-source" in desk.get("/people/recruiter/add/").content.decode()


def test_sex_rests_on_the_source_at_the_top_or_on_the_one_before(desk: Client, source: Source) -> None:
    fields = typed(desk, source, sex=["M"], bar__locator=["p. 3"])
    assert desk.post(ADD, fields).status_code == 302
    of_sex = PersonCitation.objects.filter(name=None)
    assert set(of_sex.values_list("source", "locator", "fields__0")) == {(source.pk, "p. 3", "sex")}
    assert desk.get(f"/people/person/{Person.objects.get().pk}/change/").status_code == 200
    before: Source = factories.source()
    fields = typed(desk, source, sex=["M"], bar__own=[str(before.pk)]) | {"names-0-text": ["Sita Rai"]}
    assert desk.post(ADD, fields).status_code == 302
    assert of_sex.latest("pk").source == before


def test_whoever_cites_for_sex_in_a_row_cites_nothing_else(desk: Client, source: Source) -> None:
    other: Source = factories.source()
    fields = with_row(typed(desk, source, sex=["M"]), "citations", source=other.pk, stance="supports")
    assert desk.post(ADD, fields).status_code == 302
    assert [cited.source for cited in PersonCitation.objects.filter(name=None)] == [other]


_PICK = """([pk, title]) => {
  const box = document.querySelector("#id_bar-source");
  box.replaceChildren(new Option(title, pk, true, true));
  box.dispatchEvent(new Event("change", { bubbles: true }));
}"""


def _changed(page: Any) -> list[Any]:
    """A name under one source, another one picked, a nationality under that; what each row says then."""
    page.goto(SITE + ADD)
    own = page.locator("#names-0 .fieldBox.field-sources")
    seen = [own.is_visible()]
    page.evaluate(_PICK, ["7", "A list of the dead"])
    page.locator("#id_bar-locator").fill("row 3")
    page.locator("#id_names-0-text").fill("Ram Thapa")
    page.locator("#id_sex").select_option("M")
    page.evaluate(_PICK, ["8", "An obituary"])
    seen.append(own.is_visible())
    page.get_by_text("Add another Nationality").click()
    rows = [
        page.eval_on_selector(
            f"#{row}",
            """row => [
              row.querySelector("[name$=-as_above]").checked,
              [...row.querySelector("[name$=-sources]").selectedOptions].map((each) => each.text).join(),
              row.querySelector("[name$=-locator]").value,
            ]""",
        )
        for row in ("names-0", "nationalities-0")
    ]
    places = [page.locator(f"#id_bar-{name}").input_value() for name in ("locator", "own")]
    return [seen, rows, *places, page.locator(".kept-rows").inner_text()]


@NEEDS_CHROMIUM
def test_what_was_typed_under_one_source_keeps_it_when_another_is_picked(desk: Client) -> None:
    seen, rows, place, of_sex, told = in_chromium(desk.get(WHOLE).content.decode(), _changed)
    assert seen == [False, True]
    assert rows == [[False, "A list of the dead", "row 3"], [True, "", ""]]
    assert (place, of_sex) == ("", "7")
    assert told == "Rows typed before keep “A list of the dead, row 3”."


def _folded(page: Any) -> list[bool]:
    page.goto(SITE + ADD)
    note, seen = page.locator("#id_names-0-public_note"), []
    for status in ("accepted", "conflicting"):
        page.locator("#id_names-0-status").select_option(status)
        seen.append(note.is_visible())
    return seen


@NEEDS_CHROMIUM
def test_what_a_conflict_needs_unfolds_with_its_status(desk: Client) -> None:
    assert in_chromium(desk.get(WHOLE).content.decode(), _folded) == [False, True]
