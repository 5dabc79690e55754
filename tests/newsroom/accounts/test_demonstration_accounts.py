"""Demonstration accounts: for trying the newsroom on one's own machine, and nowhere else."""

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core import checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from tests import factories
from tests.logging_in import give_password, is_logged_in
from tracker.accounts.models import User

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
HERE = "127.0.0.1"
CHECKOUT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def local_trial(no_second_factor: None, settings: Settings) -> None:
    """As after `make run`, and a second factor is demanded of publishers."""
    settings.SECOND_FACTOR = "roles"
    settings.LOCAL_TRIAL = True


def made(**options: bool) -> dict[str, str]:
    """Run the command; what it said of each role."""
    said = StringIO()
    call_command("make_demonstration_accounts", stdout=said, **options)
    return dict(line.split(": ", 1) for line in said.getvalue().splitlines() if ": " in line)


def passwords() -> dict[str, str]:
    """Make the accounts; the password of each."""
    return {role: said.removeprefix("password ") for role, said in made().items()}


def deployed() -> None:
    """`manage.py check --deploy`, of the accounts alone; raises where it fails."""
    call_command("check", "accounts", deploy=True, tags=["security"], stdout=StringIO(), stderr=StringIO())


@pytest.mark.parametrize("role", ["researcher", "reviewer", "publisher"])
def test_on_a_local_trial_they_log_in_without_second_factor(role: str) -> None:
    client = Client()
    assert give_password(client, role, passwords()[role], at=HERE).status_code == 302
    assert client.get("/").status_code == 200


def test_with_https_they_are_neither_made_nor_let_in(settings: Settings) -> None:
    given = passwords()
    client = Client()
    give_password(client, "publisher", given["publisher"], at=HERE)
    settings.LOCAL_TRIAL = False
    assert not is_logged_in(client), "a session from before goes on"
    wrong, right = (
        give_password(Client(), "publisher", password, at=HERE) for password in ("wrong", given["publisher"])
    )
    assert (right.status_code, _errors(right.content)) == (wrong.status_code, _errors(wrong.content)) != (302, [])
    User.objects.all().delete()
    assert made() == {"None here": "with TRACKER_HTTPS or TRACKER_HOSTS this is no local trial."}
    assert not User.objects.exists()


def _errors(content: bytes) -> list[str]:
    return re.findall(r'class="errornote">\s*(.*?)\s*<', content.decode(), re.DOTALL)


def test_from_another_machine_they_are_not_let_in() -> None:
    given = passwords()
    client = Client()
    assert give_password(client, "researcher", given["researcher"], at="192.0.2.10").status_code == 200
    assert not is_logged_in(client)


@pytest.mark.parametrize(
    ("variables", "is_local"),
    [
        ({}, True),
        ({"TRACKER_HTTPS": "1"}, False),
        ({"TRACKER_HOSTS": "desk.example"}, False),
        ({"TRACKER_HOSTS": "localhost,desk.example"}, False),
        ({"TRACKER_HOSTS": "*"}, False),
        ({"TRACKER_HOSTS": "localhost"}, True),
    ],
)
def test_a_trial_is_local_while_nobody_else_can_ask(variables: dict[str, str], is_local: bool) -> None:
    asked = "from tracker.config import settings; print(settings.LOCAL_TRIAL)"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_H")} | variables
    answer = subprocess.run(
        [sys.executable, "-c", asked], cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == str(is_local)


def test_the_check_of_a_deployment_fails_where_they_are_until_they_end() -> None:
    deployed()
    passwords()
    with pytest.raises(SystemCheckError, match="researcher, reviewer, publisher"):
        deployed()
    made(end=True)
    deployed()
    assert not User.objects.filter(is_demonstration=True, is_active=True).exists()


def test_the_check_is_for_deployments_and_says_a_note_without_a_database(monkeypatch: pytest.MonkeyPatch) -> None:
    passwords()
    call_command("check", "accounts", stdout=StringIO(), stderr=StringIO())

    def away(*args: object, **options: object) -> None:
        raise OperationalError

    monkeypatch.setattr(User.objects, "filter", away)
    (note,) = [each for each in checks.run_checks(include_deployment_checks=True) if each.id == "accounts.I001"]
    assert note.level == checks.INFO


def test_an_account_of_that_name_which_is_somebodys_own_is_left_alone() -> None:
    own = factories.user("publisher", "publisher")
    assert made(new_passwords=True)["publisher"] == "somebody's own account, left alone"
    own.refresh_from_db()
    assert own.check_password("correct horse")
    assert not own.is_demonstration


def test_that_it_is_one_is_not_for_the_admin_to_change(settings: Settings) -> None:
    settings.SECOND_FACTOR = "nobody"
    passwords()
    chief = Client()
    chief.force_login(User.objects.create_superuser("root", password="correct horse"))
    account = User.objects.get(username="reviewer")
    page = chief.get(f"/accounts/user/{account.pk}/change/").content.decode()
    assert "is a demonstration account" in page.lower()
    assert 'name="is_demonstration"' not in page
