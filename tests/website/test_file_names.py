"""Names of saved files: they say what was asked, in letters that every system takes."""

import re
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests import factories
from tests.conftest import Publish
from tracker.catalogue.people.filter import PeopleFilter
from tracker.website.file_names import LONGEST_FILTER, file_name

SAFE = re.compile(r"[A-Za-z0-9_-]+\.(csv|zip)")
HOSTILE = ['"; filename="x.exe', "../../etc/passwd", "a\r\nSet-Cookie: b", "Глосс", "%00", "…", "CON", "x" * 300, ";"]


def saved_as(public: Client, address: str) -> str:
    answer = public.get(address)
    assert answer.status_code == 200, address
    b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    (name,) = re.findall(r'^attachment; filename="([^"]+)"$', answer["Content-Disposition"])
    return str(name)


@pytest.mark.django_db(databases=["default", "catalogue"])
def test_a_file_is_named_for_its_filter(published: Publish, public: Client) -> None:
    published(factories.person("Bimal", nationalities=["NP"]))
    number = saved_as(public, "/people.csv").removeprefix("people-generation-").removesuffix(".csv")
    assert number.isdecimal()
    names = {
        "/people.csv?fate=killed&nationality=NP": f"people-nationality-NP-fate-killed-generation-{number}.csv",
        "/people.zip?fate=killed&nationality=NP": f"people-nationality-NP-fate-killed-generation-{number}.zip",
        "/fates.csv?nationality=NP&nationality=IN&q=": f"fates-nationality-IN-NP-generation-{number}.csv",
        "/figure-links.csv?measure=killed": f"figure-links-measure-killed-generation-{number}.csv",
        "/units.csv": f"units-generation-{number}.csv",
        "/people.csv?contract_from=2023-09": f"people-contract_from-2023-09-generation-{number}.csv",
    }
    for address, name in names.items():
        assert saved_as(public, address) == name


@pytest.mark.django_db(databases=["default", "catalogue"])
@pytest.mark.parametrize("value", [each for each in HOSTILE if len(each) < 100])
def test_hostile_values_make_no_hostile_name(public: Client, value: str) -> None:
    for address in ("people.csv", "people.zip", "units.csv"):
        assert SAFE.fullmatch(saved_as(public, f"/{address}?{urlencode({'q': value})}"))


@given(st.dictionaries(st.sampled_from(["q", "nationality", "unit", "sex"]), st.lists(st.text(), max_size=4)))
def test_any_filter_has_one_short_and_safe_name(asked: dict[str, list[str]]) -> None:
    params, turned = QueryDict(mutable=True), QueryDict(mutable=True)
    for name, values in asked.items():
        params.setlist(name, values)
    for name, values in reversed(asked.items()):
        turned.setlist(name, values[::-1])
    names = {file_name("people", PeopleFilter(each), number=5, ending="csv") for each in (params, turned)}
    assert len(names) == 1
    (name,) = names
    assert SAFE.fullmatch(name)
    assert len(name) <= len("people--generation-5.csv") + LONGEST_FILTER


def test_two_filters_that_look_the_same_have_two_names() -> None:
    names = {
        file_name("people", PeopleFilter(QueryDict(urlencode({"q": q}))), number=1, ending="csv")
        for q in ("Глосс", "Gloss", "gloss!", "x" * 90, "x" * 91, "!", "?")
    }
    assert len(names) == 7
