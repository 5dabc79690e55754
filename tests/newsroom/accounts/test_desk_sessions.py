"""Sessions of the desk end: on a change of password, after doing nothing, after a working day, on deactivation."""

import time

import pytest
from django.conf import settings as project
from django.contrib.auth.models import Group
from django.test import Client

from tests import factories
from tests.logging_in import PASSWORD, give_password, is_logged_in
from tracker.accounts.models import User
from tracker.accounts.sessions import BEGAN_AT, SEEN_AT
from tracker.config import env

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
NEW = "another horse 47"


def logged_in(name: str) -> Client:
    client = Client()
    give_password(client, name)
    assert is_logged_in(client)
    return client


def let_pass(client: Client, seconds: int, *, but: str = "") -> None:
    """Move the session into the past, but for one of its two moments."""
    session = client.session
    for moment in {BEGAN_AT, SEEN_AT} - {but}:
        session[moment] = int(time.time()) - seconds
    session.save()


def test_a_change_of_password_ends_every_other_session(researcher: User) -> None:
    here, elsewhere = logged_in("ada"), logged_in("ada")
    typed = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert here.post("/password_change/", typed).headers["Location"] == "/password_change/done/"
    assert is_logged_in(here)
    assert not is_logged_in(elsewhere)


def test_an_administrator_who_sets_a_password_ends_the_sessions_of_the_account(researcher: User) -> None:
    theirs = logged_in("ada")
    chief = Client()
    chief.force_login(factories.user("ida", "administrator"))
    typed = {"usable_password": "true", "password1": NEW, "password2": NEW, "set-password": "1"}
    assert chief.post(f"/accounts/user/{researcher.pk}/password/", typed).status_code == 302
    assert not is_logged_in(theirs)


def test_nobody_changes_the_own_password_without_the_old_one() -> None:
    chief = factories.user("ida", "administrator")
    client = Client()
    client.force_login(chief)
    typed = {"usable_password": "true", "password1": NEW, "password2": NEW, "set-password": "1"}
    assert client.post(f"/accounts/user/{chief.pk}/password/", typed).headers["Location"] == "/password_change/"
    chief.refresh_from_db()
    assert chief.check_password(PASSWORD)


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}])
def test_whoever_may_no_longer_log_in_is_out_with_the_next_page(researcher: User, change: dict[str, bool]) -> None:
    client = logged_in("ada")
    User.objects.filter(pk=researcher.pk).update(**change)
    assert not is_logged_in(client)
    User.objects.filter(pk=researcher.pk).update(is_active=True, is_staff=True)


def test_a_session_ends_when_nothing_is_done(researcher: User) -> None:
    client = logged_in("ada")
    let_pass(client, project.IDLE_MINUTES * 60 - 5, but=BEGAN_AT)
    assert is_logged_in(client)
    let_pass(client, project.IDLE_MINUTES * 60 + 5, but=BEGAN_AT)
    assert client.get("/people/person/?q=x").headers["Location"] == "/login/?next=/people/person/%3Fq%3Dx"
    assert "nothing was done here for a while" in client.get("/login/").content.decode()
    assert not is_logged_in(client)


def test_what_is_sent_after_that_is_not_done(researcher: User) -> None:
    client = logged_in("ada")
    let_pass(client, project.IDLE_MINUTES * 60 + 5, but=BEGAN_AT)
    answer = client.post("/units/unit/add/", {"kind": "regiment"})
    assert answer.headers["Location"] == "/login/?next=/"


def test_a_working_day_ends_it_although_somebody_is_there(researcher: User) -> None:
    client = logged_in("ada")
    let_pass(client, project.SESSION_COOKIE_AGE + 5, but=SEEN_AT)
    assert not is_logged_in(client)


def test_being_there_is_written_down_once_a_minute(researcher: User) -> None:
    client = logged_in("ada")
    before = client.session[SEEN_AT]
    let_pass(client, 61, but=BEGAN_AT)
    is_logged_in(client)
    assert client.session[SEEN_AT] >= before
    let_pass(client, 30, but=BEGAN_AT)
    seen_at = client.session[SEEN_AT]
    is_logged_in(client)
    assert client.session[SEEN_AT] == seen_at


@pytest.mark.parametrize("value", ["", "4", "601", "an hour", "-5", "٣٠"])
def test_the_idle_minutes_are_a_number_within_bounds(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TRACKER_IDLE_MINUTES", value)
    if not value:
        assert env.number("TRACKER_IDLE_MINUTES", default=60, least=5, most=600) == 60
        return
    with pytest.raises(env.BadSetting, match="a whole number from 5 to 600"):
        env.number("TRACKER_IDLE_MINUTES", default=60, least=5, most=600)


def test_a_login_takes_a_new_session(researcher: User) -> None:
    client = Client()
    client.get("/login/")
    Group.objects.get(name="researcher")
    first = client.session.session_key
    give_password(client, "ada")
    assert client.session.session_key != first
