"""How names are found: `python -m tests.bench.names.name_search name_pairs.csv [name_search_pairs.csv]`; no database.

The names of labelled pairs (columns `left`, `right`, `is_match`, `script_left`, `script_right`) are filled up to 20,000
by putting the words of two of them, in one script, together anew. Every spelling that another one is labelled the same
as is asked for; recall says how often that other one is found, false hits how many names are found that are not
labelled the same. Pairs labelled as different should not find each other. The second file holds pairs of record and
question (columns `record`, `question`, `found`).
"""

import csv
import random
import re
import statistics
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from time import perf_counter

from tracker.lib.names.name_keys import search_keys, search_terms, tokens
from tracker.lib.names.name_tokens import PARTICLES

SEED = 20261128
NAMES = 20_000
MOST_SCRIPTS = 14
Row = dict[str, str]


class Index:
    """Which of some names a question finds, as PostgreSQL would: one set of lexemes a name."""

    def __init__(self, names: Sequence[str]) -> None:
        self.keys = [search_keys(name).split() for name in names]
        self._having: dict[str, set[int]] = defaultdict(set)
        for number, keys in enumerate(self.keys):
            for key in keys:
                self._having[key].add(number)
        self._sorted = sorted(self._having)
        self._atom = cache(self._having_atom)

    def found(self, question: str) -> set[int]:
        """The numbers of the names that have every part of the question."""
        terms = search_terms(question)
        return set.intersection(*map(self._term, terms)) if terms else set()

    def _term(self, term: str) -> set[int]:
        """Read one part of a `tsquery`: quoted lexemes, `&` before `|`, brackets."""
        signs = iter(re.findall(r"'[^']*'(?::\*)?|[&|()]", term))
        return self._any_of(signs)

    def _any_of(self, signs: Iterator[str]) -> set[int]:
        found = set[int]()
        both: set[int] | None = None
        for sign in signs:
            if sign == ")":
                break
            if sign == "|":
                found, both = found | (both or set()), None
            elif sign != "&":
                these = self._any_of(signs) if sign == "(" else self._atom(sign)
                both = these if both is None else both & these
        return found | (both or set())

    def _having_atom(self, atom: str) -> set[int]:
        lexeme, _, begins = atom.removeprefix("'").rpartition("'")
        if not begins:
            return self._having.get(lexeme, set())
        begin = bisect_left(self._sorted, lexeme)
        found = set[int]()
        for each in self._sorted[begin:]:
            if not each.startswith(lexeme):
                break
            found |= self._having[each]
        return found


def main(pairs_file: Path, cases_file: Path | None = None) -> None:
    """Measure and print."""
    rows = _rows(pairs_file)
    script = {row[side]: row[f"script_{side}"] for row in rows for side in ("left", "right")}
    names = filled(script, NAMES)
    begun = perf_counter()
    index = Index(names)
    took = (perf_counter() - begun) / len(names) * 1e3
    _say(f"{len(names):,} names, {len(script):,} of them labelled; {took:.2f} ms for the keys of one")
    _say_keys(index, names, script)
    _full_names(index, names, rows, script)
    _one_word(index, names, rows)
    if cases_file:
        wrong = cases_otherwise(_rows(cases_file))
        _say(f"{cases_file.name}: {len(wrong)} otherwise than they should be")
        for row in wrong:
            _say(f"  {row['record']} <- {row['question']}: should be found: {row['found']}")


def filled(script: dict[str, str], number: int) -> list[str]:
    """The names, and made-up ones: the first words of one with the last words of another in the same script."""
    draw = random.Random(SEED)
    names = sorted(script)
    by_script: dict[str, list[list[str]]] = defaultdict(list)
    for name in names:
        if len(name.split()) > 1:
            by_script[script[name]].append(name.split())
    several = [words for group in by_script.values() if len(group) > 1 for words in group]
    group_of = {id(words): group for group in by_script.values() for words in group}
    found = dict.fromkeys(names)
    while len(found) < number:
        one = draw.choice(several)
        other = draw.choice(group_of[id(one)])
        found.setdefault(" ".join([*one[: (len(one) + 1) // 2], *other[(len(other) + 1) // 2 :]]))
    return list(found)


def cases_otherwise(rows: Iterable[Row]) -> list[Row]:
    """The pairs of record and question that are found and should not be, or the other way round."""
    return [row for row in rows if bool(Index([row["record"]]).found(row["question"])) is not (row["found"] == "yes")]


def _full_names(index: Index, names: list[str], rows: list[Row], script: dict[str, str]) -> None:
    same = _labelled_same(rows)
    number_of = {name: number for number, name in enumerate(names)}
    hits: dict[tuple[str, str], list[bool]] = defaultdict(list)
    false: dict[str, int] = {}
    found = {name: index.found(name) for name in script}
    for row in rows:
        if row["is_match"] != "true":
            continue
        for question, record in ((row["left"], row["right"]), (row["right"], row["left"])):
            hits[script[record], script[question]].append(number_of[record] in found[question])
            false[question] = sum(names[each] not in same[question] for each in found[question])
    every = [each for some in hits.values() for each in some]
    different = [row for row in rows if row["is_match"] != "true"]
    asked = [(row["left"], row["right"]) for row in different] + [(row["right"], row["left"]) for row in different]
    wrong = sum(number_of[record] in found[question] for question, record in asked)
    spread = sorted(false.values())
    _say(f"full name, {len(every):,} questions: recall {statistics.mean(every):.3f}")
    _say(
        f"false hits a question: mean {statistics.mean(spread):.2f}, median {statistics.median(spread):.0f},"
        f" p90 {spread[len(spread) * 9 // 10]}, p99 {spread[len(spread) * 99 // 100]}, most {spread[-1]}"
    )
    _say(f"labelled as different and found: {wrong} of {len(asked):,} ({wrong / len(asked):.1%})")
    for (record, question), some in sorted(hits.items(), key=lambda each: -len(each[1]))[:MOST_SCRIPTS]:
        _say(f"  record {record} <- question {question}: {statistics.mean(some):.2f} of {len(some)}")


def _one_word(index: Index, names: list[str], rows: list[Row]) -> None:
    """The longest word of a spelling alone."""
    number_of = {name: number for number, name in enumerate(names)}
    hits, sizes = [], []
    for row in rows:
        words = [word for word in tokens(row["left"]) if word not in PARTICLES]
        if row["is_match"] == "true" and len(words) > 1:
            found = index.found(max(words, key=len))
            hits.append(number_of[row["right"]] in found)
            sizes.append(len(found))
    _say(f"one word, {len(hits):,} questions: recall {statistics.mean(hits):.3f}, {statistics.mean(sizes):.1f} found")


def _labelled_same(rows: list[Row]) -> dict[str, set[str]]:
    """By spelling all that are labelled the same, one of another, itself among them."""
    group: dict[str, set[str]] = {name: {name} for row in rows for name in (row["left"], row["right"])}
    for row in rows:
        if row["is_match"] == "true" and group[row["left"]] is not group[row["right"]]:
            one = group[row["left"]] | group[row["right"]]
            group.update(dict.fromkeys(one, one))
    return group


def _say_keys(index: Index, names: list[str], script: dict[str, str]) -> None:
    sizes = [len(keys) for keys in index.keys]
    said = [f"keys a name: mean {statistics.mean(sizes):.2f}, most {max(sizes)}"]
    by_script: dict[str, list[int]] = defaultdict(list)
    for name, size in zip(names, sizes, strict=True):
        if name in script:
            by_script[script[name]].append(size)
    largest = sorted(by_script.items(), key=lambda each: -len(each[1]))[:6]
    _say("; ".join([*said, ", ".join(f"{name} {statistics.mean(some):.1f}" for name, some in largest)]))


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _say(words: str) -> None:
    print(words)  # noqa: T201


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
