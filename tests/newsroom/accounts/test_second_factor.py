"""The second factor: demanded of some, set up by its owner, used once a code, taken away with a record of it."""

import re
from base64 import b32decode
from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import URLPattern, get_resolver
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import Settings

from tests import factories
from tests.logging_in import (
    HOME,
    PASSWORD,
    app_of,
    code,
    give_code,
    give_password,
    is_logged_in,
    with_second_factor,
    wrong,
)
from tracker.accounts import second_factor
from tracker.accounts.middleware import WITHOUT_SECOND_FACTOR
from tracker.accounts.models import User
from tracker.accounts.roles import ROLES

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
PAGE = "/second-factor/"
DEMANDING = {"publisher", "keeper", "administrator"}


@pytest.fixture(autouse=True)
def as_in_life(no_second_factor: None, settings: Settings) -> None:
    """Demanded of those roles that need it."""
    settings.SECOND_FACTOR = "roles"


def logged_in(user: User, key: str, *, later: int = 1) -> Client:
    """A browser in which that account has given password and code."""
    client = Client()
    give_password(client, user.username)
    assert give_code(client, code(key, later=later)).status_code == 302
    return client


def secret_on(page: str) -> str:
    """The secret that the page shows as text, as hexadecimal."""
    shown = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert shown
    return b32decode(shown[1].replace(" ", "")).hex()


# --- Of whom it is demanded ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_publishers_keepers_and_administrators_are_led_to_setting_it_up(role: str) -> None:
    factories.user("eva", role)
    client = Client()
    give_password(client, "eva")
    answer = client.get("/")
    assert (answer.status_code == 302) is (role in DEMANDING)
    assert answer.headers.get("Location", PAGE) == PAGE


def test_a_superuser_must_have_one_and_a_setting_demands_it_of_everyone(researcher: User, settings: Settings) -> None:
    root = User.objects.create_superuser("root", password=PASSWORD)
    assert second_factor.is_demanded(root)
    assert not second_factor.is_demanded(researcher)
    settings.SECOND_FACTOR = "everyone"
    assert second_factor.is_demanded(researcher)


def newsroom_views() -> list[str]:
    """Every address of the newsroom, those apart that the admin writes as a regular expression."""
    found: list[str] = []

    def walk(patterns: list[object], before: str) -> None:
        for each in patterns:
            here = before + str(each.pattern)  # type: ignore[attr-defined]
            if isinstance(each, URLPattern):
                found.append("/" + re.sub(r"<(int|path|str|slug):[^>]*>", "1", here))
            else:
                walk(each.url_patterns, here)  # type: ignore[attr-defined]

    walk(list(get_resolver("tracker.config.urls_newsroom").url_patterns), "")
    return [path for path in found if "(" not in path and "?" not in path]


@pytest.mark.parametrize("role", sorted(DEMANDING))
def test_before_it_is_set_up_no_page_opens_whatever_the_method(role: str) -> None:
    client = Client()
    client.force_login(factories.user("eva", role))
    open_to_all = {"/healthz", "/login/", "/login/code/", "/logout/", "/jsi18n/", PAGE}
    paths = set(newsroom_views()) - open_to_all
    assert len(paths) > 100
    for path in sorted(paths):
        for method in ("get", "post"):
            answer = getattr(client, method)(path)
            assert (answer.status_code, answer.headers["Location"]) == (302, PAGE), (method, path)
    assert len(WITHOUT_SECOND_FACTOR) == 7


# --- Setting it up ------------------------------------------------------------------------------------------------


def test_it_is_set_up_with_password_and_code_and_then_the_newsroom_opens(publisher: User) -> None:
    client = Client()
    give_password(client, "cyd")
    page = client.get(PAGE)
    text = page.content.decode()
    assert "Nothing else opens before it is set up" in text
    assert 'src="data:image/svg+xml' in text
    assert "<script" not in text.partition('class="second-factor"')[2]
    assert " style=" not in text
    key = secret_on(text)
    assert "This is not your password" in client.post(PAGE, {"password": "no", "code": code(key)}).content.decode()
    assert "This code is wrong" in client.post(PAGE, {"password": PASSWORD, "code": wrong(code(key))}).content.decode()
    assert not TOTPDevice.objects.exists()
    shown = client.post(PAGE, {"password": PASSWORD, "code": code(key)})
    assert shown.headers["Cache-Control"] == "no-store"
    codes = re.findall(r"<code>([a-z2-7 ]+)</code>", shown.content.decode())
    assert len(codes) == 10
    assert client.get("/").status_code == 200
    # Once: they are on no later page, and not in the database.
    again = client.get(PAGE).content.decode()
    assert not any(each in again for each in codes)
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert len(kept) == 10
    assert not kept & {each.replace(" ", "") for each in codes}
    # Nothing of the key stays in the session.
    assert key not in str(dict(client.session))
    other = Client()
    give_password(other, "cyd")
    assert give_code(other, codes[3].upper()).status_code == 302


def test_another_browser_that_has_only_shown_the_password_is_logged_out(researcher: User) -> None:
    client = Client()
    give_password(client, "ada")
    with_second_factor(researcher)
    assert client.get("/").headers["Location"] == "/login/?next=/"
    assert "A second factor was set up" in client.get("/login/").content.decode()


# --- Logging in ---------------------------------------------------------------------------------------------------


def test_the_password_alone_opens_nothing(publisher: User) -> None:
    with_second_factor(publisher)
    client = Client()
    answer = give_password(client, "cyd")
    assert answer.headers["Location"].startswith("/login/code/")
    assert not is_logged_in(client)
    assert client.get("/people/person/").headers["Location"].startswith("/login/")
    assert "_auth_user_id" not in client.session


def test_the_page_of_the_code_is_only_for_whoever_gave_a_password(publisher: User) -> None:
    key, _ = with_second_factor(publisher)
    assert Client().get("/login/code/").headers["Location"] == "/login/"
    assert give_code(Client(), code(key, later=1)).headers["Location"] == "/login/"


def test_a_code_works_once(publisher: User) -> None:
    key, _ = with_second_factor(publisher)
    logged_in(publisher, key)
    again = Client()
    give_password(again, "cyd")
    for each in (code(key), code(key, later=1)):
        assert "used already" in give_code(again, each).content.decode()
    assert not is_logged_in(again)


def test_a_recovery_code_works_once_however_it_is_typed(publisher: User) -> None:
    _, codes = with_second_factor(publisher)
    typed = codes[0].upper().replace(" ", "-")
    client = Client()
    give_password(client, "cyd")
    assert give_code(client, typed).status_code == 302
    assert is_logged_in(client)
    again = Client()
    give_password(again, "cyd")
    assert give_code(again, codes[0]).status_code == 200
    assert StaticToken.objects.count() == 9


@pytest.mark.parametrize("typed", ["", " ", "0", "12345", "1234567", "١٢٣٤٥٦", "+12345", "1_2_345", "a" * 41, "\0"])
def test_what_is_no_code_is_refused(publisher: User, typed: str) -> None:
    with_second_factor(publisher)
    client = Client()
    give_password(client, "cyd")
    assert give_code(client, typed).status_code == 200
    assert not is_logged_in(client)


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}, {"password": "md5$x$y"}])
def test_what_happens_between_password_and_code_counts(publisher: User, change: dict[str, object]) -> None:
    key, _ = with_second_factor(publisher)
    client = Client()
    give_password(client, "cyd")
    User.objects.filter(pk=publisher.pk).update(**change)
    assert give_code(client, code(key, later=1)).headers["Location"] == "/login/"
    assert not is_logged_in(client)


def test_after_both_steps_one_is_where_one_wanted_to_go_and_nowhere_else(publisher: User) -> None:
    key, _ = with_second_factor(publisher)
    for wanted, after in (("/people/person/", "/people/person/"), ("https://elsewhere.example/", "/")):
        client = Client()
        typed = {"username": "cyd", "password": PASSWORD, "next": wanted}
        second = client.post("/login/", typed, REMOTE_ADDR=HOME).headers["Location"]
        app = app_of(publisher)
        app.last_t = -1
        app.save()
        assert client.post(second, {"code": code(key)}, REMOTE_ADDR=HOME).headers["Location"] == after


# --- Changing and removing it -------------------------------------------------------------------------------------


def test_new_recovery_codes_replace_the_old_ones(researcher: User) -> None:
    key, old = with_second_factor(researcher)
    client = logged_in(researcher, key)
    shown = client.post(PAGE, {"password": PASSWORD, "code": old[0], "_new_codes": "1"}).content.decode()
    new = re.findall(r"<code>([a-z2-7 ]+)</code>", shown)
    assert len(new) == 10
    assert second_factor.verified(researcher, old[1]) is None
    assert second_factor.verified(researcher, new[1])
    assert is_logged_in(client)


@pytest.mark.parametrize(("password", "is_right"), [("wrong", True), (PASSWORD, False)])
def test_nothing_is_removed_without_password_and_code(researcher: User, password: str, is_right: bool) -> None:
    key, codes = with_second_factor(researcher)
    client = logged_in(researcher, key)
    typed = codes[0] if is_right else "aaaa bbbb cccc dddd"
    for button in ("_remove", "_new_codes"):
        assert client.post(PAGE, {"password": password, "code": typed, button: "1"}).status_code == 200
    assert app_of(researcher)
    assert second_factor.verified(researcher, codes[0]), "the code was used up although the password was wrong"


def test_whoever_removes_it_and_must_have_one_sets_up_another(publisher: User) -> None:
    key, codes = with_second_factor(publisher)
    client = logged_in(publisher, key)
    client.post(PAGE, {"password": PASSWORD, "code": codes[0], "_remove": "1"})
    assert not TOTPDevice.objects.exists()
    assert not StaticToken.objects.exists()
    assert client.get("/").headers["Location"] == PAGE
    assert [entry.change_message for entry in LogEntry.objects.filter(object_id=publisher.pk)] == [
        "Second factor removed.",
        "Second factor set up.",
    ]


def test_an_administrator_takes_away_the_factor_of_a_lost_phone_and_that_is_kept(publisher: User) -> None:
    chief = factories.user("ida", "administrator")
    theirs, _ = with_second_factor(publisher)
    ours, _ = with_second_factor(chief)
    session = logged_in(publisher, theirs)
    client = logged_in(chief, ours)
    here = f"/accounts/user/{publisher.pk}/second-factor/"
    assert here in client.get(f"/accounts/user/{publisher.pk}/change/").content.decode()
    assert client.get(here).status_code == 200
    assert client.post(here, {"reason": " "}).status_code == 200
    assert app_of(publisher)
    assert client.post(here, {"reason": "Phone lost, called back."}).status_code == 302
    assert not TOTPDevice.objects.filter(user=publisher).exists()
    history = client.get(f"/accounts/user/{publisher.pk}/history/").content.decode()
    assert "Phone lost, called back." in history
    assert "ida" in history
    # The session that rested on it opens nothing more than the way to another.
    assert session.get("/people/person/").headers["Location"] == PAGE
    # Their own they remove with password and code, not here.
    assert client.get(f"/accounts/user/{chief.pk}/second-factor/").headers["Location"] == PAGE


@pytest.mark.parametrize("role", ["researcher", "reviewer", "publisher", "keeper"])
def test_nobody_else_takes_it_away(researcher: User, role: str) -> None:
    with_second_factor(researcher)
    other = factories.user("eva", role)
    key, _ = with_second_factor(other)
    client = logged_in(other, key)
    assert client.post(f"/accounts/user/{researcher.pk}/second-factor/", {"reason": "x"}).status_code == 403
    assert app_of(researcher)


def test_the_server_takes_away_that_of_the_only_administrator() -> None:
    chief = factories.user("ida", "administrator")
    with pytest.raises(CommandError, match="no account of that name with a second factor"):
        call_command("reset_second_factor", "ida", reason="x")
    with_second_factor(chief)
    call_command("reset_second_factor", "ida", reason="Phone lost.", stdout=StringIO())
    assert not second_factor.is_set_up(chief)
    assert LogEntry.objects.filter(object_id=chief.pk, change_message__contains="Phone lost.").exists()


def test_no_page_of_the_admin_shows_a_key() -> None:
    root = User.objects.create_superuser("root", password=PASSWORD)
    key, _ = with_second_factor(root)
    client = logged_in(root, key)
    for path in ("/otp_totp/totpdevice/", "/otp_static/staticdevice/", "/axes/accessattempt/"):
        assert client.get(path).status_code == 404
    assert key not in client.get(PAGE).content.decode()
    assert key not in client.get(f"/accounts/user/{root.pk}/change/").content.decode()


def test_every_page_leads_to_it(researcher: User, no_second_factor: None) -> None:
    client = Client()
    client.force_login(researcher)
    for path in ("/", "/people/person/", "/people/person/add/"):
        assert '<a href="/second-factor/">Second factor</a>' in client.get(path).content.decode(), path
