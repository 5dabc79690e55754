"""For each term the set of people who have it: made by each process, and brought up to the state that is read."""

import logging
from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from threading import Lock
from typing import Any, TypeVar

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import DatabaseError, connections, transaction
from django.utils.translation import get_language
from pyroaring import BitMap

from tracker.catalogue.generation import State, current_state
from tracker.catalogue.listing.nothing import NOTHING
from tracker.catalogue.models import ChangedNumbers, PersonTerms, Term
from tracker.catalogue.people.postings.terms import ANONYMOUS, EVERYBODY, YES, Key
from tracker.lib.database.any_of import number_in
from tracker.lib.dense_bits import listed

_CHUNK, _PIECE = 2**16, 2**12
_PIECES = """
SELECT (
    SELECT string_agg(int4send(number) || array_send(terms), '') FROM {table}
    WHERE number >= least AND number < least + %s
) FROM generate_series(0, (SELECT max(number) FROM {table}), %s) AS least
"""
"""All people with their terms, many in one piece: taking them row by row takes longer than what is done with them."""

_MOST_KEPT = 3
_NOBODY = BitMap()
_log = logging.getLogger(__name__)
_lock = Lock()
Group = TypeVar("Group")
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
    _grouped: dict[tuple[str, int, Any], dict[Any, BitMap]] = field(default_factory=dict)
    _words: dict[tuple[str, str | None], dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self._columns:
            for number, (column, nth, value) in self.keys.items():
                self._columns.setdefault((column, nth), {})[value] = self.sets[number]

    def but(self, changed: Mapping[int, BitMap], *, fresh: Mapping[int, Key], renamed: Collection[str]) -> "Postings":
        """These sets but for some, by the number of the term; a term that nobody has any more is left out.

        `fresh` are terms that nobody had; words for values are kept but for those of the records `renamed`.
        """
        sets: dict[int, BitMap] = {**self.sets, **changed}
        keys = {**self.keys, **fresh}
        columns = dict(self._columns)
        touched = {number: keys[number] for number in changed}
        for where in {(column, nth) for column, nth, _ in touched.values()}:
            columns[where] = dict(columns.get(where, {}))
        for number, (column, nth, value) in touched.items():
            columns[column, nth][value] = changed[number]
            if not changed[number]:
                del columns[column, nth][value], sets[number], keys[number]
        values = {(column, value) for column, _, value in touched.values()}
        return Postings(
            keys,
            sets,
            {where: of_column for where, of_column in columns.items() if of_column},
            # Threads that still read these sets add to what is known of them.
            {each: people for each, people in list(self._anywhere.items()) if each not in values},
            _words={
                facet: {value: word for value, word in list(words.items()) if value not in renamed}
                for facet, words in list(self._words.items())
            },
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
        """The values of a column with the people who have them, those of most people first; not what is no value."""
        if column not in self._by_size:
            of_column = [each for each in self.values(column).items() if each[0] not in NOTHING]
            self._by_size[column] = sorted(of_column, key=lambda each: (-len(each[1]), each[0]))
        return self._by_size[column]

    def grouped(self, column: str, nth: int, group_of: Callable[[str], Group]) -> Mapping[Group, BitMap]:
        """The people by the group that a value of the column belongs to, in the claims with that number."""
        key = column, nth, group_of
        if key not in self._grouped:
            sets: defaultdict[Any, list[BitMap]] = defaultdict(list)
            for value, people in self.values(column, nth).items():
                sets[group_of(value)].append(people)
            self._grouped[key] = {group: BitMap.union(*those) for group, those in sets.items()}
        return self._grouped[key]

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


def _people_and_terms() -> "Iterator[tuple[int, array[int]]]":
    """The numbers of all people, each with the terms."""
    statement = _PIECES.format(table=PersonTerms._meta.db_table)
    connection = connections["catalogue"]
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        whole = cursor.mogrify(statement, [_PIECE, _PIECE])
        with cursor.copy(f"COPY ({whole}) TO STDOUT (FORMAT binary)") as copy:
            copy.set_types(["bytea"])
            for (piece,) in copy.rows():
                sent = array("i", bytes(piece or b""))
                sent.byteswap()
                yield from _read(sent)


def _read(sent: "array[int]") -> "Iterator[tuple[int, array[int]]]":
    """Of each person the number; then five words about an array, the length among them; each term behind its size."""
    at = 0
    while at < len(sent):
        end = at + 6 + 2 * sent[at + 4]
        yield sent[at], sent[at + 7 : end : 2]
        at = end


def _brought_up(state: State) -> Postings | None:
    """The newest sets that are known, with what has changed since; None where that cannot be followed."""
    earlier = [known for known in _kept if known.is_followed_by(state)]
    if not earlier:
        return None
    last = max(earlier, key=lambda known: known.number)
    changes = ChangedNumbers.objects.filter(generation__gt=last.number, generation__lte=state.number)
    old, numbers, renamed, reached = _kept[last], BitMap(), set[str](), last.number
    for change in changes.order_by("generation"):
        if change.previous != reached:
            return None
        numbers.update(change.numbers)
        if change.is_of_unnamed:
            numbers |= old.having(*ANONYMOUS)
        renamed.update(change.named)
        reached = change.generation
    return _with_changes(old, numbers, renamed=renamed) if reached == state.number else None


def _with_changes(old: Postings, changed: BitMap, *, renamed: Collection[str]) -> Postings | None:
    # Rows without a name are many, and look the same in their hundreds.
    looks = PersonTerms.objects.filter(number_in("number", listed(changed))).values_list("terms")
    added: defaultdict[int, list[BitMap]] = defaultdict(list)
    for terms, numbers in looks.annotate(numbers=ArrayAgg("number")):
        people = BitMap(numbers)
        for term in terms:
            added[term].append(people)
    unknown = [number for number in added if number not in old.keys]
    rows = Term.objects.filter(number_in("id", unknown)).values_list("id", "column", "nth", "value") if unknown else ()
    fresh = {number: (column, nth, value) for number, column, nth, value in rows}
    # Most often somebody is new, and was in none.
    known = changed & old.everybody
    touched = {number for number, people in old.sets.items() if people.intersect(known)} if known else set()
    sets = {
        number: BitMap.union(old.sets.get(number, _NOBODY) - known, *added.get(number, ()))
        for number in touched | added.keys()
    }
    counted = dict(Term.objects.filter(number_in("id", sets)).values_list("id", "people"))
    if any(len(people) != counted.get(number, 0) for number, people in sets.items()):
        _log.error("The sets of people do not agree with the numbers of the catalogue; all are made anew.")
        return None
    return old.but(sets, fresh=fresh, renamed=renamed)
