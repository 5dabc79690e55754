"""One page is fetched within limits, from public addresses alone, whatever the other side does."""

import gzip
import socket
import ssl
import time
import tracemalloc
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.files_of_sources import HTML
from tests.sources.local_server import PUBLIC, Serve, answering, network, page, redirect
from tracker.sources.captures.fetching import Limits, Network, fetch
from tracker.sources.captures.public_addresses import is_allowed, is_public
from tracker.sources.captures.refused import Refused

SMALL = Limits(size=100_000, seconds=2, redirects=5)
ADDRESS = "http://post.example/one"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def refusal(serve: Serve, url: str = ADDRESS, *, limits: Limits = SMALL) -> str:
    with network(serve) as (there, _asked), pytest.raises(Refused) as refused:
        fetch(url, allowed=["*"], network=there, limits=limits)
    return str(refused.value)


def test_a_page_is_fetched_from_the_address_that_was_checked() -> None:
    with network(page(HTML, "text/html; charset=windows-1251")) as (there, asked):
        fetched = fetch(ADDRESS, allowed=["post.example"], network=there)
    assert (fetched.content, fetched.content_type, fetched.encoding) == (HTML, "text/html", "windows-1251")
    assert asked[0].startswith(b"GET /one HTTP/1.1\r\nHost: post.example\r\n")


def test_a_redirect_is_followed_by_hand() -> None:
    def serve(line: socket.socket, request: bytes) -> None:
        (redirect("/two") if request.startswith(b"GET /one ") else page(HTML))(line, request)

    with network(serve) as (there, asked):
        assert fetch(ADDRESS, allowed=["*"], network=there).url == "http://post.example/two"
    assert len(asked) == 2


def test_a_packed_page_is_unpacked() -> None:
    with network(page(gzip.compress(HTML), "text/html", "Content-Encoding: gzip")) as (there, _asked):
        assert fetch(ADDRESS, allowed=["*"], network=there).content == HTML


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/", "http://localhost/"),
        *("http://2130706433/", "http://0x7f.1/", "http://0/", "http://[::ffff:127.0.0.1]/", "http://10.0.0.1/"),
        *("http://[fe80::1]/", "http://[fd00::1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/"),
    ],
)
def test_without_a_network_of_a_test_private_addresses_are_refused(url: str) -> None:
    with pytest.raises(Refused, match=r"not public|not found"):
        fetch(url, allowed=["*", "127.0.0.1", "::1", "localhost", "169.254.169.254"])


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/", "//localhost/"]
)
def test_a_redirect_to_a_private_address_is_refused(target: str) -> None:
    assert "leads to an address that is not public" in refusal(redirect(target))


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://post.example/", "gopher://x.example/", "http://a:b@x.example/"]
)
def test_a_redirect_to_another_sort_of_address_is_refused(target: str) -> None:
    assert "not among the hosts" in refusal(redirect(target))


def test_a_redirect_to_a_host_that_is_not_allowed_is_refused() -> None:
    with (
        network(redirect("http://other.example/")) as (there, asked),
        pytest.raises(Refused, match="not among the hosts"),
    ):
        fetch(ADDRESS, allowed=["post.example"], network=there)
    assert len(asked) == 1


def test_a_host_with_one_private_address_among_others_is_refused() -> None:
    names = {"post.example": [PUBLIC, "10.0.0.5"]}
    with network(page(HTML), names=names) as (there, asked), pytest.raises(Refused, match="not public"):
        fetch(ADDRESS, allowed=["*"], network=there)
    assert asked == []


def test_a_name_that_changes_its_address_between_the_look_up_and_the_connection_gains_nothing() -> None:
    looked_up: list[str] = []
    connected: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        return [PUBLIC] if len(looked_up) == 1 else ["127.0.0.1"]

    def connect(address: str, _port: int, _seconds: float) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError

    with pytest.raises(Refused, match="could not be reached"):
        fetch(ADDRESS, allowed=["*"], network=Network(resolve, connect))
    assert (looked_up, connected) == (["post.example"], [PUBLIC])


def test_other_ports_than_the_usual_are_not_asked() -> None:
    assert "not among the hosts" in refusal(page(HTML), "http://post.example:5432/")


def endless(line: socket.socket, _request: bytes) -> None:
    line.sendall(OK + b"\r\n")
    while True:
        line.sendall(b"<p>more</p>" * 1000)


def endless_headers(line: socket.socket, _request: bytes) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        line.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)


def endless_trailer(line: socket.socket, _request: bytes) -> None:
    line.sendall(OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n")
    while True:
        line.sendall(b"X: y\r\n" * 1000)


def slow_body(line: socket.socket, _request: bytes) -> None:
    line.sendall(OK + b"\r\n")
    while True:
        line.sendall(b"x")
        time.sleep(0.2)


def slow_headers(line: socket.socket, _request: bytes) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        line.sendall(b"X-Slow: y\r\n")
        time.sleep(0.2)


def silent(line: socket.socket, _request: bytes) -> None:
    line.recv(1)


@pytest.mark.parametrize("serve", [endless, endless_headers, endless_trailer])
def test_an_answer_without_an_end_is_refused_before_it_fills_the_memory(serve: Serve) -> None:
    tracemalloc.start()
    assert refusal(serve)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 1024**2


@pytest.mark.parametrize("serve", [slow_body, slow_headers, silent])
def test_an_answer_that_drips_is_refused_when_its_time_is_over(serve: Serve) -> None:
    began = time.monotonic()
    assert "took too long" in refusal(serve)
    assert time.monotonic() - began < 2 * SMALL.seconds


def test_redirects_in_a_circle_end() -> None:
    assert "leads on and on" in refusal(redirect("/one"))


def test_redirects_that_never_come_back_end() -> None:
    def serve(line: socket.socket, request: bytes) -> None:
        redirect(f"/{len(request)}{request.split()[1].decode()}")(line, request)

    assert "leads on and on" in refusal(serve)


@pytest.mark.parametrize(
    "serve",
    [
        answering(OK + b"Content-Length: 5000\r\n\r\n<html>short"),
        answering(OK + b"Transfer-Encoding: chunked\r\n\r\nffff\r\n<html>short"),
        answering(OK + b"Transfer-Encoding: chunked\r\n\r\nno number\r\n<html>"),
        answering(OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(HTML)[:40]),
        answering(OK + b"Content-Encoding: gzip\r\n\r\n<html>not packed"),
        answering(OK + b"Content-Encoding: br\r\n\r\n<html>"),
        answering(b"SSH-2.0-OpenSSH_9.2\r\n"),
        answering(b""),
        answering(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX: " + b"y" * 70_000 + b"\r\n\r\n"),
        page(HTML, status="404 Not Found"),
        page(HTML, status="500 Oops"),
        page(b"MZ", "application/octet-stream"),
        page(b"MZ", "video/mp4"),
    ],
)
def test_an_answer_that_is_no_whole_page_is_refused(serve: Serve) -> None:
    assert refusal(serve)


def test_a_page_is_no_longer_than_was_promised() -> None:
    with network(answering(OK + b"Content-Length: 6\r\n\r\n<html><p>a second answer")) as (there, _asked):
        assert fetch(ADDRESS, allowed=["*"], network=there).content == b"<html>"


def test_a_small_answer_that_unpacks_to_very_much_is_refused_within_little_memory() -> None:
    packing = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join([*(packing.compress(b"\0" * 1024**2) for _ in range(500)), packing.flush()])
    limits = Limits(size=1024**2, seconds=20)
    tracemalloc.start()
    assert "larger than" in refusal(page(bomb, "text/html", "Content-Encoding: gzip"), limits=limits)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 1024**2


@pytest.fixture
def unknown_server(tmp_path: Path) -> ssl.SSLContext:
    """What a server uses that signed its own certificate."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "post.example")])
    signed = x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(days=1))
    certificate = signed.add_extension(x509.SubjectAlternativeName([x509.DNSName("post.example")]), critical=False)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = tmp_path / "server.pem"
    file.write_bytes(private + certificate.sign(key, SHA256()).public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def test_a_server_that_cannot_show_who_it_is_is_refused(unknown_server: ssl.SSLContext) -> None:
    with network(page(HTML), secure=unknown_server) as (there, asked), pytest.raises(Refused, match="certificate"):
        fetch("https://post.example/one", allowed=["*"], network=there)
    assert asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("100.64.0.1", False),
        ("192.0.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("2001::1", False),
        ("2001:db8::1", False),
        ("ff02::1", False),
        ("2606:4700::1111%eth0", False),
        ("words", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("allowed", "is_so"),
    [
        (["post.example"], True),
        (["POST.example"], True),
        (["*.example"], True),
        (["*"], True),
        (["*.post.example"], False),
        (["ost.example"], False),
        ([], False),
    ],
)
def test_which_hosts_may_be_asked(allowed: list[str], is_so: bool) -> None:
    assert is_allowed("https://Post.example/one", allowed) is is_so
