"""What may be published of each field of the newsroom, in words: for readers, who cannot see the newsroom itself.

Read from `fixtures/policy.json`, which `manage.py write_policy` writes from the register that publishing obeys; a test
holds the two equal, so that a change of the policy is seen as a change of this file, too.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / "policy.json"


@dataclass(frozen=True)
class PolicyLine:
    """One field: its name, whether it is `public`, `generalised` or `never` published, in which form, and why."""

    field: str
    label: str
    showing: str
    form: str
    why: str


@dataclass(frozen=True)
class PolicyOfRecord:
    """One table of the newsroom: its fields or, where nothing of it is published, why."""

    model: str
    name: str
    why_nothing: str
    lines: Sequence[PolicyLine]


@cache
def policy_in_words() -> Sequence[PolicyOfRecord]:
    """The whole policy, in the register's order; the file is read once."""
    return tuple(
        PolicyOfRecord(
            record["model"], record["name"], record["why_nothing"], [PolicyLine(**line) for line in record["lines"]]
        )
        for record in json.loads(FIXTURE.read_text(encoding="utf-8"))
    )
