"""A web server of the test, and a network on which public addresses lead to it."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from tracker.sources.captures import public_addresses
from tracker.sources.captures.fetching import Network

PUBLIC = "93.184.215.14"
"""An address that is public, and to which no test connects."""

Serve = Callable[[socket.socket, bytes], None]
"""Answers one connection: the socket, and the head and body of the request as they came."""


def answering(*parts: bytes) -> Serve:
    """A server that sends these bytes and closes."""

    def serve(line: socket.socket, _request: bytes) -> None:
        for part in parts:
            line.sendall(part)

    return serve


def page(content: bytes, kind: str = "text/html", *headers: str, status: str = "200 OK") -> Serve:
    """A server that sends the content as it should be sent."""
    head = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(content)}", *headers]
    return answering("\r\n".join(head).encode() + b"\r\n\r\n" + content)


def redirect(to: str) -> Serve:
    """A server that leads elsewhere."""
    return answering(f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode())


@contextmanager
def network(
    serve: Serve, *, names: dict[str, list[str]] | None = None, secure: ssl.SSLContext | None = None
) -> Iterator[tuple[Network, list[bytes]]]:
    """A network whose `*.example` hosts are at one public address, which leads to the server; and what it was asked.

    Other names are looked up as in life, and other addresses are connected to as in life.
    """
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_serve_all, args=(listening, serve, asked, secure), daemon=True)
        thread.start()

        def resolve(host: str, port: int) -> list[str]:
            if host in (names or {}):
                return (names or {})[host]
            return [PUBLIC] if host.endswith(".example") else public_addresses.resolve(host, port)

        def connect(address: str, port: int, seconds: float) -> socket.socket:
            there = listening.getsockname() if address == PUBLIC else (address, port)
            return socket.create_connection(there, timeout=seconds)

        yield Network(resolve, connect), asked
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(timeout=10)


def _serve_all(listening: socket.socket, serve: Serve, asked: list[bytes], secure: ssl.SSLContext | None) -> None:
    while True:
        try:
            plain, _address = listening.accept()
        except OSError:
            return
        with suppress(OSError), plain:
            plain.settimeout(10)
            with secure.wrap_socket(plain, server_side=True) if secure else plain as line:
                request = _request(line)
                asked.append(request)
                serve(line, request)
                line.shutdown(socket.SHUT_WR)
                while line.recv(65536):
                    pass


def _request(line: socket.socket) -> bytes:
    came = b""
    while b"\r\n\r\n" not in came:
        came += line.recv(65536)
    head, _, body = came.partition(b"\r\n\r\n")
    length = next(
        (int(row.split(b":")[1]) for row in head.split(b"\r\n") if row.lower().startswith(b"content-length:")), 0
    )
    while len(body) < length:
        body += line.recv(65536)
    return head + b"\r\n\r\n" + body
