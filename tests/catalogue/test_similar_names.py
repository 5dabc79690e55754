"""A name that nobody published has: people with similar names are offered on the page, marked, and never counted."""

import json
import re
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from tests import factories
from tests.canaries import everything_in
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.catalogue.models import Name
from tracker.catalogue.people.names import common
from tracker.catalogue.people.names.similar import MOST_OFFERED, similar_people
from tracker.people.models import Person

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
HEADING = "People with similar names"


@pytest.fixture
def people(published: Publish, researcher: User) -> dict[str, Person]:
    names = ("Sergei Ivanov", "Bikash Gharti", "Suk Raj Chaudhary", "Хуан Перес", "علي حسن", "Anna Kovalenko")
    made = {name: factories.person(name, by=researcher, nationalities=["NP"]) for name in names}
    published(*made.values())
    return made


def page(public: Client, path: str) -> str:
    answer: Any = public.get(path)
    assert answer.status_code == 200, path
    return everything_in("", b"".join(answer.streaming_content) if answer.streaming else answer.content)


def offered(html: str) -> list[str]:
    return re.findall(r'href="/people/(P-[^/"]+)/"', html.partition(HEADING)[2].partition("</section>")[0])


@pytest.mark.parametrize(
    ("q", "name"),
    [
        ("Ivanov Sergei Petrovich", "Sergei Ivanov"),
        ("Иванов Сергей Петрович", "Sergei Ivanov"),
        ("Bikadh Gharti", "Bikash Gharti"),
        ("Bikash Ghanti", "Bikash Gharti"),
        ("Suk Raj Bahadur Chaudhary", "Suk Raj Chaudhary"),
        ("Juan Carlos Perez", "Хуан Перес"),
        ("Ali Hassan Omar", "علي حسن"),
        ("Kovalemko", "Anna Kovalenko"),
    ],
)
def test_who_is_meant_is_offered_and_not_counted(public: Client, people: dict[str, Person], q: str, name: str) -> None:
    html = page(public, f"/people/?q={q}")
    assert people[name].reference in offered(html)
    assert "No published record matches" in html
    assert re.search(r"<strong>0 people</strong>", html)
    answer = json.loads(page(public, f"/api/v1/people/?q={q}"))
    assert answer["counts"]["recorded"]["people"] == 0
    for path in (f"/api/v1/people/?q={q}", f"/people.csv?q={q}"):
        assert people[name].reference not in page(public, path), path


@pytest.mark.parametrize("q", ["Sergei Ivanov", "Wolfgang Zimmermann", "P-7K2M9Q", "!!", "\u200b", "bin"])
def test_nobody_is_offered_where_somebody_is_found_or_nobody_is_like_it(
    public: Client, people: dict[str, Person], q: str
) -> None:
    assert HEADING not in page(public, f"/people/?q={q}")


def test_without_a_name_nothing_is_offered(public: Client, people: dict[str, Person]) -> None:
    assert HEADING not in page(public, "/people/?nationality=CU")


def test_whoever_is_no_longer_public_is_not_offered(
    public: Client, people: dict[str, Person], researcher: User
) -> None:
    factories.person("Sergei Petrov Ivanov", by=researcher)
    assert offered(page(public, "/people/?q=Ivanov Sergei Petrovich")) == [people["Sergei Ivanov"].reference]


def test_at_most_ten_are_offered_the_likest_first(published: Publish, researcher: User) -> None:
    published(*[factories.person(f"Bikash Ghart{'iy' * n}", by=researcher) for n in range(1, MOST_OFFERED + 3)])
    found = similar_people("Bikash Raj Gharti")
    assert len(found) == MOST_OFFERED
    assert found[0].name == "Bikash Ghartiy"


def test_what_very_many_have_is_looked_for_too(people: dict[str, Person]) -> None:
    common._noticed.cache_clear()
    with connections["catalogue"].cursor() as cursor:
        cursor.execute(f"ANALYZE {Name._meta.db_table}")
    common._noticed.cache_clear()
    try:
        for q in ("Ivanov Sergei Petrovich", "Anna Ivanovna Kovalenko", "Rikash Gharti"):
            assert similar_people(q), q
    finally:
        common._noticed.cache_clear()


@pytest.mark.parametrize("q", ["'" * 50, "ﷺ" * 100, "王" * 100, "a-" * 99, "\\ ' : & | ! ( )"])
def test_no_question_is_hostile(people: dict[str, Person], q: str) -> None:
    assert similar_people(q) == []


@pytest.mark.parametrize(
    ("q", "is_offered"), [("Ivanov Sergei Petrovich", True), ("Sergei Ivanov", False), ("Wolfgang Zimmermann", False)]
)
def test_the_newsroom_says_who_has_a_similar_name_where_the_list_is_empty(
    client: Client, researcher: User, q: str, is_offered: bool
) -> None:
    person = factories.person("Sergei <Ivanov>", by=researcher)
    client.force_login(researcher)
    answer = client.get("/people/person/", {"q": q})
    assert answer.context["cl"].result_count == (q == "Sergei Ivanov")
    html = answer.content.decode()
    assert ("People with similar names" in html) is is_offered
    assert (f"Sergei &lt;Ivanov&gt; ({person.reference})</a>" in html) is is_offered
