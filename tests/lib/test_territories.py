"""Territories: the fixture is whole, and other tools understand its codes."""

import pytest

from tracker.lib.dates.partial_dates import PartialDate
from tracker.lib.territories import LARGER_REGIONS, REGIONS, label, region_of, regions_within, territories

# Codes that are not ISO 3166-1, each looked up by hand in FollowTheMoney's list of countries.
SPECIAL = set(
    "XK EU SUHH YUCS CSXX CSHH DD GE-AB X-SO MD-PMR UA-CRI UA-DPR UA-LPR AZ-NK CY-TRNC SO-SOM".split()  # noqa: SIM905
)


def test_every_iso_country_is_there_and_nothing_else_but_the_special_ones() -> None:
    codes = set(territories())
    assert codes > SPECIAL
    assert len(codes - SPECIAL) == 249
    assert all(len(code) == 2 and code.isupper() for code in codes - SPECIAL)


def test_every_code_survives_followthemoneys_own_cleaner() -> None:
    types = pytest.importorskip("followthemoney.types", reason="needs the FollowTheMoney library, which we do not ship")
    for code in territories():
        assert types.registry.country.clean(code) == code.lower()


def test_every_entry_is_filled_in() -> None:
    for entry in territories().values():
        assert all((entry.en, entry.ru, entry.uk))
        assert entry.region in REGIONS
        assert entry.kind in ("state", "historic", "disputed", "territory", "union")
        assert entry.parent is None or territories()[entry.parent].kind == "state"
        for stated in filter(None, (entry.valid_from, entry.valid_to)):
            PartialDate.parse(stated)


def test_no_two_territories_have_one_name() -> None:
    for language in ("en", "ru", "uk"):
        names = [getattr(entry, language) for entry in territories().values()]
        assert len(names) == len(set(names))


def test_every_region_holds_something() -> None:
    assert {entry.region for entry in territories().values()} == set(REGIONS)


def test_labels_are_given_in_three_languages() -> None:
    assert [label("NP"), label("NP", "ru"), label("NP", "uk")] == ["Nepal", "Непал", "Непал"]
    assert label("HK") == "Hong Kong"
    assert [label("stateless"), label("unknown"), label("unknown", "ru")] == ["Stateless", "Not known", "Неизвестно"]


def test_larger_regions_hold_regions_each_in_one() -> None:
    held = [each for several in LARGER_REGIONS.values() for each in several]
    assert len(held) == len(set(held))
    assert set(held) <= set(REGIONS)
    assert set(regions_within("Africa")) == {each for each in REGIONS if each.endswith("Africa")}
    assert regions_within("Oceania") == ("Oceania",)


def test_a_code_that_is_none_is_given_back_and_has_no_region() -> None:
    assert label("QQ") == "QQ"
    assert [region_of("QQ"), region_of("stateless"), region_of("GE-AB")] == [None, None, "Caucasus"]
