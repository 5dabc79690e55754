"""Processes killed between log and catalogue: nothing half done, and the next start catches up."""

import os
import signal
import subprocess
import sys

import pytest
from django.db import connections
from django.test import Client

from tests import factories
from tracker.accounts.roles import sync_roles
from tracker.catalogue import models as public_side
from tracker.config import addresses
from tracker.config.logins import ALIASES
from tracker.people.models import Person
from tracker.publishing.log import faults, head
from tracker.publishing.models import LogEntry
from tracker.review.actions import submit
from tracker.review.models import Decision
from tracker.sources.models import Territory
from tracker.sources.territories import sync_territories

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "catalogue"])

KILLED_AT = {
    "before the log is committed": "actions.append = lambda news: kill()",
    "between log and catalogue": "actions.catch_up = kill",
    "in the middle of the catalogue": """
whole = application._refresh_persons
application._refresh_persons = lambda references: (whole(references), kill())
""",
    "before the catalogue is committed": "public_side.Generation.save = lambda *args, **kwargs: kill()",
}
PUBLISH = """
import os, signal
import django
django.setup()
from tracker.accounts.models import User
from tracker.catalogue import models as public_side
from tracker.publishing import actions, application
from tracker.review.models import Submission

def kill(*args):
    os.kill(os.getpid(), signal.SIGKILL)

{sabotage}
actions.publish(list(Submission.objects.order_by("pk")), by=User.objects.get(username="ben"))
"""
CATCH_UP = "import django; django.setup(); from tracker.publishing.actions import catch_up; print(catch_up())"


def start(code: str) -> "subprocess.Popen[str]":
    """Run code as another process of the newsroom, on the databases of this test."""
    urls = {
        addresses.VARIABLES[side]: addresses.url(
            addresses.parts_of(os.environ[addresses.VARIABLES[side]])
            | {"dbname": str(connections[alias].settings_dict["NAME"])}
        )
        for side, alias in ALIASES.items()
    }
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env=os.environ | urls | {"DJANGO_SETTINGS_MODULE": "tracker.config.settings"},
        stdout=subprocess.PIPE,
        text=True,
    )


def finished(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """The exit code of a process and what it printed."""
    said, _ = process.communicate(timeout=120)
    return process.returncode, said.strip()


@pytest.fixture
def handed_in(transactional_db: None) -> list[Person]:
    """Twenty persons and their source, submitted by one and waiting for another."""
    sync_territories(Territory)
    sync_roles()
    head().save()
    by = factories.user("ada", "researcher")
    factories.user("ben", "reviewer")
    cited = factories.source()
    made = [factories.person(by=by, source_of_all=cited, nationalities=["NP"]) for _ in range(20)]
    submit(kind="source", references=[cited.reference], by=by, unclaimed_are_mine=True)
    submit(kind="person", references=[person.reference for person in made], by=by)
    return made


@pytest.mark.parametrize("point", KILLED_AT)
def test_a_killed_publication_is_all_or_nothing_and_is_caught_up(
    handed_in: list[Person], public: Client, point: str
) -> None:
    code, _ = finished(start(PUBLISH.format(sabotage=KILLED_AT[point])))
    assert code == -signal.SIGKILL
    acknowledged = point != "before the log is committed"
    assert LogEntry.objects.count() == (21 if acknowledged else 0)
    assert Decision.objects.count() == LogEntry.objects.count()
    assert public_side.Person.objects.count() == 0
    assert public_side.Name.objects.count() == 0
    assert list(faults()) == []
    assert finished(start(CATCH_UP)) == (0, "21" if acknowledged else "0")
    assert public_side.Person.objects.count() == (20 if acknowledged else 0)
    status = public.get(f"/people/{handed_in[0].reference}/").status_code
    assert status == (200 if acknowledged else 404)


def test_two_processes_that_catch_up_together_apply_each_entry_once(handed_in: list[Person]) -> None:
    finished(start(PUBLISH.format(sabotage=KILLED_AT["between log and catalogue"])))
    both = [start(CATCH_UP), start(CATCH_UP)]
    assert sorted(finished(each) for each in both) == [(0, "0"), (0, "21")]
    assert public_side.Person.objects.count() == 20
