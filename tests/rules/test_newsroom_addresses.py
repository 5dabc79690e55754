"""Every address of the newsroom beside the admin's own is declared, with who may open it."""

from enum import Enum

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern, resolve

from tests import factories
from tracker.accounts.access import ActionPermission
from tracker.accounts.roles import ROLES
from tracker.config.urls_newsroom import urlpatterns

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]


class Opens(Enum):
    """For whom an address opens."""

    EVERYBODY = "everybody"
    WITH_PASSWORD = "whoever has just given the password, and nobody else"
    DESK = "everybody who is logged in"
    READERS_OF_TABLES = "those who may view the tables"
    PUBLISHERS = "those who may publish tables and make releases"


# The admin's own pages stand in `tracker/accounts/access.py`.
ADDRESSES = {
    "": Opens.DESK,
    "healthz": Opens.EVERYBODY,
    "login/": Opens.EVERYBODY,
    "login/code/": Opens.WITH_PASSWORD,
    "password_change/": Opens.DESK,
    "second-factor/": Opens.DESK,
    "review/submission/<int:pk>/public/": Opens.DESK,
    "publishing/counted/": Opens.READERS_OF_TABLES,
    "publishing/releases/": Opens.PUBLISHERS,
}


def test_every_address_is_declared() -> None:
    ours = [each for each in urlpatterns if isinstance(each, URLPattern)]
    assert {str(each.pattern) for each in ours} == set(ADDRESSES)


@pytest.mark.parametrize("address", sorted(ADDRESSES))
@pytest.mark.parametrize("method", ["get", "post"])
def test_without_an_account_nothing_opens_but_the_way_in(address: str, method: str) -> None:
    answer = getattr(Client(), method)("/" + address.replace("<int:pk>", "1"))
    if ADDRESSES[address] is Opens.EVERYBODY:
        assert answer.status_code in {200, 405}
    else:
        assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, "/login/")


@pytest.mark.parametrize("address", sorted(ADDRESSES))
@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_each_role_opens_what_is_declared(role: str, address: str) -> None:
    user = factories.user("somebody", role)
    client = Client()
    client.force_login(user)
    answer = client.get("/" + address.replace("<int:pk>", "1"))
    opens = {
        Opens.EVERYBODY: True,
        Opens.DESK: True,
        Opens.WITH_PASSWORD: False,
        Opens.READERS_OF_TABLES: user.has_perm("publishing.view_counted"),
        Opens.PUBLISHERS: user.has_perm(ActionPermission.PUBLISH_COUNTED),
    }[ADDRESSES[address]]
    if address == "login/":
        # Whoever is in already is led on.
        assert answer.headers["Location"] == "/"
    elif address == "login/code/":
        assert answer.headers["Location"] == "/login/"
    elif address.startswith("review/"):
        # There is no submission 1: who may see submissions is told so.
        assert answer.status_code == (404 if user.has_perm("review.view_submission") else 403)
    else:
        assert answer.status_code == (200 if opens else 403)


def test_the_admins_own_login_is_never_reached() -> None:
    shadowed = {"login/", "password_change/"}
    assert shadowed <= set(ADDRESSES)
    admins = {str(each.pattern) for each in admin.site.get_urls() if isinstance(each, URLPattern)}
    assert shadowed <= admins
    names = {resolve(f"/{address}").view_name for address in shadowed}
    assert names == {"log-in", "change-password"}
