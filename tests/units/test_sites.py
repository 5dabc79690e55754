"""Sites are records: entered, handed in, approved, published, withdrawn, each change kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of
from tests.conftest import Publish
from tests.reviewing import read_and_publish
from tracker.accounts.models import User
from tracker.catalogue import models as public_side
from tracker.publishing.actions import withdraw
from tracker.review.actions import waiting
from tracker.units.models import Site

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
ADD = "/units/site/add/"


def test_a_site_is_entered_submitted_and_approved(
    client: Client, researcher: User, reviewer: User, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    unit = factories.unit("Brigade")
    client.force_login(researcher)
    fields = fields_of(client.get(ADD).content)
    typed = {"name": ["Avangard centre"], "kind": ["selection_point"], "territory": ["RU"], "units": [str(unit.pk)]}
    assert client.post(ADD, fields | typed | {"_submit": ["1"]}).status_code == 302
    site = Site.objects.get()
    assert "Submitted" in client.get("/units/site/").content.decode()
    history = client.get(f"/units/site/{site.pk}/history/").content.decode()
    for words in ("ada", "Avangard centre", "Brigade", "unit of the site"):
        assert words in history
    client.force_login(reviewer)
    (handed_in,) = waiting("site")
    assert "Avangard centre" in client.get(f"/review/submission/{handed_in.pk}/change/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        read_and_publish(client, handed_in)
    assert public_side.Site.objects.get().name == "Avangard centre"
    assert "Public" in client.get("/units/site/").content.decode()


def test_taking_a_unit_from_a_site_is_kept_in_its_history(client: Client, researcher: User) -> None:
    unit = factories.unit("Brigade")
    site = Site.objects.create(name="Garrison", kind="garrison", territory_id="RU")
    site.units.add(unit)
    client.force_login(researcher)
    page = f"/units/site/{site.pk}/change/"
    fields = fields_of(client.get(page).content)
    assert fields.pop("units") == [str(unit.pk)]
    assert client.post(page, fields).status_code == 302
    history = " ".join(client.get(f"/units/site/{site.pk}/history/").content.decode().split())
    assert "Deleted the unit of the site" in history


def test_a_withdrawn_site_leaves_the_persons_page(
    published: Publish, public: Client, publisher: User, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    site = Site.objects.create(name="Point Canary", kind="selection_point", territory_id="RU")
    made = factories.person("Adam Smith", contracts=[{"side": "RU", "signed_at": site}])
    published(made)
    address = f"/people/{made.reference}/"
    assert "Canary" not in public.get(address).content.decode()
    published(site)
    assert "Point Canary" in public.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(kind="site", references=[site.reference], by=publisher, reason="Wrong place.")
    assert "Canary" not in public.get(address).content.decode()


def test_a_reviewer_is_told_that_a_site_is_not_published(client: Client, researcher: User) -> None:
    site = Site.objects.create(name="Point", kind="selection_point", territory_id="RU")
    made = factories.person("Adam Smith", by=researcher, contracts=[{"side": "RU", "signed_at": site}])
    client.force_login(researcher)
    client.post("/people/person/", {"action": "submit_for_review", "_selected_action": [made.pk]})
    said = client.get("/people/person/").content.decode()
    assert f"Not published yet, so not named: {site.reference}" in said
