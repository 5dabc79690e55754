"""Lists compared at once: rows with each other, with another list, and with all persons; no look-up for each row."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from pyroaring import BitMap

from tracker.lib.dates.ages import born_between
from tracker.lib.names.name_likeness import Spelling, compared, spelling
from tracker.lib.names.name_scripts import script_of
from tracker.lib.names.near_words import Vocabulary
from tracker.people.matching import scoring_process
from tracker.people.matching.at_once import Run, near_spellings, processes
from tracker.people.matching.corrections import LIKELY, POSSIBLE, PersonFacts
from tracker.people.matching.every_name import EveryName, names_borne
from tracker.people.matching.named import FoundPair, Group, Known, Named, Span, judged, known_of, span
from tracker.people.models import Birth, Nationality
from tracker.vocabulary.claims import ClaimStatus

MOST_DOUBTFUL = 10
"""So many pairs of group D are given for each row, the likest."""
MOST_OF_A_NUMBER = 20
"""A number that more have is a placeholder and says nothing."""

_ROUND, _SPELLINGS = 2_000, 100
"""Rows whose pairs are in memory at once, and spellings of one call of another process."""

_Likeness = tuple[float, bool]
"""How like two names are, and whether in every word."""


def compare_lists(
    rows: Iterable[Named],
    others: Iterable[Named] = (),
    *,
    within: bool = True,
    persons: bool = True,
    numbers_of: Mapping[int, Collection[str]] | None = None,
    told: Callable[[int, int], object] = lambda _done, _of: None,
    in_processes: bool = False,
) -> Iterator[FoundPair]:
    """Who of these rows may be one person with another row, with one of `others`, or with somebody in the database.

    Pairs come row by row, the strongest first, each pair once. `within` compares the rows with each other, `persons`
    with all persons who were not merged into somebody else: two lists against each other alone are
    `compare_lists(leak, obituaries, within=False, persons=False)`. `numbers_of` gives digests of the identity numbers
    that persons have by now, by their keys, made as those of the rows. `told` is called with how many rows are done,
    and of how many. `in_processes` lets other processes help where there are 3,000 rows or more: for commands only.

    Names of one word are compared only where a number is the same. Whoever may see a pair is the caller's to say:
    names from restricted sources are compared like all.
    """
    register = _Register(list(rows), list(others), numbers_of or {}, persons=persons)
    count = len(register.rows)
    names = register.names
    vocabulary = Vocabulary(names.words)
    comparison = scoring_process.Comparison(
        vocabulary.words,
        names.spellings,
        names.scripts,
        at_least=POSSIBLE,
        facts=names.facts(register.facts),
        bounds=(POSSIBLE, LIKELY),
    )
    asked = BitMap(number for row in range(count) for number in names.of.get(row, ()))
    among = None if within else BitMap(number for at in range(count, len(register.keys)) for number in names.of[at])
    with processes(comparison, count if in_processes else 0) as run:
        near = near_spellings(names, vocabulary, asked, run, told=lambda _done, _of: None, among=among)
        told(0, count)
        for first in range(0, count, _ROUND):
            these = range(first, min(first + _ROUND, count))
            found = register.alike(these, near, run, within=within)
            for row in these:
                yield from register.pairs(row, found[row])
            told(these.stop, count)


class _Register:
    """All who are compared, by place: first the rows, then the others, then the persons."""

    def __init__(
        self,
        rows: Sequence[Named],
        others: Sequence[Named],
        numbers_of: Mapping[int, Collection[str]],
        *,
        persons: bool,
    ) -> None:
        self.rows = range(len(rows))
        self._lists = range(len(rows) + len(others))
        listed = [*rows, *others]
        self.keys: list[Hashable] = [each.key for each in listed]
        self._known = [known_of(each) for each in listed]
        self._spelled = [[(spelling(name), script_of(name)) for name in each.names] for each in listed]
        if persons:
            self._add_persons(numbers_of)
        self._facts = [each.facts for each in self._known]
        self.names = EveryName(
            ((at, *name) for at, names in enumerate(self._spelled) for name in names), order=self._order
        )
        self._with_number: dict[str, list[int]] = defaultdict(list)
        for at, known in enumerate(self._known):
            for number in known.numbers:
                self._with_number[number].append(at)
        self._leave_out_placeholders()
        self._spent = BitMap()
        """Spellings of rows alone of which all pairs were given."""

    def facts(self, at: int) -> PersonFacts:
        """What corrects the score of one of them."""
        return self._facts[at]

    def alike(
        self, rows: range, near: Mapping[int, BitMap], run: Run, *, within: bool
    ) -> Mapping[int, Mapping[int, _Likeness]]:
        """By each of these rows whoever has a like name or the same number, of two rows beside the first only."""
        found: dict[int, dict[int, _Likeness]] = defaultdict(dict)
        for row, at, likeness in chain(self._of_like_names(rows, near, run), self._of_same_number(rows)):
            if at not in self.rows or (within and row < at):
                found[row][at] = _better(found[row].get(at), likeness)
        return found

    def _of_like_names(self, rows: range, near: Mapping[int, BitMap], run: Run) -> Iterator[tuple[int, int, _Likeness]]:
        bearing: dict[int, list[int]] = defaultdict(list)
        for row in rows:
            for number in self.names.of.get(row, ()):
                bearing[number].append(row)
        before, asked = BitMap(), []
        for number in sorted(bearing):
            asked.append((number, array("I", (near[number] | BitMap([number])) - before - self._spent)))
            before.add(number)
        self._spent |= BitMap(number for number in bearing if self.names.last_bearer(number) < rows.stop)
        parts = [asked[start : start + _SPELLINGS] for start in range(0, len(asked), _SPELLINGS)]
        for scores in run(scoring_process.score, parts):
            for one, other, score in zip(*scores, strict=True):
                for number, beside in {(one, other), (other, one)}:
                    for row in bearing.get(number, ()):
                        for at in self.names.bearers(beside, row):
                            yield row, at, (abs(score), score > 0)

    def _of_same_number(self, rows: range) -> Iterator[tuple[int, int, _Likeness]]:
        for row in rows:
            for number in self._known[row].numbers:
                for at in self._with_number[number]:
                    yield row, at, self._likeness(row, at)

    def pairs(self, row: int, alike: Mapping[int, _Likeness]) -> Iterator[FoundPair]:
        """The pairs of one row, the strongest first."""
        found = []
        for at, (likeness, whole) in alike.items():
            said = judged(likeness, self._known[row], self._known[at], whole=whole)
            if said:
                found.append((at, *said))
        found.sort(key=lambda each: (each[1], -each[2], each[0]))
        doubtful = 0
        for at, group, score, reasons in found:
            doubtful += group == Group.DOUBTFUL
            if doubtful <= MOST_DOUBTFUL:
                other, person = (self.keys[at], None) if at in self._lists else (None, self.keys[at])
                yield FoundPair(self.keys[row], other, person, group, score, reasons)  # type: ignore[arg-type]

    def _likeness(self, one: int, other: int) -> _Likeness:
        best: _Likeness | None = None
        for name, script in self._spelled[one]:
            for other_name, other_script in self._spelled[other]:
                best = _better(best, compared(name, other_name, same_script=script == other_script))
        return best or (0.0, False)

    def _add_persons(self, numbers_of: Mapping[int, Collection[str]]) -> None:
        names: dict[int, list[tuple[Spelling, str]]] = defaultdict(list)
        for person, spelled, script in names_borne():
            names[person].append((spelled, script))
        births, nationalities = _births(), _nationalities()
        for person, spelled_names in names.items():
            self.keys.append(person)
            self._spelled.append(spelled_names)
            self._known.append(
                Known(
                    tuple(births.get(person, ())),
                    frozenset(nationalities.get(person, ())),
                    frozenset(numbers_of.get(person, ())),
                )
            )

    def _leave_out_placeholders(self) -> None:
        for number, having in self._with_number.items():
            for at in having if len(having) > MOST_OF_A_NUMBER else ():
                self._known[at] = self._known[at]._replace(numbers=self._known[at].numbers - {number})

    def _order(self, at: int) -> tuple[int, list[str], int]:
        first, last = self._facts[at].born
        return first or last or 0, sorted(self._known[at].nationalities), at


def _better(before: _Likeness | None, found: _Likeness) -> _Likeness:
    """Of two spellings that of which every word is like, then the liker."""
    return found if before is None or (found[1], found[0]) > (before[1], before[0]) else before


def _births() -> Mapping[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    rows = Birth.objects.exclude(status=ClaimStatus.REJECTED).order_by("pk")
    columns = ("person_id", "born_on", "age", "age_on_earliest", "age_on_latest")
    for person, born_on, age, first, last in rows.values_list(*columns).iterator(chunk_size=10_000):
        if born_on:
            found[person].append(span(born_on))
        elif age is not None and (first or last):
            found[person].append(Span(*born_between(age, first, last)))
    return found


def _nationalities() -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Nationality.objects.exclude(status=ClaimStatus.REJECTED).order_by()
    for person, code in rows.values_list("person_id", "territory_id").iterator(chunk_size=10_000):
        found[person].append(code)
    return found
