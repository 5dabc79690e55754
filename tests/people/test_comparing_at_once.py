"""Everybody compared at once: the same pairs as one by one, stopped, taken up again, thirty for each at most."""

import random
from collections import Counter
from collections.abc import Mapping
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import factories
from tests.bench.persons.names_of_people import made_up_names, make
from tracker.accounts.models import User
from tracker.config.serving.likely_pairs import LikelyPairs
from tracker.lib import progress
from tracker.people.management.commands import find_duplicates
from tracker.people.matching import at_once, scoring_process
from tracker.people.matching.distinctions import distinguish, revoke_distinction
from tracker.people.matching.similar_pairs import MOST_PAIRS, compare, replace_pairs
from tracker.people.merging.merge import merge
from tracker.people.merging.splitting import split
from tracker.people.models import Compared, Likeness, Merge, Name, Person

pytestmark = pytest.mark.django_db
REPLACE = "tracker.people.matching.at_once.replace_pairs"
SCRIPTS = (
    *("김철수", "Kim Chol-su", "Kim Cheolsu", "王伟", "Wang Wei", "Wangwei Li", "محمد علي", "Mohammed Ali"),
    *("Abdul Rahman Karimov", "Abdulrahman Karimov", "Абдурахман Каримов", "राम थापा", "Ram Thapa", "Thapa, R."),
    *("გიორგი ბერიძე", "Giorgi Beridze", "Արամ Պետրոսյան", "Aram Petrosian", "José Pérez", "Хосе Перес"),
    *("አበበ በቀለ", "Abebe Bekele", "Nguyễn Văn Hùng", "Nguyen Van Hung", "Олег Ткач", "Oleg Tkach", "Tkach Oleh"),
)
HOSTILE = ("?!", "🪖🪖 🎖", "A", "A B", "x " * 99 + "x", "y" * 200, "Ива Ivа 伊", "\u200f\u200e .", "Bin Al", "42 42")


def rows(*names: str) -> None:
    make([("NP", name, None, ()) for name in names])


def kept() -> Mapping[tuple[int, int], float]:
    return {(first, second): score for first, second, score in Likeness.objects.values_list("first", "second", "score")}


def found(monkeypatch: pytest.MonkeyPatch, many: int = 0) -> str:
    """What the command says where all are compared at once of whom so many wait."""
    monkeypatch.setattr(find_duplicates, "MANY", many)
    said = StringIO()
    call_command("find_duplicates", stdout=said)
    return said.getvalue()


def test_the_pairs_and_scores_are_those_of_comparing_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    make(list(made_up_names(400, random.Random(3))))
    rows(*SCRIPTS, *HOSTILE)
    found(monkeypatch, many=10_000)
    one_by_one = kept()
    Likeness.objects.all().delete()
    Compared.objects.all().delete()
    found(monkeypatch)
    assert kept() == pytest.approx(one_by_one)
    assert len(one_by_one) > 50


def test_other_processes_come_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    make(list(made_up_names(60, random.Random(4))))
    found(monkeypatch)
    alone = kept()
    Compared.objects.all().delete()
    Likeness.objects.all().delete()
    monkeypatch.setattr(at_once, "WORTH_A_PROCESS", 30)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    found(monkeypatch)
    assert kept() == alone
    assert alone


def test_names_with_nothing_to_compare_stop_nothing_and_wait_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    rows(*HOSTILE, *HOSTILE)
    assert "20 people looked at, 20 of them compared anew" in found(monkeypatch)
    texts = dict(Name.objects.values_list("person", "text"))
    assert {frozenset((texts[one], texts[other])) for one, other in kept()} >= {frozenset(("A B",))}
    assert "0 of them compared anew" in found(monkeypatch)


def test_nothing_is_left_for_each_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    rows("Bikash Gharti", "Bikas Gharti", "Olena Tkach")
    found(monkeypatch)
    before, pairs = Compared.objects.in_bulk(), Likeness.objects.in_bulk()
    LikelyPairs()()
    assert (Compared.objects.in_bulk(), Likeness.objects.in_bulk()) == (before, pairs)
    assert len(pairs) == 1


def test_stopped_it_keeps_what_was_written_and_goes_on_from_there(monkeypatch: pytest.MonkeyPatch) -> None:
    make(list(made_up_names(40, random.Random(5))))
    found(monkeypatch)
    whole = kept()
    Compared.objects.all().delete()
    Likeness.objects.all().delete()
    for name, number in (("ROUND", 20), ("WRITTEN_AT_ONCE", 10)):
        monkeypatch.setattr(at_once, name, number)
    times = []

    def stopped_at_the_fourth(*given: Mapping[int, str] | Mapping[int, Mapping[int, float]]) -> None:
        times.append(1)
        if len(times) == 4:
            raise KeyboardInterrupt
        replace_pairs(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(REPLACE, stopped_at_the_fourth)
    with pytest.raises(CommandError, match=r"Stopped\. Whoever was compared stays so") as stopped:
        found(monkeypatch)
    assert stopped.value.returncode == 130
    assert Compared.objects.count() == 30
    assert "40 people looked at, 10 of them compared anew" in found(monkeypatch)
    assert kept() == whole


def test_it_tells_how_many_are_done_and_how_long_the_others_take(monkeypatch: pytest.MonkeyPatch) -> None:
    rows("Bikash Gharti", "Olena Tkach", "Ram Thapa")
    monkeypatch.setattr(progress, "PAUSE", 0)
    said = found(monkeypatch)
    assert "words of all names are compared first." in said
    assert "3 of 3 people are compared; about 0 seconds more." in said


def test_no_more_than_thirty_are_kept_for_each_whoever_was_told_apart_aside(
    monkeypatch: pytest.MonkeyPatch, researcher: User
) -> None:
    rows(*["Bikash Gharti"] * (3 * MOST_PAIRS))
    people = list(Person.objects.order_by("pk"))
    for other in people[1:MOST_PAIRS]:
        distinguish(people[0], other, because="A namesake.", by=researcher)
    found(monkeypatch)
    number = Counter(person for pair in Likeness.objects.open().values_list("first", "second") for person in pair)
    assert min(number.values()) >= MOST_PAIRS
    assert Likeness.objects.open().count() <= MOST_PAIRS * len(people)
    assert Likeness.objects.count() == Likeness.objects.open().count() + MOST_PAIRS - 1


def test_who_was_told_apart_is_not_asked_about_until_it_is_taken_back(
    monkeypatch: pytest.MonkeyPatch, researcher: User
) -> None:
    one, other = factories.person("Bikash Gharti"), factories.person("Bikash Gharti")
    apart = distinguish(one, other, because="A namesake.", by=researcher)
    found(monkeypatch)
    assert not Likeness.objects.open().exists()
    revoke_distinction(apart, because="The same passport.", by=researcher)
    assert Likeness.objects.open().exists()


def test_whoever_was_merged_is_in_no_pair(monkeypatch: pytest.MonkeyPatch, researcher: User) -> None:
    people = [factories.person("Bikash Gharti", by=researcher) for _ in range(3)]
    compare([person.pk for person in people])
    merge(kept=people[0], merged=people[1], by=researcher, reason="The same passport.")
    found(monkeypatch)
    assert set(kept()) == {(people[0].pk, people[2].pk)}
    split(Merge.objects.get(), by=researcher, because="Another passport.")
    found(monkeypatch)
    assert len(kept()) == 3


def test_a_pair_that_is_none_any_more_goes_and_another_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    rows("Bikash Gharti", "Bikas Gharti", "Bikash Ghartii")
    one, other, third = Person.objects.order_by("pk").values_list("pk", flat=True)
    found(monkeypatch)
    assert len(kept()) == 3
    Name.objects.filter(person=other).delete()
    name = Name.objects.get(person=third)
    name.text = "Bikash Gharty"
    name.save()
    assert "2 of them compared anew" in found(monkeypatch)
    assert set(kept()) == {(one, third)}


def test_whoever_is_deleted_meanwhile_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    rows("Bikash Gharti", "Bikas Gharti", "Bikash Ghartii")
    gone = Person.objects.order_by("pk")[1]

    def after_a_deletion(*given: Mapping[int, str] | Mapping[int, Mapping[int, float]]) -> None:
        Person.objects.filter(pk=gone.pk).delete()
        replace_pairs(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(REPLACE, after_a_deletion)
    found(monkeypatch)
    assert len(kept()) == 1
    assert Compared.objects.count() == 2


def test_names_of_those_whom_birth_or_nationality_keep_apart_are_not_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    make([("NP", "Bikash Gharti", 1980, ()), ("NP", "Bikas Gharti", 1999, ()), ("IN", "Bikash Garti", 1961, ())])
    pairs: list[tuple[object, object]] = []

    def scored(one: object, other: object, **_how: object) -> tuple[float, bool]:
        pairs.append((one, other))
        return 1.0, True

    monkeypatch.setattr(scoring_process, "compared", scored)
    found(monkeypatch)
    assert [one for one, other in pairs if one != other] == []
    assert not kept()
