"""The address a request came from, as logins and requests to the API are counted by it.

`PROXIES` of the settings is how many proxies of ours stand before the site. Without one it is the address of the
connection, and no header is believed. With them each adds the address of whoever asked it at the end of
X-Forwarded-For, so the member that the outermost added is believed: the last of one proxy, the last but one of two.
What a client writes into the header itself stands before it and changes nothing.

The proxies must also drop headers whose names hold an underscore, as nginx does by itself: WSGI has one name for
`X-Forwarded-For` and `X_Forwarded_For`, and our server hands on either of the two (tried with granian 2.8). With a
proxy that lets them through, a client can name any address, and only the count by account is left.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# Whoever has one address of IPv6 usually has the whole network of this size.
IPV6_NETWORK = 64


def client_address(request: HttpRequest) -> str | None:
    """The address, or the network of an IPv6 address; None where the connection has none (a socket in a file)."""
    found = None
    if settings.PROXIES:
        members = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        found = _parsed(members[-min(settings.PROXIES, len(members))])
    found = found or _parsed(request.META.get("REMOTE_ADDR", ""))
    if isinstance(found, IPv6Address):
        return str(ip_network((found, IPV6_NETWORK), strict=False).network_address)
    return str(found) if found else None


def is_this_machine(request: HttpRequest) -> bool:
    """Whether the connection comes from the machine that the newsroom runs on."""
    found = _parsed(request.META.get("REMOTE_ADDR", ""))
    return found is not None and found.is_loopback


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    # Some proxies write the port too: 192.0.2.1:4711 or [2001:db8::1]:4711.
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found
