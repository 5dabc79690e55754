"""What comparing everybody costs and misses: `TRACKER_VAR=… python -m tests.bench.names.duplicates_at_once`.

For persons made up by `tests.bench.persons.names_of_people`. Everybody waits, is compared at once, and the register is
held against what the look-up of one finds of five hundred. Prints wall and CPU seconds of each step (of this process
and its helpers; of the database apart), pairs, memory, recall. Changes the register of that newsroom only.
"""

import os
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]

SAMPLE = 500


class Clock:
    """Wall and CPU seconds by step."""

    def __init__(self) -> None:
        self.wall: dict[str, float] = defaultdict(float)
        self.cpu: dict[str, float] = defaultdict(float)

    def timed(self, step: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The same, measured."""

        def measured(*args: Any, **named: Any) -> Any:
            wall, cpu = time.perf_counter(), _cpu()
            try:
                return call(*args, **named)
            finally:
                self.wall[step] += time.perf_counter() - wall
                self.cpu[step] += _cpu() - cpu

        return measured


def main() -> None:
    """Compare everybody and print."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    django.setup()
    from tracker.people.matching import at_once
    from tracker.people.matching.waiting import waiting
    from tracker.people.models import Compared, Likeness, Name

    Compared.objects.all().delete()
    Likeness.objects.all().delete()
    clock, pairs = Clock(), Counter[str]()
    for step, holder, name in (
        ("names read", at_once, "names_of_persons"),
        ("words near, and candidates", at_once, "near_spellings"),
        ("scored", at_once.Scored, "score"),
        ("written", at_once, "_write"),
    ):
        setattr(holder, name, clock.timed(step, getattr(holder, name)))
    taken = at_once.Scored._take

    def take(self: Any, found: Any) -> None:
        pairs["alike"] += len(found[0])
        taken(self, found)
        pairs["scored"] = self.pairs

    at_once.Scored._take = take  # type: ignore[method-assign]
    database = database_cpu()
    those = clock.timed("who waits", waiting)()
    _say(f"{len(those.facts):,} persons, {Name.objects.count():,} names, {len(those.known_as):,} wait")
    clock.timed("in all, but for who waits", at_once.compare_at_once)(those, _say)
    _say(f"the database, who waits included: {database_cpu() - database:.1f} CPU s")
    for step, wall in clock.wall.items():
        _say(f"{step}: {wall:.1f} s, {clock.cpu[step]:.1f} CPU s")
    memory = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    _say(f"pairs of spellings scored {pairs['scored']:,}, alike enough {pairs['alike']:,}")
    _say(f"pairs of persons kept: {Likeness.objects.count():,}; memory {memory[0]:.0f} MB, a helper {memory[1]:.0f} MB")
    _recall(those)


def _recall(those: Any) -> None:
    from tracker.people.matching.candidates import similar_people
    from tracker.people.matching.corrections import LIKELY
    from tracker.people.matching.similar_pairs import in_order, texts_of
    from tracker.people.models import Likeness

    sample = random.Random(7).sample(sorted(those.facts), min(SAMPLE, len(those.facts)))
    texts, kept = texts_of(sample), dict[tuple[int, int], float]()
    for first, second, score in Likeness.objects.values_list("first_id", "second_id", "score"):
        kept[first, second] = score
    number, found, lost, otherwise = Counter(person for pair in kept for person in pair), list[float](), list[Any](), 0
    begun = time.perf_counter()
    for person in sample:
        for match in similar_people(texts[person], known=those.facts[person], person=person, at_least=LIKELY):
            pair = in_order(person, match.person)
            found.append(match.score)
            otherwise += pair in kept and abs(kept[pair] - match.score) > 1e-9
            if pair not in kept:
                lost.append((match.score, number[person] >= 30, texts[person], match.text))
    _say(f"one look-up: {(time.perf_counter() - begun) / len(sample) * 1000:.0f} ms a person")
    for least in (LIKELY, 0.85, 0.9):
        of, missed = (sum(score >= least for score in each) for each in (found, [score for score, *_ in lost]))
        _say(f"of {of:,} pairs found one by one that score {least} or more kept: {1 - missed / max(of, 1):.4f}")
    _say(f"of those lost {sum(full for _, full, *_ in lost)} for thirty others; {otherwise} of another score")
    _say(f"lost by score: {dict(sorted(Counter(round(score, 2) for score, *_ in lost).items()))}")
    for each in random.Random(1).sample(lost, min(12, len(lost))):
        _say(f"  {each}")


def _cpu() -> float:
    """CPU seconds so far of this process and of all below it, but for those that ended."""
    return _of_tree(psutil.Process())


def database_cpu() -> float:
    """CPU seconds so far of the PostgreSQL server, which another process has started."""
    told = Path(os.environ["TRACKER_VAR"], "postgres", "postmaster.pid").read_text(encoding="utf-8")
    return _of_tree(psutil.Process(int(told.split()[0])))


def _of_tree(this: psutil.Process) -> float:
    times = []
    for each in (this, *this.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            times.append(each.cpu_times())
    ended = this.cpu_times()
    return float(sum(each.user + each.system for each in times) + ended.children_user + ended.children_system)


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
