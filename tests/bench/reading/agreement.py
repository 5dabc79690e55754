"""Whether numbers and lists agree: `TRACKER_VAR=… python -m tests.bench.reading.agreement [seed [filters]]`.

Draws two hundred filters of people (one to three values of some facets, modes, periods, names) from what the catalogue
has. The number beside every value of every facet must be that of the people found where this value alone is ticked in
its facet, and a value that is not listed must find nobody (where forty are listed, only the most frequent are). Where
few are found, page and API are walked to the end, and give the references that the file has. Ends with 1 where
anything disagrees.
"""

import csv
import random
import re
import sys
from collections.abc import Iterator, Mapping
from io import StringIO
from itertools import product
from typing import Any
from urllib.parse import parse_qs, urlencode

from tests.bench.persons.made_up import FIRST, LAST
from tests.bench.reading.public_client import public_client

FILTERS, FEW, MOST_LISTED = 200, 500, 40
MODES = {"contract_mode": ("any", "first"), "fate_mode": ("now", "ever"), "unit_mode": ("within", "directly")}
PERIODS = ("contract", "fate", "citizenship")
DAYS = ("2022-06", "2023", "2023-09-14", "2024-02", "2025")
WITHIN = ("certainly", "possibly")
Chosen = list[tuple[str, str]]
Facets = Mapping[str, list[dict[str, Any]]]


def main(seed: int, filters: int = FILTERS) -> None:
    """Compare, print each filter with the people found, and every disagreement."""
    client, draw = public_client(), random.Random(seed)
    print(f"seed {seed}, {filters} filters", flush=True)  # noqa: T201
    modes = product(*([(name, value) for value in values] for name, values in MODES.items()))
    everything = {mode: _answer(client, [*mode])["facets"] for mode in modes}
    wrong, compared, walked = [], 0, 0
    for _ in range(filters):
        chosen = _drawn(client, draw)
        answer = _answer(client, chosen)
        found = answer["counts"]["recorded"]["people"]
        mode = tuple((name, value) for name, value in chosen if name in MODES)
        for name, value, number in _numbers(answer["facets"], everything[mode]):
            compared += 1
            alone = [*((other, each) for other, each in chosen if other != name), (name, value)]
            if number != (right := _number_found(alone)):
                wrong.append(f"{urlencode(chosen)}: {number} of {name}={value}, and {right} where it is ticked")
        if found <= FEW:
            walked += 1
            wrong += _lists_that_differ(client, chosen, answer)
        print(f"{found:7,} {urlencode(chosen)}", flush=True)  # noqa: T201
    print("\n".join(wrong))  # noqa: T201
    print(f"{compared:,} numbers of facets compared, {walked} lists walked: {len(wrong)} disagree (seed {seed})")  # noqa: T201
    sys.exit(bool(wrong))


def _drawn(client: Any, draw: random.Random) -> Chosen:
    """A filter by which somebody is found, if its values do not exclude each other."""
    chosen: Chosen = [(name, draw.choice(values)) for name, values in MODES.items()]
    for name in draw.sample(PERIODS, draw.choices((0, 1, 2), (55, 35, 10))[0]):
        begins, ends = sorted(draw.choices(DAYS, k=2))
        given = [(f"{name}_from", begins), (f"{name}_to", ends)]
        chosen += [*draw.choice((given, given[:1], given[1:])), (f"{name}_within", draw.choice(WITHIN))]
    if draw.random() < 0.15:
        chosen.append(("q", draw.choice((draw.choice(FIRST), draw.choice(LAST)))))
    for _ in range(draw.choices((0, 1, 2, 3, 4), (5, 25, 35, 25, 10))[0]):
        facets: Facets = _answer(client, chosen)["facets"]
        ticked = {name for name, _ in chosen}
        open_ones = [name for name, values in facets.items() if name not in ticked and any(_some(values))]
        if open_ones:
            name = draw.choice(open_ones)
            values = list(_some(facets[name]))
            chosen += [(name, each) for each in draw.sample(values, min(len(values), draw.choice((1, 1, 2, 3))))]
    return chosen


def _some(values: list[dict[str, Any]]) -> Iterator[str]:
    return (each["value"] for each in values if each["people"])


def _numbers(facets: Facets, everything: Facets) -> Iterator[tuple[str, str, int]]:
    """Facet, value and the number of people beside it; 0 of those that others have and are not listed."""
    for name, values in facets.items():
        listed = {each["value"]: each["people"] for each in values}
        others = {each["value"] for each in everything[name]} if len(listed) < MOST_LISTED else set()
        for value in [*listed, *sorted(others - listed.keys())]:
            yield name, value, listed.get(value, 0)


def _number_found(chosen: Chosen) -> int:
    from tracker.catalogue.people.filter import PeopleFilter

    return PeopleFilter.of(**parse_qs(urlencode(chosen))).rows().count()


def _answer(client: Any, chosen: Chosen) -> Any:
    response = client.get(f"/api/v1/people/?{urlencode(chosen)}")
    assert response.status_code == 200, response.content
    return response.json()


def _lists_that_differ(client: Any, chosen: Chosen, answer: dict[str, Any]) -> list[str]:
    query, count = urlencode(chosen), answer["counts"]["recorded"]["people"]
    # Where nobody has such a name, the page offers people of similar names.
    by_page = _by_page(client, query) if count else []
    by_api, by_file = _by_api(client, answer), _by_file(client, query)
    if len(by_api) == len(set(by_api)) == count and set(by_api) == set(by_page) == set(by_file):
        return []
    return [f"{query}: counted {count}, API {len(by_api)}, page {len(by_page)}, file {len(by_file)}"]


def _by_api(client: Any, answer: dict[str, Any]) -> list[str]:
    found = [row["reference"] for row in answer["results"]]
    while answer["next"]:
        answer = client.get(answer["next"].removeprefix("http://testserver")).json()
        found += [row["reference"] for row in answer["results"]]
    return found


def _by_page(client: Any, query: str) -> list[str]:
    address: str | None = f"/people/?{query}"
    found: list[str] = []
    while address:
        text = client.get(address).content.decode()
        found += list(dict.fromkeys(re.findall(r'href="/people/([PN]-[0-9A-Z]{6})/"', text)))
        link = re.search(r'href="([^"]+)"[^>]*rel="next"', text)
        address = link[1].replace("&amp;", "&") if link else None
    return found


def _by_file(client: Any, query: str) -> list[str]:
    response = client.get(f"/people.csv?{query}")
    body = b"".join(response.streaming_content)
    response.close()
    return [row["reference"] for row in csv.DictReader(StringIO(body.decode()))]


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:3]]
    main(*given or [random.randrange(1_000_000)])
