"""What readers wait for: `TRACKER_VAR=… python -m tests.bench.reading.pages [datasette]`.

On a catalogue of made-up persons: the faceted page with nothing kept, the same page again, and names searched for; one
line of JSON each, for `tests.bench.bars`. Where the path of a `datasette` is given, it serves the same people in the
same run.
"""

import sys
import time
from functools import partial
from typing import Any

from tests.bench.figures import Figure, say, times_taken
from tests.bench.reading.datasette import datasette
from tests.bench.reading.public_client import made_anew, public_client

_THREE_FACETS = "nationality=NP&nationality=IN&side=RU&side=UA&fate=killed&fate=missing"
_YEAR = "contract_from=2023&contract_to=2023&contract_within=possibly"
_THEIR_YEAR = "contract_first__lte=2023-12-31&contract_last__gte=2023-01-01"
_THEIR_THREE = f"nationalities__in=NP,IN&sides__in=RU,UA&fate_now__in=killed,missing&{_THEIR_YEAR}"
QUESTIONS = {
    "everybody": ("", ""),
    "one nationality": ("nationality=NP", "nationalities=NP"),
    "side and fate": ("fate=killed&side=RU", "sides=RU&fate_now=killed"),
    "year of contract": (_YEAR, _THEIR_YEAR),
}
NASTY = {
    "three facets, two values each, a period": (f"{_THREE_FACETS}&{_YEAR}", _THEIR_THREE),
    "side, how, indicator, fate, two periods": (
        "side=RU&recruited_how=broker_or_agency&indicator=false_job&fate=killed"
        "&contract_from=2023&contract_to=2024&contract_within=possibly"
        "&fate_from=2024&fate_to=2025&fate_within=possibly",
        "sides=RU&recruited_how__arraycontains=broker_or_agency&indicators__arraycontains=false_job&fate_now=killed"
        "&contract_first__lte=2024-12-31&contract_last__gte=2023-01-01"
        "&fate_first__lte=2025-12-31&fate_last__gte=2024-01-01",
    ),
    "the three facets with a name": (f"{_THREE_FACETS}&{_YEAR}&q=ram+thapa", f"{_THEIR_THREE}&_search=ram+thapa"),
}
"""The question as we are asked it, and as Datasette is: of several values of one person it knows the first."""
NAMES_ASKED = 60


def main(program: str = "") -> None:
    """Measure and print, page for page."""
    client = public_client()
    client.get("/people/")
    questions = QUESTIONS | NASTY
    ours = {}
    for name, (question, _) in questions.items():
        say(f"people page: {name}")
        ours[name] = times_taken(partial(made_anew, client, f"/people/?{question}"))
    theirs = datasette(program, {name: question for name, (_, question) in questions.items()}) if program else {}
    for name, took in ours.items():
        beside = {"Datasette": theirs[name]} if name in theirs else {}
        Figure("nasty page" if name in NASTY else "page", f"people page: {name}", took, beside=beside).say()
    Figure("cached page", "a page kept", [_kept(client) for _ in range(7)], "requests/s a core").say()
    Figure("name", "search by a full name", _names()).say()


def _kept(client: Any) -> float:
    """Requests a second of one core for a page that was made before."""
    address, number = "/people/?fate=killed&side=RU", 200
    client.get(address)
    begun = time.process_time()
    for _ in range(number):
        client.get(address)
    return number / (time.process_time() - begun)


def _names() -> list[float]:
    """The search itself: fifty people by a name, for names from all over the list."""
    from tracker.catalogue.models import Person
    from tracker.catalogue.people.filter import PeopleFilter

    everybody = Person.objects.exclude(name="").order_by("reference").values_list("name", flat=True)
    number = everybody.count()
    took = []
    for place in range(0, number, max(1, number // NAMES_ASKED)):
        name = everybody[place]
        begun = time.perf_counter()
        found = list(PeopleFilter.of(q=name).rows().order_by("sort_key", "reference")[:51])
        took.append((time.perf_counter() - begun) * 1000)
        assert found, name
    return took


if __name__ == "__main__":
    main(*sys.argv[1:2])
