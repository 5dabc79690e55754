"""The newsroom's login as a person uses it: name and password, then a code; from an address of one's own."""

from typing import Any

from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from tracker.accounts import second_factor
from tracker.accounts.models import User

# What `factories.user` gives everybody.
PASSWORD = "correct horse"
HOME, CAFE, STRANGER = "192.0.2.10", "192.0.2.99", "203.0.113.5"
SECONDS_A_CODE = 30


def give_password(client: Client, name: str, password: str = PASSWORD, *, at: str = HOME, **headers: Any) -> Any:
    """The answer to name and password, from that address."""
    typed = {"username": name, "password": password}
    return client.post("/login/", typed, REMOTE_ADDR=at, **headers)


def give_code(client: Client, code: str, *, at: str = HOME) -> Any:
    """The answer to the code that follows the password."""
    return client.post("/login/code/", {"code": code}, REMOTE_ADDR=at)


def is_logged_in(client: Client) -> bool:
    """Whether the front page opens, or the page where a second factor is set up."""
    answer = client.get("/")
    return answer.status_code == 200 or answer.headers.get("Location") == "/second-factor/"


def logs_in(name: str, *, at: str) -> bool:
    """Whether the right password lets a browser that was never here before in from that address."""
    client = Client()
    return give_password(client, name, at=at).status_code == 302 and is_logged_in(client)


def code(key: str, *, later: int = 0) -> str:
    """What an app with this key shows now, or so many codes later."""
    totp = TOTP(bytes.fromhex(key))
    totp.time = totp.time + later * SECONDS_A_CODE
    return f"{totp.token():06d}"


def wrong(right: str) -> str:
    """A code that is not this one."""
    return f"{(int(right) + 1) % 1_000_000:06d}"


def with_second_factor(user: User) -> tuple[str, list[str]]:
    """Give the account one; the key of the app, and the recovery codes. The code of now is used up by that."""
    key = second_factor.new_key()
    codes = second_factor.set_up(user, key=key, code=code(key))
    assert codes
    return key, codes


def app_of(user: User) -> TOTPDevice:
    """The app as it is kept."""
    return TOTPDevice.objects.get(user=user, confirmed=True)
