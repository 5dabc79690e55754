"""Many namesakes in four scripts: `TRACKER_VAR=… python -m tests.bench.persons.names_of_people 10000`.

Surnames and given names are drawn as life does: few names make most persons, and half of the surnames are rare ones.
Of a hundred persons six are one of the others once more: in other letters, another order, another script, with a slip.
"""

import os
import random
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from tests.bench.names.namesakes import COMMON, GIVEN, MIDDLE, RARE, ends, respelled

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = dict(zip(_LATIN, "абкдефгхижклмнопкрстуввкйз", strict=True))
_ARABIC = dict(zip(_LATIN, ["", *"بكد", "", *"فغه", "ي", *"جكلمن", "", *"بقرست", "", *"ففكيز"], strict=True))
_DEVANAGARI = dict(zip(_LATIN, ["ा", *"बचद", "े", *"फगह", "ि", *"जकलमन", "ो", *"पकरसत", "ु", *"ववकयज"], strict=True))
SCRIPTS = (_CYRILLIC, _CYRILLIC, _ARABIC, _DEVANAGARI)
PEOPLES = ("NP", "IN", "UZ", "TJ", "CU", "EG", "GH", "LK", "CM", "CO", "KE", "SY")
_IN_WORDS = """
    al an ar ba ber bo da del di dor el fa far ga gul ha han in is ja ju ka kam kho la li lo ma mir mo mu na nur o
    pa per ra rah ri ro sa sha sul ta tor u va vi wa ya yu za zo
"""
_AT_ENDS = "ov ev in ez es a i an yan zade er o ian le ko mba mbe ka nen dze shvili oglu ski u ani"
_PARTS, _ENDS = _IN_WORDS.split(), _AT_ENDS.split()
AGAIN = 0.06


MadeUp = tuple[str, str, int | None, Sequence[str]]
"""A person's nationality, name, year of birth where it is known, and the name's other spellings."""


def made_up_names(number: int, draw: random.Random) -> Iterator[MadeUp]:
    """So many persons, drawn."""
    pools = {people: _pool(people, draw, number) for people in PEOPLES}
    before: list[tuple[str, tuple[str, ...], int | None]] = []
    for _ in range(number):
        if before and draw.random() < AGAIN:
            people, man, born = draw.choice(before)
            name = _again(man, draw)
        else:
            people = _often_the_first(PEOPLES, draw)
            given, surnames = pools[people]
            surname = _often_the_first(surnames[0], draw) if draw.random() < 0.5 else draw.choice(surnames[1])
            man = (_often_the_first(given, draw), surname)
            if draw.random() < 0.3:
                man = (man[0], draw.choice(MIDDLE if people == "NP" else given), surname)
            name, born = " ".join(man), draw.choice((None, draw.randrange(1965, 2007)))
            before.append((people, man, born))
        others = [in_script(name, draw.choice(SCRIPTS))] if draw.random() < 0.25 else []
        yield people, name, born, others


def _often_the_first(values: Sequence[str], draw: random.Random) -> str:
    """The tenth is half as frequent as the first, the hundredth a tenth."""
    return draw.choices(values, cum_weights=_weights(len(values)))[0]


@cache
def _weights(number: int) -> Sequence[float]:
    return list(accumulate(1 / (10 + place) for place in range(number)))


def in_script(name: str, letters: dict[str, str]) -> str:
    """The name in another script, letter by letter."""
    return "".join(letters.get(letter, letter) for letter in name.lower()).title()


def _again(man: tuple[str, ...], draw: random.Random) -> str:
    if draw.random() < 0.3:
        return in_script(" ".join(man), draw.choice(SCRIPTS))
    return respelled(man, draw)[1] if len(ends(man)[0]) > 3 else " ".join(man)


def _pool(people: str, draw: random.Random, number: int) -> tuple[Sequence[str], tuple[Sequence[str], Sequence[str]]]:
    """Given names; common surnames and rare ones. The more persons, the more rare surnames, as in life."""
    rare = sorted({_word(draw) for _ in range(max(200, number // 40))})
    draw.shuffle(rare)
    if people == "NP":
        return GIVEN, (COMMON, [*RARE, *rare])
    return [_word(draw, (1, 2)) for _ in range(200)], (rare[:60], rare[60:])


def _word(draw: random.Random, parts: tuple[int, ...] = (1, 2, 2, 3)) -> str:
    word = "".join(draw.choice(_PARTS) for _ in range(draw.choice(parts))) + draw.choice(_ENDS)
    return word.capitalize()


def main(number: int) -> None:
    """Make that many persons with names, nationality and birth, none of it accepted, in an empty newsroom."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    django.setup()
    from tracker.people.models import Person

    if Person.objects.exists():
        sys.exit("These databases hold persons already. Give an empty TRACKER_VAR, set up by `manage.py set_up`.")
    rows = list(made_up_names(number, random.Random(30)))
    for start in range(0, number, 5_000):
        make(rows[start : start + 5_000])


def make(rows: Sequence[MadeUp]) -> None:
    """Write these."""
    import pghistory
    from django.db import transaction

    from tests.bench.persons.made_up import maker
    from tracker.lib.references import fresh_references
    from tracker.people.models import Birth, Name, Nationality, Person

    with pghistory.context(user=maker().pk), transaction.atomic():
        references = fresh_references(Person, "reference", len(rows), "default")
        people = Person.objects.bulk_create([Person(reference=each) for each in references])
        names, births = [], []
        for person, (_, name, born, others) in zip(people, rows, strict=True):
            names += [Name(person=person, text=text) for text in (name, *others)]
            births += [Birth(person=person, born_on=str(born))] if born else []
        Name.objects.bulk_create(names)
        Birth.objects.bulk_create(births)
        Nationality.objects.bulk_create(
            [Nationality(person=person, territory_id=row[0]) for person, row in zip(people, rows, strict=True)]
        )


if __name__ == "__main__":
    main(int(sys.argv[1]))
