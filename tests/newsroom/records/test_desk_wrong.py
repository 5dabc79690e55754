"""What is wrong on a long page stands in one list on top, each with the way to its field."""

import re
from html import unescape

import pytest
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of, with_row
from tests.chromium import NEEDS_CHROMIUM
from tests.newsroom.records.test_admin_browser import ADD, SITE, in_chromium
from tracker.accounts.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]


@pytest.fixture
def refused(client: Client, researcher: User) -> str:
    """A page of a person with three errors in its rows and one in its own fields."""
    client.force_login(researcher)
    fields = fields_of(client.get(ADD).content) | {"names-0-text": ["Ram Thapa"], "level_review_by": ["soon"]}
    fields = with_row(fields, "contracts", side="RU", signed_on="2023-13", status="unverified")
    fields = with_row(fields, "fates", kind="killed", status="accepted")
    answer = client.post(ADD, with_row(fields, "fates", kind="nothing", status="unverified"))
    assert answer.status_code == 200
    return str(answer.content.decode())


def listed(html: str) -> list[tuple[str, str]]:
    part = html.partition('<ul class="wrong"')[2].partition("</ul>")[0]
    return [(at, unescape(where)) for at, where in re.findall(r'<a href="#([^"]+)">([^<]+)</a>', part)]


def test_each_error_is_listed_with_the_way_to_its_field(refused: str) -> None:
    found = listed(refused)
    assert [where for _, where in found] == [
        "Look at the level again by",
        "Contract 1, Signed on",
        "Fate 1, Sources",
        "Fate 2, Kind",
    ]
    assert all(f'id="{at}"' in refused for at, _ in found)


def test_a_page_without_errors_has_no_such_list(client: Client, researcher: User) -> None:
    client.force_login(researcher)
    assert 'class="wrong"' not in client.get(ADD).content.decode()


def test_an_error_of_a_whole_row_leads_to_the_row(client: Client, researcher: User) -> None:
    client.force_login(researcher)
    person = factories.person("Ram Thapa")
    page = f"/people/person/{person.pk}/change/"
    fields = with_row(fields_of(client.get(page).content), "payments", kind="signing", status="unverified", amount="5")
    html = client.post(page, fields).content.decode()
    assert ("payments-0", "Payment 1") in listed(html) or ("id_payments-0-contract", "Payment 1, Contract") in listed(
        html
    )


@NEEDS_CHROMIUM
def test_the_way_to_a_field_ends_where_it_is_seen(refused: str) -> None:
    def followed(page: object) -> bool:
        page.goto(SITE + ADD)  # type: ignore[attr-defined]
        page.get_by_role("link", name="Fate 2, Kind").click()  # type: ignore[attr-defined]
        script = "() => { const { top, bottom } = document.getElementById('id_fates-1-kind').getBoundingClientRect();"
        return bool(page.evaluate(f"{script} return top >= 0 && bottom <= innerHeight; }}"))  # type: ignore[attr-defined]

    assert in_chromium(refused, followed)
