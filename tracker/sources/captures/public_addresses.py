"""Which machines may be asked for a page: those with a public address, looked up here and nowhere else.

No setting opens private addresses: who allows a host allows its name, not where the name leads.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from tracker.sources.captures.refused import Refused

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a host as texts."""

_PORTS = {"http": 80, "https": 443}
_PUBLIC_6 = ipaddress.ip_network("2000::/3")
_NOT_PUBLIC = [
    ipaddress.ip_network(each)
    for each in (
        # IPv4: this network, private, of carriers, loopback, link-local, protocols, documentation, relays, tests.
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16"),
        *("192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        # IPv6 within 2000::/3: protocols and tunnels (Teredo), documentation, 6to4, documentation again.
        *("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    )
]
"""IANA's registers of special addresses (RFC 6890 and its successors)."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses of the host, as the machine's own resolver gives them."""
    return [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """Whether the address belongs to the open internet; addresses that carry another inside do not."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if parsed.version == 6 and (parsed not in _PUBLIC_6 or parsed.scope_id):
        return False
    return parsed.is_global and not any(parsed in network for network in _NOT_PUBLIC)


def public_addresses(host: str, port: int, *, resolve: Resolve) -> list[str]:
    """The addresses of the host to connect to; `Refused` where any of them is not public."""
    try:
        found = list(resolve(host, port))
    except (OSError, UnicodeError) as fault:
        raise Refused(_("“%(host)s” was not found.") % {"host": host}) from fault
    if not found:
        raise Refused(_("“%(host)s” was not found.") % {"host": host})
    if not all(is_public(address) for address in found):
        raise Refused(_("“%(host)s” leads to an address that is not public.") % {"host": host})
    return found


def host_and_port(url: str) -> tuple[str, int]:
    """Which machine the address names; `Refused` where it is no plain web address."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        host, port = "", None
    if not host or parts.scheme not in _PORTS or parts.username is not None or parts.password is not None:
        raise Refused(_("“%(url)s” is no address of a web page.") % {"url": url[:200]})
    if port not in {None, _PORTS[parts.scheme]}:
        raise Refused(
            _("“%(host)s” is asked at the usual ports alone, not at %(port)s.") % {"host": host, "port": port}
        )
    return host, _PORTS[parts.scheme]


def is_allowed(url: str, allowed: Sequence[str]) -> bool:
    """Whether the page's host is among those allowed: `post.example`, `*.post.example` (all below it), or `*`."""
    try:
        host, _port = host_and_port(url)
    except Refused:
        return False
    return any(_matches(host, pattern.lower()) for pattern in allowed)


def _matches(host: str, pattern: str) -> bool:
    return pattern in {"*", host} or (pattern.startswith("*.") and host.endswith(pattern[1:]))
