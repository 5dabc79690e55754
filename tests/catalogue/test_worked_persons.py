"""The counting rules as worked persons: who counts for which side, in which stratum, with which fate."""

from typing import Any

import pytest

from tests import factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.catalogue import models as public_side
from tracker.catalogue.people.filter import PeopleFilter
from tracker.vocabulary.people import FateKind, Stratum

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])

SIGNED_2023 = {"side": "RU", "signed_on": "2023-09"}


@pytest.fixture
def shown(published: Publish) -> Any:
    """Publish one person and give the public row."""

    def publish_and_find(**columns: Any) -> public_side.Person:
        made = factories.person(**columns)
        published(made)
        return public_side.Person.objects.get(pk=made.reference)

    return publish_and_find


def test_a_man_of_two_nationalities_stands_under_both_and_counts_once(shown: Any) -> None:
    row = shown(nationalities=["CO", "ES"], contracts=[SIGNED_2023])
    assert row.nationalities == ["CO", "ES"]
    assert row.counted_as == ["RU:foreign_at_signing"]
    assert PeopleFilter.of().counts().foreign.people == 1


def test_naturalised_before_signing_is_also_a_national(shown: Any) -> None:
    russian = {"territory_id": "RU", "basis": "naturalised", "from_on": "2021"}
    row = shown(nationalities=["TJ", russian], contracts=[SIGNED_2023])
    assert row.strata == [Stratum.ALSO_NATIONAL]


def test_naturalised_after_signing_is_foreign_at_signing(shown: Any) -> None:
    russian = {"territory_id": "RU", "basis": "naturalised", "from_on": "2024-03"}
    row = shown(nationalities=["TJ", russian], contracts=[SIGNED_2023])
    assert row.strata == [Stratum.FOREIGN]


def test_an_undated_russian_passport_beside_another_is_not_known(shown: Any) -> None:
    row = shown(nationalities=["TJ", "RU"], contracts=[SIGNED_2023])
    assert row.strata == [Stratum.UNKNOWN]


def test_a_grant_after_the_contract_dates_the_undated_passport(shown: Any) -> None:
    grant = {"territory_id": "RU", "state": "granted", "on": "2024-05"}
    row = shown(nationalities=["TJ", "RU"], contracts=[SIGNED_2023], grants=[grant])
    assert row.strata == [Stratum.FOREIGN]
    assert row.grants_counted == 1


def test_a_grant_before_the_contract_makes_a_national(shown: Any) -> None:
    grant = {"territory_id": "RU", "state": "granted", "on": "2022-12"}
    row = shown(nationalities=["TJ"], contracts=[SIGNED_2023], grants=[grant])
    assert row.strata == [Stratum.ALSO_NATIONAL]


def test_a_dual_national_by_birth_is_also_a_national(shown: Any) -> None:
    russian = {"territory_id": "RU", "basis": "birth"}
    row = shown(nationalities=["IL", russian], contracts=[SIGNED_2023])
    assert row.strata == [Stratum.ALSO_NATIONAL]


def test_a_crimean_with_two_passports_has_a_line_of_his_own(shown: Any) -> None:
    russian = {"territory_id": "RU", "basis": "naturalised", "from_on": "2014"}
    row = shown(nationalities=["UA", russian], contracts=[SIGNED_2023])
    assert row.strata == [Stratum.UKRAINIAN_NATIONAL]
    assert PeopleFilter.of().counts().foreign.people == 0


def test_an_abkhaz_stands_under_abkhazia_not_georgia(shown: Any) -> None:
    row = shown(nationalities=["GE-AB"], contracts=[SIGNED_2023])
    assert row.nationalities == ["GE-AB"]
    assert row.strata == [Stratum.FOREIGN]


def test_a_stateless_man_is_foreign_and_stands_under_stateless(shown: Any) -> None:
    row = shown(nationalities=[{"kind": "stateless"}], contracts=[SIGNED_2023])
    assert row.nationalities == ["stateless"]
    assert row.strata == [Stratum.FOREIGN]


def test_a_north_korean_soldier_is_state_troops(published: Publish) -> None:
    contingent = factories.unit("Contingent", kind="contingent", territory_id="KP")
    battalion = factories.unit("Storm battalion", parents=[contingent], territory_id="KP")
    soldier = factories.person(nationalities=["KP"], services=[{"side": "RU", "unit": battalion}])
    published(contingent, battalion, soldier)
    row = public_side.Person.objects.get(pk=soldier.reference)
    assert row.strata == [Stratum.STATE_TROOPS]
    assert not row.has_contract


def test_a_re_enlisted_man_counts_once_by_his_first_contract(shown: Any) -> None:
    again = {"side": "RU", "signed_on": "2024-11"}
    row = shown(nationalities=["NP"], contracts=[again, SIGNED_2023])
    assert row.counted_as == ["RU:foreign_at_signing"]
    assert public_side.Recruitment.objects.get(person=row).on == "2023-09"


def test_killed_without_a_date_prevails_over_missing_later(shown: Any) -> None:
    row = shown(fates=[{"kind": "killed"}, {"kind": "missing", "on": "2025-01"}])
    assert row.fate_now == FateKind.KILLED
    assert row.fates_ever == ["killed", "missing"]


def test_a_rejected_death_leaves_the_fate_that_was(published: Publish, publisher: User) -> None:
    made = factories.person(
        level_ground="own_public_act",
        level_reason="He phoned a newspaper.",
        fates=[
            {"kind": "captured", "on": "2024-02"},
            {"kind": "killed", "on": "2024-01", "status": "rejected", "status_reason": "He phoned home."},
        ],
    )
    published(made, by=publisher)
    row = public_side.Person.objects.get(pk=made.reference)
    assert row.fate_now == FateKind.CAPTURED
    assert row.fates_ever == ["captured"]


@pytest.mark.parametrize(
    ("service", "fate", "counted"),
    [
        ({"from_on": "2014-08", "to_on": "2016"}, {"kind": "killed"}, False),
        ({"from_on": "2014-08"}, {"kind": "killed", "on": "2022-10"}, True),
        ({"from_on": "2014-08"}, {"kind": "killed"}, False),
        ({"from_on": "2014-08", "to_on": "2022-03"}, {"kind": "killed"}, True),
        ({}, {"kind": "killed", "on": "[..2021-12]"}, False),
        ({}, {"kind": "killed", "on": "[..2023-12-04]"}, True),
        ({"from_on": "2022"}, {"kind": "killed"}, True),
    ],
)
def test_service_begun_in_2014_counts_only_where_it_went_on(
    shown: Any, service: dict[str, str], fate: dict[str, str], counted: bool
) -> None:
    row = shown(nationalities=["CO"], services=[{"side": "RU", **service}], fates=[fate])
    assert row.strata == [Stratum.FOREIGN if counted else Stratum.NOT_COUNTED]


def test_a_civilian_helper_under_a_military_contract_counts(shown: Any) -> None:
    row = shown(nationalities=["IN"], contracts=[{**SIGNED_2023, "role_class": "civilian"}])
    assert row.strata == [Stratum.FOREIGN]


def test_a_citizen_of_the_side_alone_is_no_foreigner(shown: Any) -> None:
    row = shown(nationalities=["RU"], contracts=[SIGNED_2023])
    assert row.strata == [Stratum.NOT_COUNTED]


def test_a_revoked_grant_is_not_counted(shown: Any) -> None:
    granted = {"territory_id": "RU", "state": "granted", "on": "2024"}
    revoked = {"territory_id": "RU", "state": "revoked", "on": "2025"}
    row = shown(nationalities=["UZ"], contracts=[SIGNED_2023], grants=[granted, revoked])
    assert row.grants_counted == 0
    assert row.citizenship_states == ["revoked"]
