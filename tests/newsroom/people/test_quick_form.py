"""The quick form and the whole one are the same record; side is asked once; another person begins like the last one."""

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of, with_row
from tests.chromium import NEEDS_CHROMIUM
from tests.newsroom.records.test_admin_browser import ADD, SITE, in_chromium
from tracker.accounts.models import User
from tracker.people.models import Contract, Fate, Nationality, Person, Service
from tracker.sources.models import Source
from tracker.vocabulary.sources import Access

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]
Fields = dict[str, list[str]]
PROPOSED = {"status": "", "as_above": "on"}


@pytest.fixture
def desk(client: Client, researcher: User) -> Client:
    client.force_login(researcher)
    return client


def opened(desk: Client, address: str = ADD) -> Fields:
    return fields_of(desk.get(address).content)


def named(desk: Client, name: str = "Ram Thapa", address: str = ADD) -> Fields:
    return opened(desk, address) | {"names-0-text": [name]}


def test_a_new_person_begins_with_the_quick_form_and_a_known_one_with_the_whole(desk: Client) -> None:
    fields = opened(desk)
    assert fields["density"] == ["quick"]
    kinds = ("names", "nationalities", "births", "contracts", "fates", "payments", "services")
    assert [fields[f"{kind}-TOTAL_FORMS"] for kind in kinds] == [["1"]] * 5 + [["0"]] * 2
    person = factories.person("Ram Thapa")
    assert opened(desk, f"/people/person/{person.pk}/change/")["density"] == ["whole"]


def test_the_density_chosen_goes_on_to_the_next_page_and_past_an_error(desk: Client) -> None:
    fields = named(desk) | {"density": ["whole"], "_addanother": ["1"]}
    answer: Any = desk.post(ADD, fields)
    assert opened(desk, answer.url)["density"] == ["whole"]
    refused = desk.post(ADD, named(desk, "Sita Rai") | {"density": ["whole"], "fates-0-on": ["2024-13"]})
    assert fields_of(refused.content)["density"] == ["whole"]


_SHOWN = """form => [...form.querySelectorAll("input:not([type=hidden]), select, textarea")]
  .filter(each => each.checkVisibility() && /^[a-z_]+-\\d+-|^(sex|level|public_summary)$/.test(each.name))
  .map(each => each.name)"""


def _shown(page: Any) -> list[list[str]]:
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.goto(SITE + ADD)
    found = [page.eval_on_selector("#person_form", _SHOWN)]
    fits = page.locator("[name=_like]").bounding_box()["y"] < 900
    page.get_by_label("Whole").check()
    return [*found, page.eval_on_selector("#person_form", _SHOWN), [str(fits)]]


@NEEDS_CHROMIUM
def test_the_quick_form_is_one_screen_and_the_whole_one_has_all_without_a_script_of_ours(desk: Client) -> None:
    html = desk.get(ADD).content.decode().replace("newsroom/newsroom.js", "no.js")
    quick, whole, [fits] = in_chromium(html, _shown)
    assert quick == [
        "sex",
        "names-0-text",
        "nationalities-0-territory",
        "births-0-born_on",
        "births-0-age",
        "births-0-age_on",
        "contracts-0-side",
        "contracts-0-signed_on",
        "contracts-0-unit",
        "fates-0-kind",
        "fates-0-on",
        "fates-0-place",
    ]
    assert set(quick) < set(whole)
    assert {"level", "names-0-status", "contracts-0-term_months"} <= set(whole)
    assert fits == "True"


def _wrong(page: Any) -> bool:
    page.goto(SITE + ADD)
    return bool(page.locator("#id_names-0-script").is_visible())


@NEEDS_CHROMIUM
def test_the_quick_form_shows_what_is_wrong_in_a_field_it_leaves_out(desk: Client) -> None:
    html = desk.post(ADD, named(desk) | {"names-0-script": ["Latin"]}).content.decode()
    assert 'value="quick" checked' in " ".join(html.split())
    assert in_chromium(html, _wrong)


def test_a_service_takes_the_side_of_the_contract(desk: Client) -> None:
    fields = with_row(named(desk), "contracts", side="UA", signed_on="2023", **PROPOSED)
    fields = with_row(fields, "services", side="", unit_as_stated="an assault unit", **PROPOSED)
    assert desk.post(ADD, fields).status_code == 302
    assert (Contract.objects.get().side, Service.objects.get().side) == ("UA", "UA")


@pytest.mark.parametrize(
    ("sides", "sentence"),
    [((), "No contract above says for which side"), (("RU", "UA"), "The contracts above are of both sides")],
)
def test_a_service_is_asked_for_its_side_where_no_contract_tells_it(
    desk: Client, sides: tuple[str, ...], sentence: str
) -> None:
    fields = named(desk)
    for side in sides:
        fields = with_row(fields, "contracts", side=side, **PROPOSED)
    fields = with_row(fields, "services", side="", rank="private", **PROPOSED)
    assert sentence in desk.post(ADD, fields).content.decode()
    fields |= {"services-0-side": ["RU"]}
    assert desk.post(ADD, fields).status_code == 302


def test_another_like_this_begins_with_what_both_share_and_is_saved_as_it_stands(desk: Client) -> None:
    source: Source = factories.source()
    unit = factories.unit("1st Regiment")
    fields = named(desk) | {
        "level": ["anonymous"],
        "bar-source": [str(source.pk)],
        "bar-locator": ["row 7"],
        "bar-said_by": ["document"],
    }
    fields = with_row(fields, "nationalities", kind="territory", territory="NP", basis="birth", **PROPOSED)
    fields = with_row(fields, "nationalities", kind="territory", territory="IN", basis="unknown", **PROPOSED)
    fields = with_row(fields, "contracts", side="RU", signed_on="2023-09", unit=unit.pk, **PROPOSED)
    fields = with_row(fields, "fates", kind="killed", on="2024-03", place="Bakhmut", **PROPOSED)
    answer: Any = desk.post(ADD, fields | {"_like": ["1"]})
    first = Person.objects.get()
    assert answer.url.startswith(f"{ADD}?like={first.reference}&bar-source={source.pk}")
    begun = opened(desk, answer.url)
    assert (begun["level"], begun["bar-said_by"], begun.get("bar-locator", [""])) == (["anonymous"], ["document"], [""])
    assert desk.post(answer.url, begun | {"names-0-text": ["Sita Rai"]}).status_code == 302
    other = Person.objects.exclude(pk=first.pk).get()
    shared = ("territory", "basis", "status")
    assert list(other.nationalities.values(*shared)) == list(first.nationalities.values(*shared))
    assert set(other.contracts.values_list("side", "unit", "signed_on")) == {("RU", unit.pk, "")}
    assert set(other.fates.values_list("kind", "on", "place", "status")) == {("killed", "", "", "accepted")}
    assert other.level == "anonymous"
    assert set(other.citations.values_list("source", flat=True)) == {source.pk}
    assert other.citations.count() == 5


def test_another_like_a_person_tells_nothing_of_a_source_that_somebody_may_not_read(desk: Client) -> None:
    leak: Source = factories.source(title="Leaked list", access=Access.CONFIDENTIAL)
    person = factories.person("Ram Thapa")
    hidden = Nationality.objects.create(person=person, kind="territory", territory_id="NP")
    factories.cite(hidden, leak)
    begun = opened(desk, f"{ADD}?like={person.reference}&bar-source={leak.pk}")
    assert not begun.get("nationalities-0-territory")
    assert not begun.get("bar-source")
    assert begun["fates-0-kind"] == ["killed"]
    person.citations.update(source=leak)
    assert not opened(desk, f"{ADD}?like={person.reference}").get("fates-0-kind", [""])[0]


@pytest.mark.parametrize("nonsense", ["x", "P-000000", "", "S-ABCDEF", "\x00"])
def test_another_like_nobody_is_an_empty_page(desk: Client, nonsense: str) -> None:
    begun = fields_of(desk.get(ADD, {"like": nonsense}).content)
    assert begun["nationalities-TOTAL_FORMS"] == ["1"]
    assert not Fate.objects.exists()
