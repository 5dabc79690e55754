"""A rule that only the database sees broken is answered in the rule's own words, with everything kept."""

from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of, with_row
from tracker.accounts.access import ACCESS
from tracker.accounts.models import User
from tracker.units.models import Unit

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def save_under(client: Client, unit: Unit, parent: Unit, source: Any) -> Any:
    address = f"/units/unit/{unit.pk}/change/"
    fields = fields_of(client.get(address).content)
    return client.post(address, with_row(fields, "parents", parent=parent.pk, status="accepted", sources=source.pk))


def test_a_unit_that_is_its_own_parent_is_answered_in_words(client: Client, researcher: User) -> None:
    unit, source = factories.unit("First Regiment", by=researcher), factories.source()
    client.force_login(researcher)
    answer = save_under(client, unit, unit, source)
    assert answer.status_code == 200
    assert "A unit cannot belong to itself." in text(answer)
    assert "check constraint" not in text(answer)
    assert f'value="{unit.pk}" selected' in text(answer), "what was typed is kept"


def test_a_unit_that_would_lie_under_itself_is_too(client: Client, researcher: User) -> None:
    under, source = factories.unit("Second Regiment", by=researcher), factories.source()
    above = factories.unit("Division", by=researcher, parents=[under])
    client.force_login(researcher)
    answer = save_under(client, under, above, source)
    assert "would lie under itself" in text(answer)
    assert "check constraint" not in text(answer)


def test_every_rule_of_what_is_typed_has_its_sentence() -> None:
    """So that no page answers with SQL; what only actions write is refused by these."""
    typed = {label for label, cells in ACCESS.items() if any(set("ac") & set(verbs) for verbs in cells.values())}
    silent = [
        constraint.name
        for model in apps.get_models()
        if model._meta.label_lower in typed and model._meta.label_lower != "people.distinction"
        for constraint in model._meta.constraints
        if constraint.violation_error_message == constraint.default_violation_error_message
    ]
    assert silent == []
