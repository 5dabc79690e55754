"""Lists of others matched with our people: `TRACKER_VAR=… python -m tests.bench.names.reconciliation`.

A batch of ten queries, as a program sends it, beside the same ten names searched for one after another, on a catalogue
of made-up persons. Names as they are published; with one letter left out; with the words of two people, of which nobody
bears both; and the commonest words alone.
"""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from statistics import median
from typing import Any
from urllib.parse import urlencode

from tests.bench.figures import Figure, say, table, times_taken
from tests.bench.persons.made_up import FIRST, LAST
from tests.bench.reading.public_client import made_anew, public_client

QUERIES, BATCHES = 10, 12


def main() -> None:
    """Measure, and print the table."""
    client = public_client()
    from tracker.catalogue.models import Name, Person

    draw = random.Random(20261129)
    persons = Person.objects.count()
    texts = list(Name.objects.order_by("pk").values_list("text", flat=True)[:: max(Name.objects.count() // 2000, 1)])
    # Loads what other scripts are read with: once a process, and for seconds.
    _matched(client, ["Щёголев", "राम"])
    kinds: Mapping[str, Callable[[], str]] = {
        "as published": lambda: draw.choice(texts),
        "one letter left out": lambda: _one_less(draw.choice(texts), draw),
        "words of two people": lambda: f"{draw.choice(texts).split()[0]} {draw.choice(texts).split()[-1]}",
        "the commonest words": lambda: f"{draw.choice(FIRST)} {draw.choice(LAST)}",
    }
    figures = []
    for kind, name in kinds.items():
        say(kind)
        batches = [[name() for _ in range(QUERIES)] for _ in range(BATCHES)]
        took = [_took(partial(_matched, client, batch)) for batch in batches]
        beside = {"ten searches": median(_took(partial(_searched, client, batch)) for batch in batches)}
        figures.append(Figure("", f"a batch of ten persons: {kind}", took, beside=beside))
    print(table(figures, {}, persons, {}))  # noqa: T201


def _took(work: Callable[[], None]) -> float:
    return times_taken(work, times=1, least=1)[0]


def _matched(client: Any, names: Sequence[str]) -> None:
    properties = [{"pid": "nationalities", "v": "NP"}]
    queries = {f"q{n}": {"query": name, "type": "person", "properties": properties} for n, name in enumerate(names)}
    made_anew(client, f"/reconcile/?{urlencode({'queries': json.dumps(queries)})}")


def _searched(client: Any, names: Sequence[str]) -> None:
    for name in names:
        made_anew(client, f"/api/v1/people/?{urlencode({'q': name})}")


def _one_less(text: str, draw: random.Random) -> str:
    at = draw.randrange(len(text))
    return text[:at] + text[at + 1 :]


if __name__ == "__main__":
    main()
