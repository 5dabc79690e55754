"""Writes fixtures/policy.json, the policy in words, which the method page prints; after every change of the policy."""

from typing import Any

from django.core.management.base import BaseCommand

from tracker.catalogue.policy_lines import FIXTURE
from tracker.publishing.policy.text import policy_text


class Command(BaseCommand):
    """`manage.py write_policy`"""

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it; the test that compares the two then passes."""
        FIXTURE.write_text(policy_text(), encoding="utf-8")
        self.stdout.write(f"{FIXTURE} says what publishing obeys.")
