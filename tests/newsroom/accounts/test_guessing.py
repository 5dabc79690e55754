"""Nobody gets in by guessing, nobody is told who exists, and nobody shuts the desk out."""

import logging
from datetime import timedelta

import pytest
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.conf import settings as project
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import Settings

from tests import factories
from tests.logging_in import (
    CAFE,
    HOME,
    PASSWORD,
    STRANGER,
    code,
    give_code,
    give_password,
    is_logged_in,
    logs_in,
    with_second_factor,
    wrong,
)
from tracker.accounts.models import KnownAddress, User

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
LIMIT = project.AXES_FAILURE_LIMIT


def guess(name: str, times: int, *, at: str) -> list[int]:
    """The statuses of so many wrong passwords, one after the other, each from a browser of its own."""
    return [give_password(Client(), name, f"wrong {n}", at=at).status_code for n in range(times)]


def test_of_25_wrong_passwords_in_a_row_all_but_the_first_few_are_refused(researcher: User) -> None:
    statuses = guess("ada", 25, at=STRANGER)
    assert statuses == [200] * (LIMIT - 1) + [429] * (25 - LIMIT + 1)


def test_ten_guesses_and_the_right_password_after_them_from_two_addresses(researcher: User) -> None:
    assert logs_in("ada", at=HOME)
    guess("ada", 10, at=STRANGER)
    assert not logs_in("ada", at=STRANGER)
    assert logs_in("ada", at=HOME)


def test_ten_guesses_at_a_name_that_nobody_has_are_answered_as_those_at_an_account(researcher: User) -> None:
    def answers(name: str, at: str) -> list[tuple[int, str, str]]:
        given = [give_password(Client(), name, PASSWORD + "!", at=at) for _ in range(LIMIT + 2)]
        return [(each.status_code, _without_form(each.content), each.headers.get("Retry-After", "")) for each in given]

    ours, nobodys = answers("ada", STRANGER), answers("zed", "203.0.113.6")
    assert ours == [(status, text.replace("zed", "ada"), wait) for status, text, wait in nobodys]
    assert ours[-1][0] == 429


def _without_form(content: bytes) -> str:
    """The page but for the token of its form, which is another each time."""
    return "\n".join(line for line in content.decode().splitlines() if "csrfmiddlewaretoken" not in line)


@pytest.mark.parametrize("name", ["ada", "gone", "nobody"])
def test_a_password_is_hashed_once_whoever_is_named(
    researcher: User, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.user("gone", "researcher")
    User.objects.filter(username="gone").update(is_active=False)
    hashed: list[str] = []

    def encode(hasher: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return f"{hasher.algorithm}${salt}$x"

    monkeypatch.setattr(MD5PasswordHasher, "encode", encode)
    give_password(Client(), name, "wrong", at=STRANGER)
    assert hashed == ["wrong"]


def test_of_many_passwords_sent_at_once_no_more_are_looked_at(researcher: User) -> None:
    def is_looked_at() -> bool:
        request = RequestFactory().post("/login/", REMOTE_ADDR=STRANGER)
        return bool(AxesProxyHandler.is_allowed(request, {"username": "ada"}))

    # Each is asked before any has turned out to be wrong.
    assert [is_looked_at() for _ in range(40)].count(True) == LIMIT
    # As when all are counted before the first is looked at.
    AccessAttempt.objects.update(failures_since_start=1000)
    assert not is_looked_at()
    assert logs_in("ada", at=CAFE)


def test_the_answer_is_a_plain_sentence_with_the_time_to_wait(researcher: User) -> None:
    guess("ada", LIMIT, at=STRANGER)
    answer = give_password(Client(), "ada", at=STRANGER)
    assert "Please try again in 15 minutes." in answer.content.decode()
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "900")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_stranger_who_goes_on_does_not_keep_the_door_closed(researcher: User) -> None:
    guess("ada", LIMIT, at=STRANGER)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14))
    guess("ada", 5, at=STRANGER)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert logs_in("ada", at=STRANGER)


def test_an_address_that_tries_many_names_is_refused_for_each(researcher: User) -> None:
    for number in range(LIMIT):
        guess(f"name {number}", 1, at=STRANGER)
    assert not logs_in("ada", at=STRANGER)
    assert logs_in("ada", at=CAFE)


def test_one_strangers_address_closes_no_other_address_to_the_account(researcher: User) -> None:
    guess("ada", 50, at=STRANGER)
    assert logs_in("ada", at=CAFE)


def test_guessing_from_many_addresses_is_refused_too_but_not_where_ada_works(researcher: User) -> None:
    assert logs_in("ada", at=HOME)
    statuses = [guess("ada", 1, at=f"203.0.113.{number}")[0] for number in range(1, 61)]
    assert statuses.count(200) < 3 * LIMIT
    assert set(statuses[3 * LIMIT :]) == {429}
    assert not logs_in("ada", at="203.0.113.200")
    assert logs_in("ada", at=HOME)


def test_a_stranger_at_an_address_where_ada_works_is_refused_for_ada_there_alone(
    researcher: User, reviewer: User
) -> None:
    assert logs_in("ada", at=HOME)
    assert logs_in("ben", at=HOME)
    assert guess("ada", LIMIT + 1, at=HOME)[-1] == 429
    assert not logs_in("ada", at=HOME)
    assert logs_in("ben", at=HOME)


def test_an_account_of_ones_own_does_not_wash_off_wrong_guesses_at_another(researcher: User, reviewer: User) -> None:
    for _ in range(3):
        guess("ada", 4, at=STRANGER)
        give_password(Client(), "ben", at=STRANGER)
    assert not logs_in("ada", at=STRANGER)


def test_whoever_mistypes_and_then_logs_in_begins_anew(researcher: User) -> None:
    for _ in range(4):
        guess("ada", LIMIT // 2, at=HOME)
        assert logs_in("ada", at=HOME)


def test_an_address_is_known_for_ninety_days(researcher: User) -> None:
    assert logs_in("ada", at=HOME)
    KnownAddress.objects.update(last_login_at=timezone.now() - timedelta(days=91))
    for number in range(1, 4):
        guess("ada", LIMIT, at=f"203.0.113.{number}")
    assert not logs_in("ada", at=HOME)


def test_wrong_codes_are_counted_like_wrong_passwords(publisher: User) -> None:
    key, _ = with_second_factor(publisher)
    client = Client()
    assert give_password(client, "cyd", at=STRANGER)["Location"].startswith("/login/code/")
    statuses = [give_code(client, wrong(code(key, later=1)), at=STRANGER).status_code for _ in range(25)]
    assert statuses == [200] * (LIMIT - 1) + [429] * (25 - LIMIT + 1)
    assert give_code(client, code(key, later=1), at=STRANGER).status_code == 429
    assert not is_logged_in(client)
    # Beginning again with the password opens nothing.
    assert give_password(Client(), "cyd", at=STRANGER).status_code == 429
    owner = Client()
    give_password(owner, "cyd", at=HOME)
    assert give_code(owner, code(key, later=1), at=HOME).status_code == 302


def test_wrong_recovery_codes_are_counted_too(publisher: User) -> None:
    _, codes = with_second_factor(publisher)
    client = Client()
    give_password(client, "cyd", at=STRANGER)
    statuses = [give_code(client, f"aaaa bbbb cccc dd{n:02d}", at=STRANGER).status_code for n in range(25)]
    assert statuses.count(429) == 25 - LIMIT + 1
    assert give_code(client, codes[0], at=STRANGER).status_code == 429


def test_the_right_password_before_the_code_forgives_no_wrong_codes(publisher: User) -> None:
    key, _ = with_second_factor(publisher)
    statuses = []
    for _ in range(LIMIT):
        client = Client()
        give_password(client, "cyd", at=STRANGER)
        statuses.append(give_code(client, wrong(code(key, later=1)), at=STRANGER).status_code)
    assert statuses[-1] == 429


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("/password_change/", {"old_password": "wrong", "new_password1": "Zq8 vb", "new_password2": "Zq8 vb"}),
        ("/second-factor/", {"password": "wrong", "code": "123456"}),
    ],
)
def test_a_session_left_open_does_not_guess_the_password(researcher: User, address: str, typed: dict[str, str]) -> None:
    client = Client()
    client.force_login(researcher)
    statuses = [client.post(address, typed, REMOTE_ADDR=STRANGER).status_code for _ in range(LIMIT + 1)]
    assert statuses == [200] * (LIMIT - 1) + [429] * 2


# --- By which address it is counted -------------------------------------------------------------------------------


def test_without_a_proxy_no_header_says_where_somebody_is(researcher: User) -> None:
    for number in range(LIMIT):
        give_password(Client(), "ada", "wrong", at=STRANGER, HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert not logs_in("ada", at=STRANGER)


@pytest.mark.parametrize("forged", ["198.51.100.{n}, ", "198.51.100.{n}, 10.0.0.1, ", "nonsense {n}, "])
def test_behind_a_proxy_only_what_the_proxy_added_counts(researcher: User, settings: Settings, forged: str) -> None:
    settings.PROXIES = 1
    proxy = {"HTTP_X_FORWARDED_PROTO": "https"}
    for n in range(LIMIT):
        header = forged.format(n=n) + STRANGER
        give_password(Client(), "ada", "wrong", at="127.0.0.1", HTTP_X_FORWARDED_FOR=header, **proxy)
    said = {"at": "127.0.0.1", **proxy}
    assert give_password(Client(), "ada", HTTP_X_FORWARDED_FOR=STRANGER, **said).status_code == 429
    # Nobody is blamed whose address was only written into the header.
    assert give_password(Client(), "ada", HTTP_X_FORWARDED_FOR="198.51.100.1", **said).status_code == 302


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("2001:db8:1:2::5", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::5", "2001:db8:1:3::5", False),
        ("::ffff:203.0.113.5", "203.0.113.5", True),
    ],
)
def test_one_network_of_ipv6_is_one_address(researcher: User, one: str, other: str, is_same: bool) -> None:
    guess("ada", LIMIT, at=one)
    assert logs_in("ada", at=other) is not is_same


# --- What is kept of it, and what is written to the log -----------------------------------------------------------


def test_neither_names_nor_passwords_typed_are_kept_or_logged(
    researcher: User, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    typed = ("typed-as-a-name", "typed-as-a-password")
    for _ in range(LIMIT + 1):
        give_password(Client(), *typed, at=STRANGER)
    assert logs_in("ada", at=HOME)
    assert not AccessLog.objects.exists()
    assert not AccessFailureLog.objects.exists()
    kept = "\n".join(str(row) for row in [*AccessAttempt.objects.values(), *KnownAddress.objects.values()])
    said = "\n".join(record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING)
    assert kept
    assert "Too many wrong passwords or codes" in said
    for text in (*typed, "ada", HOME, PASSWORD):
        assert text not in said
    for text in (*typed, PASSWORD, HOME):
        assert text not in kept


def test_the_counts_are_rows_in_the_newsrooms_database(researcher: User) -> None:
    guess("ada", 3, at=STRANGER)
    (row,) = AccessAttempt.objects.using("default").all()
    assert (row.failures_since_start, row.ip_address) == (3, STRANGER)
