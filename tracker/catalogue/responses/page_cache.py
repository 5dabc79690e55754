"""Pages of the present state, kept by this process: a state that has passed is never asked for again."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

from django.http import HttpResponse
from django.http.response import HttpResponseBase

MOST_BYTES = 64 * 2**20
LARGEST = 2**20


@dataclass(frozen=True)
class _Kept:
    content: bytes
    headers: tuple[tuple[str, str], ...]


class PageCache:
    """Whole answers by key, the least recently used given up first; safe to use from many threads.

    The key must name the state of the catalogue that the answer was made from: then nothing that was withdrawn
    can come back, because every request reads the state anew.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes, self._bytes = most_bytes, 0
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> HttpResponse | None:
        """A fresh copy of the answer; None where it is not kept."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is None:
                return None
            self._kept.move_to_end(key)
        response = HttpResponse(kept.content)
        for name, value in kept.headers:
            response.headers[name] = value
        return response

    def put(self, key: Hashable, response: HttpResponseBase) -> None:
        """Keep a whole answer that is not too large; files are sent and forgotten."""
        if not isinstance(response, HttpResponse) or len(response.content) > LARGEST or response.cookies:
            return
        kept = _Kept(response.content, tuple(response.items()))
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = kept
            self._bytes += len(kept.content)
            while self._bytes > self._most_bytes:
                _, given_up = self._kept.popitem(last=False)
                self._bytes -= len(given_up.content)
