"""What looking for duplicates costs: `TRACKER_VAR=… python -m tests.bench.names.duplicates` beside made-up persons.

Milliseconds to find who is like a name, to be told while typing, to save a new person through the newsroom's page (its
name typed with a typo, so that somebody is asked about; undone afterwards), and to compare a person with all others.
"""

import os
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable
from functools import partial

TIMES = 30


def main() -> None:
    """Measure and print medians and the slowest of each."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    django.setup()
    from django.conf import settings
    from django.db import transaction
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    from tests.admin_forms import fields_of
    from tracker.accounts.models import User
    from tracker.lib.names.name_keys import romanised_alt
    from tracker.people.matching.candidates import similar_people
    from tracker.people.matching.near_names import nearest
    from tracker.people.matching.similar_pairs import compare
    from tracker.people.models import Compared, Name, Person

    romanised_alt("Глосс")
    draw = random.Random(30)
    keys = list(Person.objects.values_list("pk", flat=True))
    picked = draw.sample(keys, TIMES)
    names = [_with_a_typo(Name.objects.filter(person=pk)[0].text, draw) for pk in picked]
    _say(f"{len(keys):,} persons, {Name.objects.count():,} names; {TIMES} times each")
    _took("the nearest names", [partial(nearest, [name]) for name in names])
    _took("the nearest of five names at once", [partial(nearest, draw.sample(names, 5)) for _ in names])
    _took("who is like a name", [partial(similar_people, [name]) for name in names])
    with transaction.atomic():
        client = Client()
        client.force_login(
            User.objects.create_user("bench-desk", is_staff=True, is_superuser=True, is_demonstration=True)
        )
        asked = "/people/person/likely/"
        _took("told while typing", [partial(client.get, asked, {"names-0-text": name}) for name in names])
        fields = fields_of(client.get("/people/person/add/").content)

        def save(name: str) -> int:
            typed = fields | {"names-0-text": [name]}
            return client.post("/people/person/add/", typed).status_code

        _took("saving a new person without a name", [partial(save, "") for _ in range(TIMES)])
        others = [f"{_word(draw)} {_word(draw)}" for _ in range(TIMES)]
        _took("the page of a new person", [partial(client.get, "/people/person/add/") for _ in range(TIMES)])
        _took("asked about on saving a new person", [partial(save, name) for name in names])
        _took("saving a new person of another name", [partial(save, name) for name in others])
        Compared.objects.filter(person__in=picked).delete()
        _took("comparing a person with all others", [partial(compare, [pk]) for pk in picked])
        transaction.set_rollback(True)


def _word(draw: random.Random) -> str:
    """A word like no name there is."""
    return "".join(draw.choice("bdfghjklmnprtvwxz") + draw.choice("aeiou") for _ in range(6)).capitalize()


def _with_a_typo(name: str, draw: random.Random) -> str:
    at = draw.randrange(len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _took(what: str, calls: list[Callable[[], object]]) -> None:
    took, answers = [], Counter[object]()
    for call in calls:
        begun = time.perf_counter()
        answer = call()
        took.append((time.perf_counter() - begun) * 1000)
        answers[getattr(answer, "status_code", answer if isinstance(answer, int) else "")] += 1
    said = ", ".join(f"{number} answered {answer}" for answer, number in answers.items() if answer)
    _say(f"{what}: {statistics.median(took):.0f} ms, at most {max(took):.0f} ms {said and f'({said})'}")


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
