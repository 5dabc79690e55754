"""Who might be the same person: names in any script, corrected by what else is known, found through indexes."""

import random
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.bench.names import namesakes
from tracker.lib.names.name_likeness import likeness, spelling
from tracker.people.matching.candidates import likeness_in_words, similar_people
from tracker.people.matching.corrections import LIKELY, NO_FACTS, POSSIBLE, PersonFacts, adjusted_score
from tracker.people.matching.near_names import NEAREST, nearest
from tracker.people.matching.person_facts import facts_of, years_of_birth
from tracker.people.merging.merge import merge
from tracker.people.models import Birth, Name, Nationality

THAPA = "Ram Bahadur Thapa"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bikash Gharti", "Бикаш Гарти"),
        ("Gharti Bikash", "Bikash Gharti"),
        ("Bikash Gharti", "Bikas Gharty"),
        ("Abdul Rahman Karimov", "Abdulrahman Karimov"),
        ("राम थापा", "Ram Thapa"),
        ("김철수", "Kim Chol-su"),
        ("Usāma bin Lādin", "Osama Laden"),
        ("محمد علي", "Mohammed Ali"),
        ("José Pérez", "Хосе Перес"),
    ],
)
def test_spellings_of_one_name_are_very_like(one: str, other: str) -> None:
    assert likeness(spelling(one), spelling(other)) >= LIKELY
    assert likeness(spelling(one), spelling(other)) == pytest.approx(likeness(spelling(other), spelling(one)))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ram Thapa", "Juan Pérez"), ("Bikash Gharti", "Bikash Shrestha"), ("Ivan Petrov", "Sergei Karimov"), ("x", "")],
)
def test_other_names_are_not_like(one: str, other: str) -> None:
    assert likeness(spelling(one), spelling(other)) < POSSIBLE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("B حسن Abdul A", "Alo علي Бала Hasan"),
        ("Bala Rahman Hassan علي علي", "A حسن Rahman علي B"),
        ("B A Хасан Alo", "Ali Бала Ali Bala"),
    ],
)
def test_two_names_are_as_like_whichever_is_asked_about_to_the_last_digit(one: str, other: str) -> None:
    assert likeness(spelling(one), spelling(other)) == likeness(spelling(other), spelling(one))


def test_the_same_name_is_wholly_alike_and_a_typo_nearly() -> None:
    assert likeness(spelling(THAPA), spelling("thapa, ram BAHADUR")) == pytest.approx(1.0)
    assert 0.9 < likeness(spelling(THAPA), spelling("Ram Bahadru Thapa")) < 1.0


def test_what_else_is_known_corrects_the_score() -> None:
    nepali = PersonFacts(born=(1998, 1998), nationalities=frozenset({"NP"}), units=frozenset({1}))
    assert adjusted_score(0.9, nepali, NO_FACTS) == 0.9
    assert adjusted_score(0.78, nepali, nepali) >= LIKELY
    assert adjusted_score(1.0, nepali, nepali._replace(born=(1999, 2000))) > LIKELY
    assert LIKELY > adjusted_score(1.0, nepali, PersonFacts(born=(1985, 1986))) >= POSSIBLE
    assert adjusted_score(1.0, nepali, PersonFacts(born=(1985, 1986), nationalities=frozenset({"IN"}))) < POSSIBLE
    assert adjusted_score(0.9, nepali, PersonFacts(born=(None, 1985))) == 0.9


@pytest.mark.parametrize(
    ("given", "years"),
    [
        ((date(1998, 1, 1), date(1999, 12, 31), None, None, None), (1998, 1999)),
        ((None, None, 25, date(2023, 1, 1), date(2023, 12, 31)), (1997, 1998)),
        ((None, None, 25, None, None), (None, None)),
        ((None, date(1999, 12, 31), 25, date(2023, 1, 1), date(2023, 1, 1)), (None, 1999)),
    ],
)
def test_a_year_of_birth_follows_from_a_date_or_an_age(given: tuple[date | None, ...], years: tuple[int, int]) -> None:
    assert years_of_birth(*given) == years  # type: ignore[arg-type]


def test_the_score_has_words() -> None:
    assert (likeness_in_words(0.95), likeness_in_words(0.75)) == ("very like", "like")


@pytest.mark.django_db
def test_others_of_like_name_are_found_in_any_script_the_likest_first() -> None:
    same, like = factories.person("Бикаш Гарти"), factories.person("Bikram Gharti")
    factories.person("Juan Pérez")
    found = similar_people(["Bikash Gharti"])
    assert [match.person for match in found] == [same.pk, like.pk]
    assert found[0].score > LIKELY > found[1].score >= POSSIBLE
    assert found[0].text == "Бикаш Гарти"


@pytest.mark.django_db
def test_nobody_is_like_themselves_nor_by_a_rejected_name_nor_by_a_single_word() -> None:
    known = factories.person(THAPA)
    call_sign = factories.person("Thapa")
    rejected = factories.person("Somebody Else")
    factories.claim(Name, rejected, sources=[], text=THAPA, status="rejected", status_reason="His brother.")
    assert similar_people([THAPA], person=known.pk) == []
    assert [match.person for match in similar_people([THAPA])] == [known.pk]
    assert similar_people(["Thapa"]) == []
    assert call_sign.pk not in [match.person for match in similar_people(["Thapa Ram"])]


@pytest.mark.django_db
def test_birth_and_nationality_of_records_are_looked_at() -> None:
    person = factories.person(THAPA, nationalities=["NP"])
    factories.claim(Birth, person, sources=[factories.source()], born_on="1985")
    assert facts_of([person.pk])[person.pk] == PersonFacts((1985, 1985), frozenset({"NP"}))
    assert similar_people([THAPA], known=PersonFacts(born=(1986, 1986), nationalities=frozenset({"NP"})))
    assert not similar_people([THAPA], known=PersonFacts(born=(1999, 1999), nationalities=frozenset({"IN"})))
    Nationality.objects.update(status="rejected", status_reason="Another man's passport.")
    assert similar_people([THAPA], known=PersonFacts(born=(1999, 1999), nationalities=frozenset({"IN"})))


@pytest.mark.django_db
def test_versions_of_a_birth_are_taken_together() -> None:
    person = factories.person(THAPA)
    for born_on in ("1985", "1990-03", ""):
        factories.claim(Birth, person, sources=[factories.source()], born_on=born_on, place="Kathmandu")
    assert facts_of([person.pk])[person.pk].born == (1985, 1990)


@pytest.mark.django_db
def test_somebody_whose_names_lie_far_is_looked_at_when_asked_for() -> None:
    person = factories.person(THAPA)
    for number in range(NEAREST):
        factories.person(f"Ram Bahadur Thapaa {number}")
    near = {row[0] for row in nearest([THAPA])[THAPA]}
    assert person.pk in near
    assert len(near) == NEAREST
    far = next(other for other in Name.objects.values_list("person_id", flat=True) if other not in near)
    assert far not in [match.person for match in similar_people([THAPA])]
    assert far in [match.person for match in similar_people([THAPA], among=[far])]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Bikram Chaudhary", "Suk Raj Chaudhary"),
        ("Aye O", "Aye Oo"),
        ("Li Wei", "Li Wey"),
        ("Abdulrahman Sayed", "Abdul Rahman Sayeed Omar"),
        ("Bikash Gharti", "Bkiash Gharit"),
        ("Хосе Перес", "José Pérez"),
        ("محمد علي", "Mohammed Ali"),
    ],
)
def test_a_name_is_looked_up_by_a_shared_surname_by_letters_and_however_it_is_divided(typed: str, known: str) -> None:
    person = factories.person(known)
    factories.person("Juan Carlos Delgado")
    assert [match.person for match in similar_people([typed])] == [person.pk]


@pytest.mark.django_db
def test_the_nearest_names_are_read_from_their_index_however_many_keys_are_asked_for() -> None:
    person = factories.person(THAPA)
    Name.objects.bulk_create(Name(person=person, text=f"Somebody Number {number}") for number in range(300))
    with CaptureQueriesContext(connection) as asked:
        nearest(["Ram Thapa", "Рам Тхапа", "Bikash Gharti", "Aye Oo"])
    settings, query = (next(each["sql"] for each in asked if words in each["sql"]) for words in ("SET LOCAL", "near("))
    with connection.cursor() as cursor:
        cursor.execute(settings)
        cursor.execute(f"EXPLAIN {query}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Bitmap Index Scan on name_near_keys" in plan
    assert "Seq Scan on people_name" not in plan
    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_seqscan")
        assert cursor.fetchone() == ("off",)
        nearest(["Ram Thapa"])
        cursor.execute("SHOW enable_seqscan")
        assert cursor.fetchone() == ("on",)


@pytest.mark.django_db
def test_many_names_looked_up_at_once_find_what_each_finds_alone() -> None:
    men = namesakes.different_men(random.Random(namesakes.SEED), namesakes.ends)
    first, merged, rejected = factories.person(THAPA), factories.person("Ram Bahadur Tapa"), factories.person("Adam")
    Name.objects.bulk_create(Name(person=first, text=" ".join(man)) for man in men[::2])
    Name.objects.bulk_create(Name(person=rejected, text=" ".join(man)) for man in men[1::2])
    factories.claim(Name, rejected, sources=[], text=THAPA, status="rejected", status_reason="His brother.")
    merge(kept=first, merged=merged, by=factories.user("desk", "researcher"), reason="The same man.")
    others = [other for *_, other in namesakes.written_otherwise(men, random.Random(namesakes.SEED))]
    texts = [THAPA, "Рам Тхапа", "김철수", "राम थापा", "12 345", *others]
    for person in (None, first.pk):
        together = {text: set(rows) for text, rows in nearest(texts, person).items()}
        assert together == {text: set(nearest([text], person)[text]) for text in texts}
        found = {row[0] for rows in together.values() for row in rows}
        assert found == {rejected.pk} if person else {rejected.pk, first.pk}
        assert (rejected.pk, THAPA) not in {row[:2] for row in together[THAPA]}


@pytest.mark.django_db
def test_of_those_whom_comparing_with_everybody_finds_a_look_up_finds_nearly_all() -> None:
    men = namesakes.different_men(random.Random(namesakes.SEED), namesakes.ends)[:400]
    people = [factories.person("Somebody") for _ in men]
    Name.objects.bulk_create(Name(person=each, text=" ".join(man)) for each, man in zip(people, men, strict=True))
    spelled = {each.pk: spelling(" ".join(man)) for each, man in zip(people, men, strict=True)}
    found = like = 0
    for *_, typed in namesakes.written_otherwise(men, random.Random(namesakes.SEED)):
        right = {pk for pk, each in spelled.items() if likeness(spelling(typed), each) >= 0.8}
        found += len(right & {match.person for match in similar_people([typed])})
        like += len(right)
    assert found >= 0.98 * like > 200


@pytest.mark.django_db
def test_looking_for_others_takes_as_many_queries_for_many_as_for_few() -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert similar_people([THAPA])
        return len(queries)

    factories.person(THAPA)
    few = asked()
    for _ in range(10):
        factories.person(THAPA)
    assert asked() == few


def test_on_made_up_nepali_men_saving_asks_rarely_and_about_the_right_ones() -> None:
    men = namesakes.different_men(random.Random(namesakes.SEED), namesakes.ends)
    # All thousand are measured by the script itself: 0.7 %, and 98 % of the two hundred.
    assert len(namesakes.namesakes(men[:400])) < 0.03 * 400
    respelled = list(namesakes.written_otherwise(men, random.Random(namesakes.SEED)))
    right = [namesakes.is_asked_about(spelling(other), spelling(" ".join(man))) for man, _, other in respelled]
    assert sum(right) >= 0.95 * len(right) == 190
