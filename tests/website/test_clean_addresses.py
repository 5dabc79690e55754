"""The address bar holds only what is asked: empty fields of a form leave no trace, wrong ones are still refused."""

import pytest
from django.forms import MultipleChoiceField
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tests.website.test_hostile_parameters import read
from tracker.catalogue.kinds import LISTS
from tracker.catalogue.listing.kind import PublicList

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


@pytest.mark.parametrize("listed", LISTS, ids=lambda listed: listed.slug)
def test_every_list_leads_from_empty_fields_to_the_clean_address(listed: PublicList, public: Client) -> None:
    fields, page = listed.filter_set().form.fields, listed.slug
    names = [name for name, field in fields.items() if not isinstance(field, MultipleChoiceField)]
    answer = public.get(f"/{page}/?{'&'.join(f'{name}=' for name in (*names, 'cursor'))}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/{page}/")
    assert public.get(answer.headers["Location"]).status_code == 200


def test_what_stays_keeps_its_spelling_and_order(public: Client, published: Publish) -> None:
    published(factories.person("Bimal Rai", nationalities=["NP", "IN"], services=[{"side": "RU"}]))
    answer = public.get("/people/?q=&side=RU&nationality=NP&nationality=IN&sort=&contract_to=")
    assert answer.headers["Location"] == "/people/?side=RU&nationality=NP&nationality=IN"
    assert public.get("/people/?q=%D0%B0&fate_from=").headers["Location"] == "/people/?q=%D0%B0"
    assert public.get("/nationalities/?q=").headers["Location"] == "/nationalities/"


@pytest.mark.parametrize("query", ["colour=", "q=&colour=", "nationality=&nationality=XX", "q=&fate_mode=never"])
def test_an_empty_parameter_hides_no_wrong_one(query: str, public: Client) -> None:
    assert public.get(f"/people/?{query}").status_code == 400


def test_files_and_api_answer_in_place(public: Client) -> None:
    for path in ("/people.csv", "/api/v1/people/"):
        assert read(public, f"{path}?q=&contract_to=").status_code == 200
