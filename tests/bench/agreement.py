"""Whether page, API and file agree on many people: `TRACKER_VAR=… python -m tests.bench.agreement`.

Draws fifty filters among the values that the catalogue has, each narrowed until it finds 1,000 people at most, walks
page and API to the end, and compares the references with those of the file; single-valued facets must add up.
"""

import csv
import os
import random
import re
import sys
from io import StringIO
from typing import Any
from urllib.parse import urlencode

FILTERS, MOST = 50, 1_000
PERIODS = ("contract", "fate", "citizenship")
Chosen = list[tuple[str, str]]


def main() -> None:
    """Compare, and print how many people were walked; exit with 1 at the first disagreement."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    os.environ["TRACKER_SITE"] = "public"
    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    from django.test import Client

    client, draw = Client(), random.Random(100)
    sizes = []
    for _ in range(FILTERS):
        chosen, first = _drawn(client, draw)
        sizes.append(_compared(client, chosen, first))
        print(f"{sizes[-1]:6,} {urlencode(chosen)}", flush=True)  # noqa: T201
    everybody = client.get("/api/v1/people/").json()["counts"]["recorded"]["people"]
    print(  # noqa: T201
        f"{FILTERS} filters over {everybody:,} people: page, API and file agree on {sum(sizes):,} rows,"
        f" from {min(sizes):,} to {max(sizes):,} a filter; facets add up."
    )


def _drawn(client: Any, draw: random.Random) -> tuple[Chosen, dict[str, Any]]:
    """A filter and the first answer of the API to it."""
    chosen: Chosen = []
    if draw.random() < 0.4:
        name = draw.choice(PERIODS)
        chosen += [(f"{name}_from", draw.choice(("2023", "2024-02"))), (f"{name}_within", draw.choice(_WITHIN))]
    while True:
        answer = client.get(f"/api/v1/people/?{urlencode(chosen)}").json()
        asked = {name for name, _ in chosen}
        narrowing = [
            (name, each["value"])
            for name, values in answer["facets"].items()
            for each in values
            if name not in asked and 0 < each["people"] < answer["counts"]["recorded"]["people"]
        ]
        if not narrowing or (chosen and answer["counts"]["recorded"]["people"] <= MOST):
            return chosen, answer
        chosen.append(draw.choice(narrowing))


_WITHIN = ("certainly", "possibly")


def _compared(client: Any, chosen: Chosen, first: dict[str, Any]) -> int:
    from tracker.catalogue.people.facets import FACETS

    query, count = urlencode(chosen), first["counts"]["recorded"]["people"]
    by_api, by_page, by_file = _by_api(client, first), _by_page(client, query), _by_file(client, query)
    if not len(by_api) == len(set(by_api)) == count or set(by_api) != set(by_page) or set(by_api) != set(by_file):
        sys.exit(f"{query}: counted {count}, API {len(by_api)}, page {len(by_page)}, file {len(by_file)}")
    for facet in FACETS:
        total = sum(each["people"] for each in first["facets"][facet.name])
        if facet.name in ("fate", "evidence", "sex") and facet.name not in dict(chosen) and total != count:
            sys.exit(f"{query}: {facet.name} adds up to {total} of {count}")
    return int(count)


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
    body = b"".join(client.get(f"/people.csv?{query}").streaming_content)
    return [row["reference"] for row in csv.DictReader(StringIO(body.decode()))]


if __name__ == "__main__":
    main()
