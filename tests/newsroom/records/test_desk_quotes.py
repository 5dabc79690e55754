"""What a source says and where is typed in the claim's own row; other citations stay as they are."""

from typing import Any

import pytest
from django.contrib import admin
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of, with_row
from tests.chromium import NEEDS_CHROMIUM
from tests.newsroom.records.test_admin_browser import ADD, SITE, WHOLE, in_chromium
from tracker.accounts.models import User
from tracker.lib.history import events_of
from tracker.newsroom.records.citations import CitationInline
from tracker.newsroom.records.claim_admin import ClaimInline
from tracker.people.models import Fate, Person, PersonCitation
from tracker.review.actions import NotAllowed, approve, submit
from tracker.sources.models import Source
from tracker.units.models import UnitCitation

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]
Fields = dict[str, list[str]]


@pytest.fixture
def desk(client: Client, researcher: User) -> Client:
    client.force_login(researcher)
    return client


@pytest.fixture
def killed() -> Person:
    """Somebody whose death one source tells, in words."""
    person = factories.person("Ram Thapa")
    of_fates().update(locator="p. 1", quote="He was\nkilled.")
    return person


def page_of(person: Person) -> str:
    return f"/people/person/{person.pk}/change/"


def opened(desk: Client, address: str) -> Fields:
    return fields_of(desk.get(address).content)


def of_fates() -> Any:
    return PersonCitation.objects.filter(fate__isnull=False).order_by("pk")


def test_a_quote_is_typed_with_its_claim(desk: Client) -> None:
    source = factories.source()
    typed = {"status": "accepted", "sources": source.pk, "locator": "p. 3", "quote": "Он  погиб.\r\nПод Часов Яром."}
    fields = with_row(opened(desk, ADD) | {"names-0-text": ["Ram Thapa"]}, "fates", kind="killed", **typed)
    assert desk.post(ADD, fields).status_code == 302
    cited = of_fates().get()
    assert (cited.source, cited.locator, cited.quote) == (source, "p. 3", "Он погиб.\r\nПод Часов Яром.")


def test_a_unit_is_quoted_in_its_rows_too(desk: Client) -> None:
    address, source = "/units/unit/add/", factories.source()
    fields = opened(desk, address) | {"kind": ["regiment"], "territory": ["RU"]}
    row = {"text": "1st Regiment", "kind": "full", "status": "accepted", "sources": source.pk, "quote": "the 1st"}
    fields = with_row(with_row(fields, "names", **row), "citations", source=source.pk, quote="A regiment.")
    assert desk.post(address, fields).status_code == 302
    assert set(UnitCitation.objects.values_list("unitname__text", "quote")) == {
        ("1st Regiment", "the 1st"),
        (None, "A regiment."),
    }


def test_every_page_with_claims_or_citations_takes_quote_and_place(desk: Client) -> None:
    request: Any = desk.get(ADD).wsgi_request
    request.user.is_superuser = True
    seen = 0
    for owner, page in admin.site._registry.items():
        for inline in page.get_inlines(request, None):
            if issubclass(inline, ClaimInline | CitationInline):
                lines = inline(owner, admin.site).get_fieldsets(request)
                assert "quote" in str(lines), inline.__name__
                assert "locator" in str(lines), inline.__name__
                seen += 1
    assert seen > 15


def test_the_row_shows_and_changes_what_the_first_citation_says(desk: Client, killed: Person, researcher: User) -> None:
    cited = of_fates().get()
    fields = opened(desk, page_of(killed))
    assert (fields["fates-0-locator"], fields["fates-0-quote"]) == (["p. 1"], ["He was\r\nkilled."])
    fields |= {"fates-0-locator": ["p. 2"], "fates-0-quote": ["He died."]}
    assert desk.post(page_of(killed), fields).status_code == 302
    after = of_fates().get()
    assert (after.pk, after.source, after.locator, after.quote) == (cited.pk, cited.source, "p. 2", "He died.")
    assert after.said_by == cited.said_by
    events = events_of(PersonCitation)._default_manager.filter(pgh_obj_id=cited.pk, pgh_context__user=researcher.pk)
    assert events.count() == 1


def test_a_quote_that_nobody_touched_is_not_written_again(desk: Client, killed: Person) -> None:
    events = events_of(PersonCitation)._default_manager
    before = events.count()
    assert desk.post(page_of(killed), opened(desk, page_of(killed))).status_code == 302
    assert events.count() == before
    assert of_fates().get().quote == "He was\nkilled."


def test_whoever_mends_a_quote_in_a_row_is_an_editor_and_cannot_approve(
    desk: Client, killed: Person, researcher: User, reviewer: User
) -> None:
    desk.force_login(reviewer)
    fields = opened(desk, page_of(killed)) | {"fates-0-quote": ["He died."]}
    assert desk.post(page_of(killed), fields).status_code == 302
    (handed_in,) = submit(kind="person", references=[killed.reference], by=researcher, unclaimed_are_mine=True)
    with pytest.raises(NotAllowed):
        approve([handed_in], by=reviewer)


def test_words_of_a_source_that_is_added_do_not_touch_the_first(desk: Client, killed: Person) -> None:
    more = factories.source()
    fields = opened(desk, page_of(killed))
    fields["fates-0-sources"] = [*fields["fates-0-sources"], str(more.pk)]
    fields |= {"fates-0-new_locator": ["min. 4"], "fates-0-new_quote": ["Killed in action."]}
    assert desk.post(page_of(killed), fields).status_code == 302
    assert list(of_fates().values_list("locator", "quote")) == [
        ("p. 1", "He was\nkilled."),
        ("min. 4", "Killed in action."),
    ]
    html = desk.get(page_of(killed)).content.decode()
    assert "Sources in detail: 1 more" in html
    assert "min. 4 · “Killed in action.”" in html


def test_a_quote_of_a_source_that_is_taken_out_goes_only_when_it_is_emptied(desk: Client, killed: Person) -> None:
    fields = opened(desk, page_of(killed)) | {"fates-0-sources": [], "fates-0-status": ["unverified"]}
    refused = desk.post(page_of(killed), fields | {"fates-0-quote": ["He died."]}).content.decode()
    assert "which you took out" in refused
    assert "has a quote here" in desk.post(page_of(killed), fields).content.decode()
    assert desk.post(page_of(killed), fields | {"fates-0-quote": [""], "fates-0-locator": [""]}).status_code == 302
    assert not of_fates().exists()


@pytest.mark.parametrize("column", ["locator", "quote"])
def test_words_without_a_source_are_refused(desk: Client, column: str) -> None:
    fields = with_row(opened(desk, ADD) | {"names-0-text": ["Ram"]}, "fates", kind="killed", status="unverified")
    answer = desk.post(ADD, fields | {f"fates-0-{column}": ["x"]}).content.decode()
    assert "This belongs to a source that is added now" in answer
    person = factories.person("Ram Thapa")
    fields = opened(desk, page_of(person)) | {f"fates-0-new_{column}": ["x"]}
    assert "This belongs to a source that is added now" in desk.post(page_of(person), fields).content.decode()


def test_one_quote_is_not_given_to_two_sources(desk: Client) -> None:
    two = [factories.source().pk, factories.source().pk]
    row = {"kind": "killed", "status": "accepted", "sources": two, "locator": "p. 1", "quote": "He died."}
    fields = with_row(opened(desk, ADD) | {"names-0-text": ["Ram"]}, "fates", **row)
    assert "A quote stands in one source" in desk.post(ADD, fields).content.decode()
    assert not Fate.objects.exists()


def test_the_words_of_a_source_that_somebody_may_not_read_are_not_shown(desk: Client) -> None:
    leak: Source = factories.source(title="Leaked list", access="restricted", public_label="a leak")
    person = factories.person("Ram Thapa")
    factories.cite(Fate.objects.get(), leak, quote="Secret words", locator="row 7")
    html = desk.get(page_of(person)).content
    assert b"Secret words" not in html
    assert b"row 7" not in html
    assert desk.post(page_of(person), fields_of(html)).status_code == 302
    assert of_fates().get(source=leak).quote == "Secret words"


def _lines(page: Any) -> list[bool]:
    """Whether the line for the words of a further source is seen: at first, once one is added, once it is taken out."""
    page.goto(SITE + ADD)
    line, seen = page.locator("#fates-0 .form-row.field-new_locator"), []
    for step in ("", "add", "remove"):
        page.evaluate(
            """step => {
              const box = document.querySelector("#id_fates-0-sources");
              if (step === "add") box.append(new Option("Another", "999999", true, true));
              if (step === "remove") box.querySelector("[value='999999']").remove();
              box.dispatchEvent(new Event("change", { bubbles: true }));
            }""",
            step,
        )
        seen.append(line.is_visible())
    return seen


@NEEDS_CHROMIUM
def test_the_words_of_a_further_source_are_asked_for_once_there_is_one(desk: Client, killed: Person) -> None:
    html = desk.get(page_of(killed)).content.decode()
    assert in_chromium(html, _lines) == [False, True, False]


def test_a_title_is_shown_as_text_below_the_quote(desk: Client) -> None:
    hostile = factories.source(title="<img src=x onerror=alert(1)>" * 3)
    html = desk.get(page_of(factories.person("Ram Thapa", source_of_all=hostile))).content.decode()
    assert "<img src=x" not in html
    assert "&lt;img src=x" in html


def _widths(page: Any) -> list[float]:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(SITE + ADD)
    page.locator("#id_names-0-as_above").uncheck()
    boxes = [
        page.locator(f"#names-0 {each}").bounding_box() for each in (".field-sources .select2", ".field-quote textarea")
    ]
    return [box["width"] for box in boxes]


@NEEDS_CHROMIUM
def test_the_empty_box_of_sources_is_as_wide_as_other_fields_on_a_phone(desk: Client) -> None:
    sources, quote = in_chromium(desk.get(WHOLE).content.decode(), _widths)
    assert sources > 0.75 * quote
