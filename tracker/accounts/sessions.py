"""Sessions of the desk: how they begin, when they are over, and the step between password and code.

A change of password, a deactivated account and a lost permission to log in end a session by Django's own means; a
second factor that is taken away or set up elsewhere by those of `middleware`.
"""

import time
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django_otp import login as verify_session
from django_otp.models import Device

from tracker.accounts.backends import DeskBackend
from tracker.accounts.guesses import remember_login
from tracker.accounts.models import User

BEGAN_AT, SEEN_AT, AWAITS_CODE = "began_at", "seen_at", "awaits_code"
# Whoever has given the password has so long to give the code.
SECONDS_FOR_CODE = 10 * 60
# A session is written at most once in so many seconds to say that somebody is there.
SECONDS_BETWEEN_SIGHTS = 60


def begin(request: HttpRequest, user: User, device: Device | None = None) -> None:
    """Log in: after the password, and after the code where the account has a second factor."""
    auth.login(request, user, backend=f"{DeskBackend.__module__}.{DeskBackend.__qualname__}")
    if device:
        verify_session(request, device)
    # Whoever logs in while logged in begins anew.
    request.session[BEGAN_AT] = request.session[SEEN_AT] = int(time.time())
    remember_login(request, user)


def await_code(request: HttpRequest, user: User) -> None:
    """Remember, in a session that is nobody's yet, whose password was right."""
    auth.logout(request)
    request.session[AWAITS_CODE] = {
        "user": user.pk,
        "password": user.get_session_auth_hash(),
        "at": int(time.time()),
    }


def whose_code_is_awaited(request: HttpRequest) -> User | None:
    """The account whose password was given here a moment ago; None where it was too long ago or has changed since."""
    waiting: dict[str, Any] = request.session.get(AWAITS_CODE) or {}
    if not waiting or time.time() - waiting["at"] > SECONDS_FOR_CODE:
        return None
    user = DeskBackend().get_user(waiting["user"])
    return user if user and user.get_session_auth_hash() == waiting["password"] else None


def is_over(session: SessionBase) -> bool:
    """Whether nobody was there for too long, or the working day is over; notes that somebody is there if not."""
    now = int(time.time())
    began_at, seen_at = session.get(BEGAN_AT), session.get(SEEN_AT)
    if began_at is None or seen_at is None:
        session[BEGAN_AT] = session[SEEN_AT] = now
        return False
    if now - began_at > settings.SESSION_COOKIE_AGE or now - seen_at > settings.IDLE_MINUTES * 60:
        return True
    if now - seen_at >= SECONDS_BETWEEN_SIGHTS:
        session[SEEN_AT] = now
    return False
