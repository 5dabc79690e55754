"""Whatever text stands in whatever parameter, of pages, files and API lists: an answer, never a fault of ours."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tests.rules.test_registers import PUBLIC_ADDRESSES
from tracker.catalogue.files import CLAIM_FILES
from tracker.catalogue.kinds import LISTS
from tracker.catalogue.people.filter import PeopleFilter

# Every public address is asked, with every text.
pytestmark = [pytest.mark.whole, pytest.mark.django_db(databases=["default", "catalogue"])]

# As they stand in an address: NUL, lone surrogate, broken UTF-8, numbers too large, wildcards, quotes, marks, length.
TEXTS = (
    *("%00", "U-%00", "U-000000%00", "%ED%A0%80", "%FF", "%F0%9F%92%A9", "99999999999999999999999", "-1", "1e9"),
    *("%25", "%27%22%3B--", "%E2%80%8F", "%5B..%5D", "0000-00-00", "x" * 600, "%0A", "%26%3D%3F%23", "NaN", "..", ""),
)


CLAIMS = {file.name for file in CLAIM_FILES}
FEW = {"fates", "contracts"}
"""Of the files and lists of claims, which all read the same filter, these are asked."""


def addresses() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The public addresses without a reference, each with the parameters of its list, and some that it has not."""
    for address in sorted(PUBLIC_ADDRESSES):
        noun = address.removeprefix("api/v1/").strip("/").partition(".")[0] or "home"
        if "<" not in address and noun not in CLAIMS - FEW:
            listed = next((each for each in LISTS if each.slug == noun), None)
            own = (
                PeopleFilter.parameters()
                if noun in ("people", *FEW)
                else listed.filter_set.parameters()
                if listed
                else ("q",)
            )
            yield address, (*own, "sort", "cursor", "before", "reference", "colour")


def read(client: Client, path: str, **headers: str) -> Any:
    """The answer, with all of it read: a file that nobody reads stays open."""
    response: Any = client.get(path, headers=headers)
    response.body = b"".join(response.streaming_content) if response.streaming else response.content
    return response


def faults(client: Client, *queries: tuple[str, str]) -> list[tuple[int, str, str]]:
    """Status, address and query of each that is answered as if we were at fault."""
    wrong = []
    for address, query in queries:
        response = read(client, f"/{address}?{query}")
        if response.status_code not in (200, 302, 400):
            wrong.append((response.status_code, address, query))
    return wrong


def test_the_parameters_of_every_list_are_asked() -> None:
    asked = {name for _, names in addresses() for name in names}
    for listed in LISTS:
        assert asked >= set(listed.filter_set.parameters())


@pytest.mark.parametrize("text", ["%00", "U-000000%00"])
def test_unreadable_text_in_one_parameter_is_no_fault_of_ours(text: str, public: Client, published: Publish) -> None:
    published(factories.person("Adam Smith", nationalities=["NP"]))
    asked = [(address, f"{name}={text}") for address, names in addresses() for name in names]
    assert faults(public, *asked) == []


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_in_all_parameters_together_is_a_fault_of_ours(text: str, public: Client, published: Publish) -> None:
    published(factories.person("Adam Smith", nationalities=["NP"]))
    asked = [
        (address, "&".join(f"{name}={text}" for name in chosen))
        for address, names in addresses()
        for chosen in (names, names[:-5], names[:-5:2], names[1:-5:2])
    ]
    assert faults(public, *asked) == []


@pytest.mark.parametrize("text", ["%00", "a%00", "%FF", "x" * 9000])
def test_no_name_of_a_parameter_is_a_fault_of_ours(text: str, public: Client) -> None:
    assert faults(public, *((address, f"{text}=1") for address, _ in addresses())) == []


@pytest.mark.parametrize("text", ["%00", "P-%00", "%ED%A0%80", "x" * 600, "%F0%9F%92%A9", "P-0000000000000000"])
def test_no_text_in_the_place_of_a_reference_is_a_fault_of_ours(text: str, public: Client) -> None:
    for address in PUBLIC_ADDRESSES:
        if "<" in address:
            path = address.replace("<str:reference>", text).replace("<str:code>", text)
            assert public.get(f"/{path}").status_code in (301, 302, 404), path
