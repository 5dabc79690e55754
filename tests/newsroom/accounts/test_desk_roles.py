"""The table of roles, cell by cell: what Django says, and what the admin answers."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import Client

from tests import factories
from tracker.accounts.access import ACCESS, ACTIONS, VERBS
from tracker.accounts.roles import ROLES
from tracker.newsroom.records.claim_admin import ClaimAdmin

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
NAMES = [role.name for role in ROLES]
PAGES = {model._meta.label_lower: model for model in admin.site._registry}
# Claims are added, and listed, on the page of their record: they have no list and no page to add one.
ON_THEIR_RECORD = {
    model._meta.label_lower for model, page in admin.site._registry.items() if isinstance(page, ClaimAdmin)
}


def desk_models() -> set[str]:
    """Every model of the newsroom, history tables apart, and those of Django and of libraries that hold accounts."""
    ours = {
        model._meta.label_lower
        for model in apps.get_models()
        if model.__module__.startswith("tracker.") and model._meta.app_label != "catalogue"
    }
    libraries = {
        model._meta.label_lower
        for app in ("axes", "otp_totp", "otp_static")
        for model in apps.get_app_config(app).get_models()
    }
    return {label for label in ours if not label.endswith("event")} | libraries | {"auth.group", "auth.permission"}


def test_every_model_has_a_row_and_every_row_a_model() -> None:
    assert set(ACCESS) == desk_models()


def test_every_page_of_the_admin_is_in_the_table() -> None:
    assert set(PAGES) <= set(ACCESS)


def test_the_table_names_no_role_that_is_not_there() -> None:
    named = {role for cells in (*ACCESS.values(), *ACTIONS.values()) for role in cells}
    assert named == set(NAMES)


@pytest.mark.parametrize("role", NAMES)
def test_django_gives_exactly_the_cells_of_the_table(role: str) -> None:
    user = factories.user("somebody", role)
    every = {
        f"{app}.{codename}" for app, codename in Permission.objects.values_list("content_type__app_label", "codename")
    }
    wanted = {
        f"{model.split('.')[0]}.{VERBS[letter]}_{model.split('.')[1]}"
        for model, cells in ACCESS.items()
        for letter in cells.get(role, "")
    } | {action for action, roles in ACTIONS.items() if role in roles}
    for permission in sorted(every):
        assert user.has_perm(permission) is (permission in wanted), permission
    assert wanted <= every


CELLS = [(label, role) for label in sorted(PAGES) for role in NAMES]


@pytest.mark.parametrize(("label", "role"), CELLS)
def test_the_admin_answers_as_the_table_says(label: str, role: str) -> None:
    client = Client()
    client.force_login(factories.user("somebody", role))
    may = ACCESS[label].get(role, "")
    here = f"/{label.replace('.', '/')}/"
    asked: dict[str, tuple[str, bool]] = {
        "list": (here, "v" in may or "c" in may),
        "add": (f"{here}add/", "a" in may and label not in ON_THEIR_RECORD),
        # There is no row 0: whoever may see rows is led away, whoever may not is refused before it is looked for.
        "change": (f"{here}0/change/", "v" in may or "c" in may),
        "delete": (f"{here}0/delete/", "d" in may),
    }
    if label in ON_THEIR_RECORD:
        assert client.get(asked.pop("list")[0])["Location"].startswith(f"/{label.partition('.')[0]}/")
    answers: dict[str, Any] = {page: client.get(address).status_code for page, (address, _) in asked.items()}
    wanted = {page: (200 if page in {"list", "add"} else 302) if may_it else 403 for page, (_, may_it) in asked.items()}
    assert answers == wanted


@pytest.mark.parametrize("label", sorted(PAGES))
def test_nobody_gets_in_without_an_account(label: str) -> None:
    here = f"/{label.replace('.', '/')}/"
    for address in (here, f"{here}add/", f"{here}0/change/", f"{here}0/delete/", f"{here}0/history/"):
        answer = Client().get(address)
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/login/")
