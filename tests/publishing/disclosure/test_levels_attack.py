"""An attacker who keeps every state of the list: nobody without a name is ever alone, in a state or between two."""

import json
import random
from collections import Counter
from typing import Any

import pytest
from django.test import Client

from tests.levels import crowd, show, take_off, unnamed
from tracker.people.models import Person
from tracker.publishing.actions import NotAllowed
from tracker.publishing.disclosure.anonymous import look
from tracker.publishing.models import Anonymous
from tracker.vocabulary.levels import LOOK_THE_SAME, LOOK_THE_SAME_PROTECTED, Category

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
LOOKS: tuple[dict[str, Any], ...] = (
    {},
    {"sex": "F"},
    {"nationalities": ["IN"]},
    {"fates": [{"kind": "missing", "on": "2023-11"}]},
    {"contracts": [{"side": "UA", "signed_on": "2023-08"}]},
)
GROUND = {"level_ground": "family_request", "level_reason": "Asked in writing."}


def state(public: Client) -> dict[str, str]:
    """All that the list says of each row, by reference."""
    rows = public.get("/api/v1/people/?sort=name").json()["results"]
    return {row["reference"]: json.dumps({**row, "reference": ""}, sort_keys=True) for row in rows}


def alone(rows: dict[str, str]) -> list[str]:
    """The looks that fewer than enough of the rows have."""
    return [each for each, number in Counter(rows.values()).items() if number < LOOK_THE_SAME]


@pytest.mark.parametrize("seed", range(4))
def test_nobody_is_alone_whatever_the_desk_does(public: Client, seed: int) -> None:
    draw = random.Random(seed)
    known: list[Person] = []
    before = state(public)
    for _ in range(9):
        deed = draw.choice(("show", "show", "take off", "change", "add"))
        try:
            if deed == "show":
                danger = {"categories": [Category.MINOR], **GROUND} if draw.random() < 0.2 else {}
                looks = draw.sample(LOOKS, 2)
                batch = [each for columns in looks for each in crowd(draw.choice((3, 5, 6)), **columns, **danger)]
                show(*batch)
                known += batch
            elif deed == "add":
                show(unnamed(**draw.choice(LOOKS)))
            elif known:
                person = draw.choice(known)
                if deed == "change":
                    Person.objects.filter(pk=person.pk).update(sex=draw.choice("MF"), coarser=[])
                    show(person)
                else:
                    take_off(person)
        except NotAllowed:
            pass
        after = state(public)
        assert not alone(after)
        assert not alone({name: row for name, row in after.items() if name not in before})
        assert all(after[name] == row for name, row in before.items() if name in after)
        before = after
        looks_now = Counter(look(row.shown) for row in Anonymous.objects.all())
        assert all(looks_now[look(row.shown)] >= row.needs for row in Anonymous.objects.all())
        assert {row.needs for row in Anonymous.objects.all()} <= {LOOK_THE_SAME, LOOK_THE_SAME_PROTECTED}


def test_the_attacker_would_notice_somebody_alone() -> None:
    assert alone({"N-1": "a", "N-2": "a", "N-3": "b"}) == ["a", "b"]
