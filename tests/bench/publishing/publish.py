"""How many records a second are published in batches: `TRACKER_VAR=… python -m tests.bench.publishing.publish`.

Submits and publishes everything that `tests.bench.persons.made_up` made; the naive way (one record at a time) is
measured on a hundred of them in the same run, and printed as a ratio.
"""

import os
from collections.abc import Callable
from itertools import takewhile
from statistics import median
from time import perf_counter

BATCH = 500
NAIVE = 100


def main() -> None:
    """Publish the sources, then the people: a hundred one by one, the others in batches."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    django.setup()
    from tracker.people.models import Person
    from tracker.publishing.crossings.people import PERSON
    from tracker.publishing.crossings.register import CROSSINGS
    from tracker.review.content import record_kind

    published = publisher()
    for crossing in takewhile(lambda each: each is not PERSON, CROSSINGS):
        records = record_kind(crossing.kind).model._default_manager
        published(crossing.kind, list(records.values_list("reference", flat=True)))
    people = list(Person.objects.order_by("pk").values_list("reference", flat=True))
    alone, together = people[:NAIVE], people[NAIVE:]
    naive = sorted(published(PERSON.kind, [each]) * 1000 for each in alone)
    batches = [together[start : start + BATCH] for start in range(0, len(together), BATCH)]
    rates = sorted(len(batch) / published(PERSON.kind, batch) for batch in batches)
    usual = median(rates)
    print(f"one by one: best {naive[0]:.1f}, median {median(naive):.1f}, longest {naive[-1]:.1f} ms")  # noqa: T201
    print(f"in batches of {BATCH}: median {usual:.0f}, best {rates[-1]:.0f} records/s over {len(together)}")  # noqa: T201
    print(f"{usual * median(naive) / 1000:.1f} times as many as one by one")  # noqa: T201


def publisher() -> Callable[[str, list[str]], float]:
    """Give what publishes records of a kind as two people would, all at once, and tells how many seconds it took."""
    from django.contrib.auth.models import Group

    from tracker.accounts.models import User
    from tracker.lib.names import romanisation
    from tracker.publishing.actions import publish
    from tracker.review.actions import submit

    # Once a process, by the first name that is not in Latin letters: it takes seconds.
    romanisation.load()
    by, _ = User.objects.get_or_create(username="bench-submitter", defaults={"is_machine": True, "is_active": False})
    other, _ = User.objects.get_or_create(username="bench-approver", defaults={"is_machine": True, "is_active": False})
    other.groups.add(Group.objects.get(name="publisher"))

    def published(kind: str, references: list[str]) -> float:
        begun = perf_counter()
        publish(submit(kind=kind, references=references, by=by, unclaimed_are_mine=True), by=other)
        return perf_counter() - begun

    return published


if __name__ == "__main__":
    main()
