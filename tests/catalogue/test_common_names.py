"""Names that many people have: looked up in another way, and found all the same."""

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.catalogue.models import Name
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.names import common
from tracker.lib.names.name_fields import matches
from tracker.lib.names.name_keys import is_common, search_keys, search_terms

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])

WORDS = (
    "Ram",
    "Rame",
    "Thapa",
    "Thapaliya",
    "राम",
    "Хуан",
    "Juan",
    "Perez",
    "Ali",
    "Alina",
    "Kim",
    "김철수",
    "Li-Wei",
    "a",
)
LEXEMES = sorted({lexeme for word in WORDS for lexeme in search_keys(word).split()})
several = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@pytest.fixture
def spelled(published: Publish, researcher: User) -> None:
    names = (
        "Ram Thapa",
        "Rame Thapaliya",
        "राम थापा",
        "Хуан Перес",
        "Juan Perez",
        "Ali Kim",
        "Alina Kim",
        "Kim Li-Wei",
    )
    published(*[factories.person(name, by=researcher) for name in names])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(q=several, common=st.frozensets(st.sampled_from(LEXEMES)))
def test_whatever_is_common_the_same_is_found(spelled: None, q: str, common: frozenset[str]) -> None:
    plain, other = matches(q), matches(q, common=common)
    assert plain is not None
    assert other is not None
    rows = Name.objects.using("catalogue")
    assert set(rows.filter(plain)) == set(rows.filter(other))


def test_no_index_is_asked_for_what_is_common() -> None:
    sql = str(Name.objects.using("catalogue").filter(matches("Ram Bahadur", common={"r:ram"}) or []).query)
    assert "'r:bahadur':*" in sql.partition("ts_match_vq")[0]
    assert "'r:ram':*" in sql.partition("ts_match_vq")[2]
    assert "ts_match_vq" not in str(Name.objects.filter(matches("Bahadur Shrestha", common={"r:ram"}) or []).query)
    assert "ts_match_vq" not in str(Name.objects.filter(matches("Ram", common={"r:ram"}) or []).query)


@pytest.mark.parametrize(
    ("name", "is_it"),
    [("mohammad", True), ("moha", True), ("mohammadi", False), ("mo", True), ("ali", True), ("bahadur", False)],
)
def test_what_begins_a_common_name_is_common(name: str, is_it: bool) -> None:
    (term,) = search_terms(name)
    assert is_common(term, {"r:mohammad"}) is is_it


def test_postgresql_notices_what_is_common(spelled: None) -> None:
    common._noticed.cache_clear()
    assert common.common_lexemes() == frozenset()
    with connections["catalogue"].cursor() as cursor:
        cursor.execute(f"ANALYZE {Name._meta.db_table}")
    common._noticed.cache_clear()
    try:
        assert {"r:kim", "s:km"} <= common.common_lexemes()
        for q in ("Kim Alina", "Alina", "Kim Alina Ali"):
            assert [person.name for person in PeopleFilter.of(q=q).rows()] == ["Alina Kim"], q
        assert PeopleFilter.of(q="Kim").rows().count() == 3
    finally:
        common._noticed.cache_clear()
