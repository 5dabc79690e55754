"""The file of people in every format, and the data package, as a reader downloads them; one line of JSON each."""

import os
import sys
from typing import Any

from tests.bench.figures import say
from tests.bench.formats.measured import Measured, measured
from tests.bench.reading.files import download
from tests.bench.reading.public_client import public_client


def main() -> None:
    """Measure each in a process of its own: memory that one has taken is not given back before the next."""
    client = public_client()
    from tracker.exports.formats.register import FORMATS

    for ending in (*(made.ending for made in FORMATS), "zip"):
        sys.stdout.flush()
        child = os.fork()
        if not child:
            _of(client, f"people.{ending}").say()
            os._exit(0)
        assert not os.waitpid(child, 0)[1], ending


def _of(client: Any, name: str) -> Measured:
    from tracker.catalogue.models import Person

    say(name)
    # A small one first: what a format loads once is no memory of its files.
    download(client, f"/{name}?q=nobody")

    def write() -> tuple[float, int]:
        _, took, size = download(client, f"/{name}")
        return took / 1000, size

    try:
        return measured(name, "", write, rows=Person.objects.count())
    except AssertionError as refused:
        return Measured(name, refused=str(refused))


if __name__ == "__main__":
    main()
