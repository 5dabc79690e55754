"""So many requests a minute from one address: whoever asks more hears when to come again (429, `Retry-After`).

An address has a minute's requests at once, and then gets one back every minute/limit: who keeps to the limit never
waits. Counted in the memory of this process, a number an address; the addresses that asked longest ago are forgotten
first. Requests from this machine itself are not counted: they are its own programs, or come through a proxy that the
settings do not name, where all readers would share one count. Django REST framework's throttles do not fit: they
guard its own views alone, lose requests that come at the same moment, keep a list of moments an address, and their
cache forgets at random once it is full.
"""

from collections import OrderedDict
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from http import HTTPStatus
from ipaddress import ip_address
from math import ceil
from threading import Lock
from time import monotonic

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import ngettext

from tracker.catalogue.responses.frame import View
from tracker.lib.client_address import client_address


class Counted(StrEnum):
    """What is counted apart; the settings have the limit of each (`REQUESTS_A_MINUTE`)."""

    ROWS = "rows"
    """Answers of the API."""
    FILES = "files"
    """Files of any format."""


MINUTE = 60.0
MOST_ADDRESSES = 50_000


class Throttle:
    """Requests a minute by address; safe to use from many threads."""

    def __init__(self, *, most_addresses: int = MOST_ADDRESSES, clock: Callable[[], float] = monotonic) -> None:
        self._most, self._clock = most_addresses, clock
        self._free_at: OrderedDict[str, float] = OrderedDict()
        """When each address has all of its requests back."""
        self._lock = Lock()

    def wait(self, address: str, *, limit: int) -> float:
        """Count a request; 0 where it may go on, else in how many seconds the next may (this one is not counted)."""
        with self._lock:
            now = self._clock()
            free_at = max(self._free_at.get(address, now), now) + MINUTE / limit
            # A hair more than a minute: sums of fractions are not exact.
            if (seconds := free_at - now - MINUTE) > 1e-6:
                return seconds
            self._free_at[address] = free_at
            self._free_at.move_to_end(address)
            if len(self._free_at) > self._most:
                self._free_at.popitem(last=False)
            return 0


_throttles = {counted: Throttle() for counted in Counted}


def throttled(counted: Counted) -> Callable[[View], View]:
    """Answer 429 to whoever asks more of `counted` than the settings allow, before anything is read."""

    def made(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            limit, address = settings.REQUESTS_A_MINUTE[counted], client_address(request)
            if limit and address and not ip_address(address).is_loopback:
                seconds = ceil(_throttles[counted].wait(address, limit=limit))
                if seconds:
                    return _too_many(counted, limit, seconds)
            return view(request, *args, **kwargs)

        return answer

    return made


def _too_many(counted: Counted, limit: int, seconds: int) -> HttpResponse:
    message = ngettext(
        "Too many requests: %(limit)s a minute are answered here. Ask again in %(seconds)s second.",
        "Too many requests: %(limit)s a minute are answered here. Ask again in %(seconds)s seconds.",
        seconds,
    ) % {"limit": limit, "seconds": seconds}
    answer = (
        HttpResponse(f"{message}\n", content_type="text/plain; charset=utf-8")
        if counted == Counted.FILES
        else JsonResponse({"error": message})
    )
    answer.status_code, answer.headers["Retry-After"] = HTTPStatus.TOO_MANY_REQUESTS, str(seconds)
    return answer
