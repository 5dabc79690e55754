"""How long a rebuild takes: `TRACKER_VAR=… python -m tests.bench.publishing.rebuild 100000`.

Repeats the published documents of `made_up` and `publish` in the log, under new references, keys and names, until it
tells of that many persons; then makes the catalogue anew from it. The newsroom's own records do not grow with it.
"""

import json
import os
import sys
from collections.abc import Iterator
from itertools import islice
from time import perf_counter
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from tests.bench.persons.made_up import syllables

_BATCH = 5_000


def main(number: int) -> None:
    """Lengthen the log, rebuild, and print how many persons a second that makes."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    django.setup()
    from tracker.config.databases.catalogue_owner import as_catalogue_owner, grant_catalogue
    from tracker.publishing.models import Standing
    from tracker.publishing.rebuilding.rebuild import rebuild

    _lengthen(number)
    people = Standing.objects.filter(kind="person", is_public=True).count()
    begun = perf_counter()
    with as_catalogue_owner():
        rebuild(grant_catalogue)
    took = perf_counter() - begun
    print(f"rebuilt {people} persons in {took:.1f} s: {people / took:.0f} a second")  # noqa: T201


def filled_beside() -> tuple[int, float]:
    """How many persons the log tells of, and seconds for filling other tables with them, which are dropped."""
    from tracker.config.databases.catalogue_owner import as_catalogue_owner
    from tracker.publishing.models import Standing
    from tracker.publishing.rebuilding import rebuild
    from tracker.publishing.rebuilding.filling import fill_schema

    begun = perf_counter()
    with as_catalogue_owner(), rebuild._schema("catalogue_bench"):
        fill_schema("catalogue_bench")
        took = perf_counter() - begun
    return Standing.objects.filter(kind="person", is_public=True).count(), took


def _lengthen(number: int) -> None:
    from django.db import transaction

    from tracker.publishing.log import append
    from tracker.publishing.models import Standing

    public = Standing.objects.filter(kind="person", is_public=True).order_by("reference")
    base = list(public.values_list("last_entry__payload__document", flat=True))
    if not base:
        sys.exit("Nobody is public here: run tests.bench.persons.made_up and tests.bench.publishing.publish first.")
    missing = number - len(base)
    fresh = _again(base)
    while missing > 0:
        with transaction.atomic():
            append(list(islice(fresh, min(missing, _BATCH))))
        missing -= _BATCH


def _again(base: list[str]) -> Iterator[Any]:
    """The documents once more, and again, each as another person's."""
    from tracker.lib.references import fresh_references
    from tracker.people.models import Person
    from tracker.publishing.log import NewEntry
    from tracker.publishing.models import Action

    round_, taken = 0, set[str]()
    while True:
        round_ += 1
        # Those drawn before stand in the log alone, and 100,000 draws come upon some again.
        drawn = fresh_references(Person, "reference", len(base), "default")
        references = [reference for reference in drawn if reference not in taken]
        taken.update(references)
        for place, (text, reference) in enumerate(zip(base, references, strict=False)):
            document = _renamed(json.loads(text), reference, syllables(place + round_ * len(base)))
            yield NewEntry(Action.PUBLISH, "person", reference, decided_by="made-up", document=document)


def _renamed(document: dict[str, Any], reference: str, word: str) -> dict[str, Any]:
    keys = {
        row["key"]: str(uuid5(NAMESPACE_OID, row["key"] + reference))
        for rows in document["claims"].values()
        for row in rows
    }
    for rows in document["claims"].values():
        for row in rows:
            row["key"] = keys[row["key"]]
    for row in document["claims"]["name"]:
        row["text"] = f"{row['text'].rsplit(maxsplit=1)[0]} {word}"
    for row in document["citations"]:
        row["claim"] = keys.get(row["claim"], "")
    return document | ({"reference": reference} if "reference" in document else {})


if __name__ == "__main__":
    main(int(sys.argv[1]))
