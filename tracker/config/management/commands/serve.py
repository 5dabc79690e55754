"""Starts PostgreSQL, sets up, loads and publishes the starting data, and serves both sites until Ctrl+C."""

import signal
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from types import FrameType
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError

from tracker.config import places
from tracker.config.databases import setting_up
from tracker.config.databases.addresses import is_embedded
from tracker.config.databases.catalogue_owner import as_catalogue_owner, grant_catalogue
from tracker.config.databases.taking_over import NotTakenOver
from tracker.config.postgresql.binaries import NoPostgres
from tracker.config.postgresql.cluster import embedded
from tracker.config.rebuild_progress import RebuildProgress
from tracker.config.serving.children import CannotServe, Children, Site
from tracker.config.serving.head_of_log import DailyHead
from tracker.config.serving.likely_pairs import LikelyPairs
from tracker.config.serving.running import database_running
from tracker.intake.sheets.records.undoing import forget_undone
from tracker.publishing.actions import catch_up
from tracker.publishing.due import publish_due
from tracker.publishing.rebuilding.rebuild import is_quicker, rebuild

PORTS = {"public": 8000, "newsroom": 8001}
# Commands of other rooms, in this order; each does nothing where its work is done already.
PREPARATIONS = {
    "load_starting_data": "Loading the starting data",
    "publish_starting_data": "Publishing what may be published",
    "make_demonstration_accounts": "Making the demonstration accounts",
}


class Command(BaseCommand):
    """`manage.py serve`"""

    help = __doc__
    # The checks that look into the database come after it exists.
    requires_system_checks: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._said: set[str] = set()
        self._say_head = DailyHead(self.stdout.write)
        self._find_pairs = LikelyPairs()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1: this machine only)")
        for site, port in PORTS.items():
            parser.add_argument(f"--{site}-port", type=int, default=port, help=f"port of the {site} site ({port})")
        parser.add_argument("--only", choices=sorted(PORTS), help="serve one site only")

    def handle(self, *args: Any, **options: Any) -> None:
        names = [options["only"]] if options["only"] else list(PORTS)
        sites = [Site(name, options["host"], options[f"{name}_port"]) for name in names]
        children = Children()
        try:
            _listen_to_signals()
            for site in sites:
                site.refuse_busy_port()
            self._run(sites, children)
        except KeyboardInterrupt:
            self.stdout.write("Everything has stopped.")
        except (CannotServe, NoPostgres, NotTakenOver) as error:
            self.stderr.write(str(error))
            sys.exit(1)

    def _run(self, sites: list[Site], children: Children) -> None:
        begun = perf_counter()
        if is_embedded() and embedded().home != places.VAR:
            self.stdout.write(f"The database server cannot enter this folder; its files are in {embedded().home}.")
        running = database_running()
        with self._step("Starting PostgreSQL"):
            running.__enter__()
        try:
            self._prepare()
            with self._step("Starting " + " and ".join(f"the {site.name} site" for site in sites)):
                children.start(sites)
            self.stdout.write(f"\nReady after {perf_counter() - begun:.1f} s. Stop everything with Ctrl+C.")
            for site in sites:
                self.stdout.write(f"  {site.name + ' site':<14} {site.address}")
            is_newsroom = any(site.name == "newsroom" for site in sites)
            if is_newsroom:
                self._every_minute()
            children.watch(self._every_minute if is_newsroom else _nothing)
        finally:
            _ignore_signals()
            self.stdout.write("\nStopping.")
            children.stop()
            running.__exit__(None, None, None)

    def _prepare(self) -> None:
        with self._step("Setting up logins, databases and grants"):
            setting_up.set_up(self.stdout.write)
        with setting_up.logged_in(setting_up.running()):
            for command, sentence in PREPARATIONS.items():
                with self._step(sentence):
                    call_command(command)
            self._bring_up()

    def _bring_up(self) -> None:
        """Show what the log holds; where a new version makes all rows anew, as quickly as this machine can."""
        if is_quicker():
            with self._step("Making the catalogue anew from the publication log"), as_catalogue_owner():
                rebuild(grant_catalogue, RebuildProgress(self.stdout.write))
            return
        with self._step("Bringing the catalogue up to the publication log"):
            catch_up()

    def _every_minute(self) -> None:
        """Publish what is due; say the log's head once a day; look for possible duplicates; forget undone lists.

        What one of them is refused keeps none of the others back.
        """
        running, owning = setting_up.running(), setting_up.owning()
        for logins, due in (
            (running, self._publish_due),
            (running, self._say_head),
            (running, self._find_pairs),
            (owning, forget_undone),
        ):
            try:
                with setting_up.logged_in(logins):
                    due()
            except DatabaseError as error:
                # PostgreSQL is restarting, perhaps: everything was rolled back, and a minute later we ask again.
                self.stderr.write(
                    f"What is due every minute was not done: {error}".strip() + " It is tried again in a minute."
                )

    def _publish_due(self) -> None:
        """Publish what waited under an embargo that is over; say once what cannot be, and why."""
        due = publish_due()
        if due.published:
            self.stdout.write(f"The embargo is over, published: {', '.join(due.published)}.")
        for sentence in due.kept:
            if sentence not in self._said:
                self._said.add(sentence)
                self.stderr.write(f"The embargo is over, but not published: {sentence}")

    @contextmanager
    def _step(self, sentence: str) -> Iterator[None]:
        self.stdout.write(f"{sentence} …")
        begun = perf_counter()
        yield
        self.stdout.write(f"  done in {perf_counter() - begun:.1f} s")


def _nothing() -> None:
    """The public site alone has nothing to publish."""


def _listen_to_signals() -> None:
    """Ctrl+C and SIGTERM both stop us; said here because a shell starts what runs in its background deaf to Ctrl+C."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interrupt)


def _ignore_signals() -> None:
    """A second Ctrl+C must not interrupt the stopping."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
