"""Wrong passwords and wrong codes: how they are counted, and the answer to whoever has tried too often.

Table, limit, time to wait and the place in Django's login are django-axes' (rows in the database: they survive a
restart and hold for all processes); the settings name the functions of this file. What is ours is by what is counted:

* at an address from which the account has logged in before, the wrong answers for this account from this address;
* elsewhere, the wrong answers of the address, whatever accounts they named, and those for the account from everywhere.

So a stranger closes the door to himself, and with enough addresses to every unknown address, but not to those who work
here. Names that no account has are counted in the same way. Only somebody at an address of the desk's own can tell from
the counts which accounts log in there.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from tracker.accounts.models import KnownAddress, User
from tracker.lib.client_address import client_address

# An account may be tried from so many times the addresses that one address may try it; then unknown addresses wait.
ADDRESSES_PER_ACCOUNT = 3
KNOWN_FOR = timedelta(days=90)
Credentials = dict[str, Any] | None
log = logging.getLogger(__name__)


class DeskHandler(AxesDatabaseHandler):  # type: ignore[misc]
    """Counts in axes' table, before a password or code is looked at: of 40 sent at once no more are looked at than
    of 40 sent one by one. What turns out to be right is taken off again (`forgive`, `remember_login`).
    """

    def is_allowed(self, request: HttpRequest, credentials: Credentials = None) -> bool:
        """Whether this attempt is looked at; it is counted as wrong with that."""
        if not super().is_allowed(request, credentials):
            return False
        # Or an old row would count again.
        self.clean_expired_user_attempts(request, credentials)
        with transaction.atomic(using="default"):
            row, is_new = AccessAttempt.objects.select_for_update().get_or_create(
                **_row_of(request, credentials), defaults={"failures_since_start": 1}
            )
            if not is_new:
                row.failures_since_start += 1
                row.attempt_time = timezone.now()
                row.save(update_fields=["failures_since_start", "attempt_time"])
        return self.get_failures(request, credentials) <= settings.AXES_FAILURE_LIMIT

    def user_login_failed(self, sender: object, credentials: Credentials, request: Any = None, **also: object) -> None:
        """The attempt was wrong, or not even looked at: say so where the next one would not be looked at either."""
        if not request.axes_locked_out and self.is_locked(request, credentials):
            request.axes_locked_out = True
        if request.axes_locked_out:
            log.warning("Too many wrong passwords or codes from one address, or for one account.")

    def get_failures(self, request: HttpRequest, credentials: Credentials = None) -> int:
        """The wrong answers of the address, or the share of the account's in its higher limit, if that is more."""
        most = settings.AXES_FAILURE_LIMIT
        # Of what one address sends at once more is counted than is looked at; it is still only one address.
        counts: list[int] = [
            sum(min(number, most + 1) for number in rows.values_list("failures_since_start", flat=True))
            for rows in self.get_user_attempts(request, credentials)
        ]
        here, *everywhere = counts
        return max([here, *(number // ADDRESSES_PER_ACCOUNT for number in everywhere)])


def counted_by(request: HttpRequest, credentials: Credentials = None) -> list[str | list[str]]:
    """By what axes counts this attempt (AXES_LOCKOUT_PARAMETERS)."""
    is_known = KnownAddress.objects.filter(
        digest=_digest_of_address(_name(credentials), client_address(request)),
        last_login_at__gt=timezone.now() - KNOWN_FOR,
    ).exists()
    return [["username", "ip_address"]] if is_known else ["ip_address", "username"]


def name_counted(request: HttpRequest, credentials: Credentials = None) -> str:
    """A digest in place of the name typed, which may be a password in the wrong field (AXES_USERNAME_CALLABLE)."""
    return salted_hmac("tracker.accounts.guesses.name", _name(credentials), algorithm="sha256").hexdigest()


def too_many(request: HttpRequest, response: HttpResponse | None, credentials: Credentials) -> HttpResponse:
    """429, the same for every account and for names that no account has (AXES_LOCKOUT_CALLABLE)."""
    wait: timedelta = settings.AXES_COOLOFF_TIME
    context = {
        **admin.site.each_context(request),
        "title": "",
        "minutes": int(wait.total_seconds() // 60),
    }
    answer = render(request, "admin/newsroom/too_many.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    answer.headers["Retry-After"] = str(int(wait.total_seconds()))
    return answer


def is_right(request: HttpRequest, user: User, test: Callable[[], bool]) -> bool:
    """Whether the account's password or code passes the test; counted if not, not even looked at after too many.

    For everything but the first page of the login, where Django's own `authenticate` does the same.
    """
    credentials = {"username": user.get_username()}
    if not AxesProxyHandler.is_allowed(request, credentials):
        # Its middleware answers by `too_many`.
        request.axes_locked_out = True  # type: ignore[attr-defined]
        return False
    if test():
        forgive(request, user)
        return True
    AxesProxyHandler.user_login_failed(sender=__name__, credentials=credentials, request=request)
    return False


def forgive(request: HttpRequest, user: User) -> None:
    """Take off the attempt that was counted before it turned out to be right."""
    row = AccessAttempt.objects.filter(**_row_of(request, {"username": user.get_username()}))
    row.filter(failures_since_start__gt=0).update(failures_since_start=F("failures_since_start") - 1)


def remember_login(request: HttpRequest, user: User) -> None:
    """The account has logged in from here: the address is known, and its wrong answers here are forgotten."""
    name, address = user.get_username(), client_address(request)
    AccessAttempt.objects.filter(**_row_of(request, {"username": name})).delete()
    KnownAddress.objects.filter(last_login_at__lte=timezone.now() - KNOWN_FOR).delete()
    KnownAddress.objects.update_or_create(
        digest=_digest_of_address(name, address), defaults={"user": user, "last_login_at": timezone.now()}
    )


def _row_of(request: HttpRequest, credentials: Credentials) -> dict[str, str | None]:
    """Which row an attempt is counted in; nothing else of the request is kept."""
    return {
        "username": name_counted(request, credentials),
        "ip_address": client_address(request),
        "user_agent": "",
    }


def _name(credentials: Credentials) -> str:
    return str((credentials or {}).get(User.USERNAME_FIELD) or "")


def _digest_of_address(name: str, address: str | None) -> str:
    return salted_hmac("tracker.accounts.guesses.address", f"{name}\n{address}", algorithm="sha256").hexdigest()
