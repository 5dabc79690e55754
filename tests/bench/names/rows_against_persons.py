"""What comparing a list costs: `TRACKER_VAR=… python -m tests.bench.names.rows_against_persons [2000]`.

Beside the persons of `tests.bench.persons.names_of_people`. Rows are made up like them, a tenth being one of the
persons by name and birth. Prints seconds, memory, the pairs of each group, and how many of that tenth are found.
"""

import os
import random
import resource
import sys
import time
from collections import Counter
from itertools import islice

from tests.bench.persons.names_of_people import made_up_names


def main(number: int) -> None:
    """Compare and print."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    django.setup()
    from tracker.lib.names.name_keys import romanised_alt
    from tracker.people.matching.lists import compare_lists
    from tracker.people.matching.named import Named
    from tracker.people.models import Birth, Name, Person

    draw = random.Random(11)
    births = dict(Birth.objects.values_list("person_id", "born_on"))
    named = list(Name.objects.order_by("pk").values_list("person_id", "text"))
    known = {at: draw.choice(named) for at in range(0, number, 10)}
    rows = [
        Named(at, [known[at][1]], births.get(known[at][0], ""))
        if at in known
        else Named(at, [name], str(born or ""), {code})
        for at, (code, name, born, _) in enumerate(islice(made_up_names(number, draw), number))
    ]
    _say(f"{number:,} rows, {Person.objects.count():,} persons, {len(named):,} names")
    # The tables of the romaniser are read once in a process.
    romanised_alt("Глосс")
    wall, cpu = time.perf_counter(), time.process_time()
    found = list(compare_lists(rows))
    _say(f"compared in {time.perf_counter() - wall:.1f} s, {time.process_time() - cpu:.1f} CPU s")
    _say(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    _say(f"pairs: {dict(sorted(Counter(each.group.value for each in found).items()))}")
    pairs = {(each.key, each.person) for each in found}
    _say(f"of {len(known):,} known persons found: {sum((at, person) in pairs for at, (person, _) in known.items()):,}")


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
