"""Before somebody says that two are one person: what could not be true then."""

import re

import pytest
from django.test import Client

from tests import factories
from tests.newsroom.lists.conftest import Bring, text_of
from tracker.intake.models import Batch

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def _words(desk: Client, address: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", text_of(desk, address)).split())


def test_a_contract_and_a_fate_after_the_death_that_is_known_are_told_at_the_pair(desk: Client, bring: Bring) -> None:
    factories.person("Тошмазаров Жахонгир", nationalities=["KG"], fates=[{"kind": "killed", "on": "[..2025-01-14]"}])
    address = bring("1;Тошмазаров Жахонгир;;Кыргызстан;;19.01.2025;;пропал без вести;23.02.2025;;")
    page = _words(desk, f"{address}persons/?group=C")
    assert "the contract (2025-01-19) would come after the fate “Killed” ([..2025-01-14])" in page
    # Somebody dead may still be reported missing.
    assert "“Missing”" not in page


def test_two_rows_with_two_deaths_are_told_and_the_same_death_twice_is_not(desk: Client, bring: Bring) -> None:
    one = "1;Тошмазаров Жахонгир;20.06.1986;Кыргызстан;PA1;17.09.2022;;погиб;16.05.2023;;"
    address = bring(one, one.replace("1;", "2;", 1), one.replace("1;", "3;", 1).replace("16.05.2023", "17.06.2023"))
    assert Batch.objects.get().pairs.count() == 3
    page = _words(desk, f"{address}persons/")
    assert page.count("If they are one person: two deaths:") == 2
