"""For each term the set of people who have it: made by each process, and brought up to the state that is read."""

import logging
from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from threading import Lock

from django.db import DatabaseError, connections, transaction
from django.utils.translation import get_language
from pyroaring import BitMap

from tracker.catalogue.generation import State, current_state
from tracker.catalogue.models import ChangedNumbers, PersonTerms, Term
from tracker.catalogue.people.postings.terms import ANONYMOUS, EVERYBODY, YES, Key
from tracker.lib.database.any_of import number_in
from tracker.lib.dense_bits import listed

_CHUNK = 2**16
_MOST_KEPT = 3
_NOBODY = BitMap()
_log = logging.getLogger(__name__)
_lock = Lock()
_kept: "OrderedDict[State, Postings]" = OrderedDict()


@dataclass(frozen=True)
class Postings:
    """The sets of one state of the catalogue. Nobody changes them: where they differ, another state has its own."""

    keys: Mapping[int, Key]
    """Terms by their number."""
    sets: Mapping[int, BitMap]
    """Numbers of people, by the number of the term."""
    _columns: dict[tuple[str, int], dict[str, BitMap]] = field(default_factory=dict)
    _anywhere: dict[tuple[str, str], BitMap] = field(default_factory=dict)
    _by_size: dict[str, list[tuple[str, BitMap]]] = field(default_factory=dict)
    _words: dict[tuple[str, str | None], dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self._columns:
            for number, (column, nth, value) in self.keys.items():
                self._columns.setdefault((column, nth), {})[value] = self.sets[number]

    def but(self, keys: Mapping[int, Key], changed: Mapping[int, BitMap]) -> "Postings":
        """These sets but for some, by the number of the term; a term that nobody has any more is left out."""
        gone = {number for number, people in changed.items() if not people}
        columns: dict[tuple[str, int], dict[str, BitMap]] = dict(self._columns)
        touched = {keys[number] for number in changed}
        for where in {(column, nth) for column, nth, _ in touched}:
            columns[where] = dict(columns.get(where, {}))
        for number, people in changed.items():
            column, nth, value = keys[number]
            columns[column, nth][value] = people
            if not people:
                del columns[column, nth][value]
        values = {(column, value) for column, _, value in touched}
        return Postings(
            {number: key for number, key in keys.items() if number not in gone},
            {number: people for number, people in {**self.sets, **changed}.items() if number not in gone},
            {where: of_column for where, of_column in columns.items() if of_column},
            {each: people for each, people in self._anywhere.items() if each not in values},
        )

    @property
    def everybody(self) -> BitMap:
        """All people."""
        return self.having(EVERYBODY, YES)

    def values(self, column: str, nth: int = 0) -> Mapping[str, BitMap]:
        """The people by the values of a column, or of it in the claims with that number."""
        return self._columns.get((column, nth), {})

    def having(self, column: str, value: str, nth: int = 0) -> BitMap:
        """The people with that value."""
        return self.values(column, nth).get(value, _NOBODY)

    def claim_numbers(self, column: str) -> range:
        """The numbers that claims with that column have."""
        nth = 0
        while (column, nth) in self._columns:
            nth += 1
        return range(nth)

    def having_anywhere(self, column: str, value: str) -> BitMap:
        """The people with that value in any of their claims."""
        if (column, value) not in self._anywhere:
            found = [self.having(column, value, nth) for nth in self.claim_numbers(column)]
            some = [each for each in found if each]
            self._anywhere[column, value] = some[0] if len(some) == 1 else BitMap.union(_NOBODY, *some)
        return self._anywhere[column, value]

    def by_size(self, column: str) -> Sequence[tuple[str, BitMap]]:
        """The values of a column with the people who have them, those of most people first."""
        if column not in self._by_size:
            of_column = self.values(column)
            self._by_size[column] = sorted(of_column.items(), key=lambda each: (-len(each[1]), each[0]))
        return self._by_size[column]

    def words(
        self, facet: str, values: Collection[str], read: Callable[[Iterable[str]], dict[str, str]]
    ) -> dict[str, str]:
        """The words for values of a facet, in this state; those that nobody asked for yet are read."""
        known = self._words.setdefault((facet, get_language()), {})
        if unknown := [value for value in values if value not in known]:
            known |= read(unknown)
        return {value: known[value] for value in values}

    def all_values(self, column: str) -> set[str]:
        """Every value that somebody has in any claim."""
        return {value for nth in self.claim_numbers(column) for value in self.values(column, nth)}


def postings_for(state: State) -> Postings:
    """The sets of the state that the present transaction reads; brought up to it or made anew where there are none."""
    if (known := _kept.get(state)) is not None:
        return known
    with _lock:
        if state not in _kept:
            # Terms and people must be read as of one moment.
            with transaction.atomic(using="catalogue"):
                found = _brought_up(state)
                if found is None:
                    found = _made()
            _kept[state] = found
            while len(_kept) > _MOST_KEPT:
                _kept.popitem(last=False)
        return _kept[state]


def prepare() -> None:
    """Make the sets of the present state, before the first reader asks; no harm where no database answers."""
    try:
        with transaction.atomic(using="catalogue"):
            postings_for(current_state())
    except DatabaseError:
        _log.warning("The catalogue does not answer yet; the sets of people are made with the first question.")
    finally:
        connections["catalogue"].close()


def _made() -> Postings:
    """Read all terms of all people: less than half a second for 100,000."""
    rows = Term.objects.values_list("id", "column", "nth", "value")
    keys = {number: (column, nth, value) for number, column, nth, value in rows}
    sets = {number: BitMap() for number in keys}
    people_and_terms = _people_and_terms()
    while some := list(islice(people_and_terms, _CHUNK)):
        lists = {number: array("I") for number in keys}
        add = {number: people.append for number, people in lists.items()}
        for person, terms in some:
            for term in terms:
                add[term](person)
        for term, people in lists.items():
            if people:
                sets[term].update(BitMap(people))
    return Postings(keys, sets)


def _people_and_terms(numbers: Iterable[int] | None = None) -> "Iterator[tuple[int, array[int]]]":
    """The numbers of people (None: of all), in order, each with the terms."""
    table = PersonTerms._meta.db_table
    condition, values = ("", []) if numbers is None else ("WHERE number = ANY(%s)", [list(numbers)])
    statement = f"SELECT number, array_send(terms) FROM {table} {condition} ORDER BY number"  # noqa: S608 (our own table)
    connection = connections["catalogue"]
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        whole = cursor.mogrify(statement, values)
        with cursor.copy(f"COPY ({whole}) TO STDOUT (FORMAT binary)") as copy:
            copy.set_types(["int4", "bytea"])
            for person, sent in copy.rows():
                # Five numbers in front (dimensions, nulls, type, length, lower bound), then length and value of each.
                terms = array("i", bytes(sent))
                terms.byteswap()
                yield person, terms[6::2]


def _brought_up(state: State) -> Postings | None:
    """The newest sets that are known, with what has changed since; None where that cannot be followed."""
    earlier = [known for known in _kept if known.is_followed_by(state)]
    if not earlier:
        return None
    last = max(earlier, key=lambda known: known.number)
    changes = ChangedNumbers.objects.filter(generation__gt=last.number, generation__lte=state.number)
    old, numbers, reached = _kept[last], BitMap(), last.number
    for change in changes.order_by("generation"):
        if change.previous != reached:
            return None
        numbers.update(change.numbers)
        if change.is_of_unnamed:
            numbers |= old.having(*ANONYMOUS)
        reached = change.generation
    return _with_changes(old, numbers) if reached == state.number else None


def _with_changes(old: Postings, changed: BitMap) -> Postings | None:
    added: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
    for person, terms in _people_and_terms(listed(changed)):
        for term in terms:
            added[term].append(person)
    unknown = [number for number in added if number not in old.keys]
    rows = Term.objects.filter(number_in("id", unknown)).values_list("id", "column", "nth", "value")
    keys = {**old.keys, **{number: (column, nth, value) for number, column, nth, value in rows}}
    touched = {number for number, people in old.sets.items() if people.intersect(changed)} | added.keys()
    sets = {number: old.sets.get(number, _NOBODY) - changed | BitMap(added.get(number, ())) for number in touched}
    counted = dict(Term.objects.filter(number_in("id", touched)).values_list("id", "people"))
    if any(len(people) != counted.get(number, 0) for number, people in sets.items()):
        _log.error("The sets of people do not agree with the numbers of the catalogue; all are made anew.")
        return None
    return old.but(keys, sets)
