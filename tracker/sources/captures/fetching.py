"""Fetches one web page: one address after the other, each host looked up and checked here, all of it within limits.

The standard library's `http.client` speaks over a socket that is opened here, to the very address that was checked:
libraries that resolve names, follow redirects or obey proxies by themselves would ask elsewhere. Where a test gives
its own `Network`, a public address leads to a server of the test.
"""

import http.client
import io
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from django.utils.translation import gettext as _

from tracker.sources.captures.public_addresses import Resolve, host_and_port, is_allowed, public_addresses, resolve
from tracker.sources.captures.refused import Refused

Connect = Callable[[str, int, float], socket.socket]
"""Opens a connection to an address that was checked: address, port, seconds."""

_PIECE = 64 * 1024
_REDIRECTS = {301, 302, 303, 307, 308}
_PAGES = ("text/html", "application/xhtml+xml", "application/pdf", "image/png", "image/jpeg", "image/webp")
_UNPACKED_BY = {"gzip": 31, "x-gzip": 31, "deflate": 15}
_HEADERS_BYTES = 256 * 1024
_AGENT = "Mozilla/5.0 (compatible; ForeignFighterTracker)"


@dataclass(frozen=True)
class Limits:
    """How much of a page is taken: bytes over the wire and unpacked, seconds for all of it, redirects."""

    size: int = 32 * 1024**2
    seconds: float = 60
    redirects: int = 5


def _connect(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=seconds)


@dataclass(frozen=True)
class Network:
    """How names become addresses and addresses connections; tests give their own."""

    resolve: Resolve = resolve
    connect: Connect = _connect


IN_LIFE = Network()


@dataclass(frozen=True)
class Fetched:
    """What came: the address it came from at last, its kind and encoding as the server said them, its bytes."""

    url: str
    content_type: str
    encoding: str
    content: bytes


@dataclass(frozen=True)
class Ask:
    """One request: which kinds are taken, and what is sent along."""

    kinds: Sequence[str] = _PAGES
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


def fetch(
    url: str, *, allowed: Sequence[str], network: Network | None = None, limits: Limits | None = None, ask: Ask = Ask()
) -> Fetched:
    """The page at the address, or where it leads; `Refused` with the reason where it is not taken."""
    limits = limits or Limits()
    until = time.monotonic() + limits.seconds
    seen: set[str] = set()
    while len(seen) <= limits.redirects:
        if url in seen:
            break
        seen.add(url)
        if not is_allowed(url, allowed):
            raise Refused(_("“%(url)s” is not among the hosts that may be asked.") % {"url": url[:200]})
        try:
            answer = _one(url, network or IN_LIFE, until=until, limits=limits, ask=ask)
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as fault:
            raise Refused(_fault_in_words(url, fault)) from fault
        if isinstance(answer, Fetched):
            return answer
        url = answer
    raise Refused(_("The page leads on and on to other addresses: not followed after %(most)s.") % {"most": len(seen)})


def _one(url: str, network: Network, *, until: float, limits: Limits, ask: Ask) -> Fetched | str:
    """What the address gives, or the address to which it leads."""
    host, port = host_and_port(url)
    addresses = public_addresses(host, port, resolve=network.resolve)
    with _connected(addresses, port, network, until=until) as plain:
        plain.settimeout(_left(until))
        secure = urlsplit(url).scheme == "https"
        line = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
        with line:
            connection = http.client.HTTPConnection(host, port)
            connection.auto_open = 0
            connection.sock = _Line(line, until=until, most=limits.size + _HEADERS_BYTES)
            headers = {"User-Agent": _AGENT, "Accept-Encoding": "gzip", "Connection": "close"} | dict(ask.headers)
            connection.request("POST" if ask.body else "GET", _path(url), body=ask.body, headers=headers)
            return _answer(connection.getresponse(), url, limits=limits, ask=ask)


def _connected(addresses: Sequence[str], port: int, network: Network, *, until: float) -> socket.socket:
    """A connection to the first of the addresses that takes one."""
    for address in addresses[:-1]:
        with suppress(OSError):
            return network.connect(address, port, _left(until) / 3)
    return network.connect(addresses[-1], port, _left(until))


def _answer(response: http.client.HTTPResponse, url: str, *, limits: Limits, ask: Ask) -> Fetched | str:
    if response.status in _REDIRECTS and (target := response.getheader("Location")):
        return urljoin(url, target)
    if response.status != http.client.OK:
        raise Refused(_("“%(url)s” answers with %(status)s.") % {"url": url[:200], "status": response.status})
    kind = response.headers.get_content_type()
    if kind not in ask.kinds:
        raise Refused(
            _("“%(url)s” is of the kind %(kind)s, which is not kept.") % {"url": url[:200], "kind": kind[:60]}
        )
    content = b"".join(_within(_unpacked(response), limits.size))
    return Fetched(url, kind, _encoding(response), content)


def _unpacked(response: http.client.HTTPResponse) -> Iterator[bytes]:
    """The pieces of the body, as many bytes as were promised; unpacked piece by piece, whatever they grow to."""
    packed_by = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if packed_by == "identity":
        yield from _whole(response)
        return
    if packed_by not in _UNPACKED_BY:
        raise Refused(_("The page is packed in a way that is not read: %(way)s.") % {"way": packed_by[:40]})
    unpacking = zlib.decompressobj(_UNPACKED_BY[packed_by])
    for piece in _whole(response):
        rest = piece
        while rest and not unpacking.eof:
            yield unpacking.decompress(rest, _PIECE)
            rest = unpacking.unconsumed_tail
    if not unpacking.eof:
        raise Refused(_("The page broke off before its end."))


def _whole(response: http.client.HTTPResponse) -> Iterator[bytes]:
    promised, came = response.length, 0
    while piece := response.read(_PIECE):
        came += len(piece)
        yield piece
    if promised is not None and came != promised:
        raise Refused(_("The page broke off before its end."))


def _within(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise Refused(_("The page is larger than %(most)s MB.") % {"most": max(1, most // 1024**2)})
        yield piece


def _encoding(response: http.client.HTTPResponse) -> str:
    found = response.headers.get_content_charset() or ""
    return found if len(found) <= 40 and found.replace("-", "").replace("_", "").isalnum() and found.isascii() else ""


def _path(url: str) -> str:
    parts = urlsplit(url)
    path, query = (quote(part, safe="!#$%&'()*+,/:;=?@[]~") for part in (parts.path or "/", parts.query))
    return urlunsplit(("", "", path, query, ""))


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _fault_in_words(url: str, fault: Exception) -> str:
    host = (urlsplit(url).hostname or "")[:200]
    if isinstance(fault, TimeoutError):
        return _("“%(host)s” took too long.") % {"host": host}
    if isinstance(fault, ssl.SSLError):
        return _("“%(host)s” does not show who it is: its certificate was not accepted.") % {"host": host}
    if isinstance(fault, OSError):
        return _("“%(host)s” could not be reached.") % {"host": host}
    return _("“%(host)s” answers with something that is no web page.") % {"host": host}


class _Line:
    """A connection that ends at a moment and after a number of bytes, whatever the other side does."""

    def __init__(self, line: socket.socket, *, until: float, most: int) -> None:
        self._line, self._until, self._most = line, until, most

    def sendall(self, data: Any) -> None:
        """Send, within the time that is left."""
        self._line.settimeout(_left(self._until))
        self._line.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        """What `http.client` reads from."""
        return io.BufferedReader(_Received(self._line, until=self._until, most=self._most))

    def close(self) -> None:
        """Closed by whoever opened the connection: the answer is still being read."""


class _Received(io.RawIOBase):
    def __init__(self, line: socket.socket, *, until: float, most: int) -> None:
        super().__init__()
        self._line, self._until, self._left = line, until, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._line.settimeout(_left(self._until))
        count = self._line.recv_into(buffer)
        self._left -= count
        if self._left < 0:
            raise Refused(_("The page is larger than is taken."))
        return count
