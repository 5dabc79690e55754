"""The two server processes: started with their own addresses only, watched, and stopped together."""

import errno
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address

from tracker.config import env, places
from tracker.config.databases import addresses
from tracker.config.logins import CATALOGUE, DESK, NEWSROOM, PUBLIC, PUBLISHER

# Together with PostgreSQL's two seconds less than the five that are promised.
STOP_PATIENCE = 2.7
START_PATIENCE = 60.0
MINUTE = 60.0
PUBLIC_ADDRESS = "TRACKER_PUBLIC_ADDRESS"


class CannotServe(Exception):
    """A site cannot be served; the message is one sentence for a person."""


@dataclass(frozen=True)
class Site:
    """One of the two sites and where it listens."""

    name: str
    host: str
    port: int

    @property
    def address(self) -> str:
        """Where a browser on this machine finds it."""
        is_here = ip_address(self.host).is_loopback or ip_address(self.host).is_unspecified
        host = "localhost" if is_here else f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"

    @property
    def address_for_all(self) -> str:
        """Where whoever reaches it finds it; empty where it listens everywhere, and the host's name is not known."""
        return "" if ip_address(self.host).is_unspecified else self.address

    def refuse_busy_port(self) -> None:
        """Raise CannotServe if somebody listens there already."""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(family) as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind((self.host, self.port))
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise CannotServe(f"Cannot listen on {self.host}, port {self.port}: {error.strerror}.") from error
                option = f"--{self.name}-port"
                raise CannotServe(
                    f"Port {self.port} for the {self.name} site is in use: stop the program that uses it, "
                    f"or choose another port with {option} (make run ARGS='{option} {self.port + 100}')."
                ) from error

    def start(self, *, public_address: str = "") -> "subprocess.Popen[bytes]":
        """Start its process in a session of its own: Ctrl+C reaches us alone, and we stop it in order."""
        return subprocess.Popen(
            [sys.executable, "-m", "tracker.config.serving.site", self.host, str(self.port)],
            cwd=places.CHECKOUT,
            env=environment(self.name, public_address=public_address),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def is_answering(self) -> bool:
        """Whether `/healthz` says that the site and its databases work; raises CannotServe if it fails for good."""
        everywhere = {4: "127.0.0.1", 6: "::1"}[ip_address(self.host).version]
        host = everywhere if ip_address(self.host).is_unspecified else self.host
        connection = http.client.HTTPConnection(host, self.port, timeout=5)
        try:
            connection.request("GET", "/healthz", headers={"Host": "localhost"})
            status = connection.getresponse().status
        except OSError:
            return False
        finally:
            connection.close()
        if status in (http.HTTPStatus.OK, http.HTTPStatus.SERVICE_UNAVAILABLE):
            return status == http.HTTPStatus.OK
        raise CannotServe(f"The {self.name} site answers {status} at {self.address}healthz: see its message above.")


def environment(site: str, *, public_address: str = "") -> dict[str, str]:
    """What the process of that site finds in its environment: no credential but its own.

    `public_address` is where the public site is found, where we know and nobody has said otherwise.
    """
    ours = {
        "TRACKER_SITE": site,
        "DJANGO_SETTINGS_MODULE": "tracker.config.settings",
        "PYTHONUNBUFFERED": "1",
    }
    if site == "public":
        ours["CATALOGUE_URL"] = addresses.of(PUBLIC, CATALOGUE)
    else:
        ours["DATABASE_URL"] = addresses.of(DESK, NEWSROOM)
        ours["CATALOGUE_URL"] = addresses.of(PUBLISHER, CATALOGUE)
        if key := os.environ.get("SECRET_KEY"):
            ours["SECRET_KEY"] = key
    if public_address and not env.text(PUBLIC_ADDRESS):
        ours[PUBLIC_ADDRESS] = public_address
    return addresses.without_addresses() | ours


class Children:
    """The running processes, by site."""

    def __init__(self) -> None:
        self._processes: dict[Site, subprocess.Popen[bytes]] = {}
        self._worker: subprocess.Popen[bytes] | None = None

    def start(self, sites: list[Site]) -> None:
        """Start all and return when each answers; raises CannotServe when one does not."""
        public_address = next((site.address_for_all for site in sites if site.name == "public"), "")
        for site in sites:
            self._processes[site] = site.start(public_address=public_address)
        until = time.monotonic() + START_PATIENCE
        waiting = list(sites)
        while waiting:
            self._refuse_dead()
            if time.monotonic() > until:
                raise CannotServe(f"The {waiting[0].name} site does not answer at {waiting[0].address}healthz.")
            waiting = [site for site in waiting if not site.is_answering()]
            time.sleep(0.05)
        if any(site.name == "newsroom" for site in sites):
            self._start_worker()

    def watch(self, every_minute: Callable[[], None]) -> None:
        """Return never; raises CannotServe when one of them ends."""
        last = time.monotonic()
        while True:
            self._refuse_dead()
            if self._worker is not None and self._worker.poll() is not None:
                # Its job was rolled back; the next one begins it again, and gives up on it after a few tries.
                self._start_worker()
            time.sleep(0.25)
            if time.monotonic() - last >= MINUTE:
                last = time.monotonic()
                every_minute()

    def stop(self) -> None:
        """Ask all to stop, and end whatever has not stopped in time."""
        for process in self._all():
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
        until = time.monotonic() + STOP_PATIENCE
        for process in self._all():
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, until - time.monotonic()))
            # Its workers are in the same process group, also when their parent is gone already.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._processes.clear()
        self._worker = None

    def _all(self) -> "list[subprocess.Popen[bytes]]":
        return [*self._processes.values(), *([self._worker] if self._worker else [])]

    def _start_worker(self) -> None:
        """Start what works on lists of people: a process of its own, with the login of the desk."""
        self._worker = subprocess.Popen(
            [sys.executable, "-m", "tracker.config.serving.list_worker"],
            cwd=places.CHECKOUT,
            env=environment("newsroom"),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _refuse_dead(self) -> None:
        for site, process in self._processes.items():
            if process.poll() is not None:
                raise CannotServe(f"The {site.name} site has stopped by itself (exit code {process.returncode}).")
