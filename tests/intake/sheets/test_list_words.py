"""Every word of the agreed lists is understood: heads of columns and words of fates, sexes, terms, in six languages."""

import csv
from pathlib import Path

import pytest

from tracker.intake.list_fields import FIELDS
from tracker.intake.sheets.cells.words import head_words, is_not_known, key, list_words

WORDS = Path(__file__).parents[2] / "reference" / "intake"
LANGUAGES = ("en", "ru", "uk", "fr", "es", "ar")


def _rows(name: str) -> list[dict[str, str]]:
    with (WORDS / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", _rows("header_words.csv"), ids=lambda row: row["field"])
def test_every_head_of_the_agreed_list_is_known(row: dict[str, str]) -> None:
    words = [word for language in LANGUAGES for word in row[language].split("|") if word]
    assert [word for word in words if row["field"] not in head_words().get(key(word), ())] == []


@pytest.mark.parametrize("row", _rows("value_words.csv"), ids=lambda row: f"{row['list']} {row['value']}")
def test_every_word_of_the_agreed_list_has_its_value(row: dict[str, str]) -> None:
    if row["list"] == "date_word":
        return  # `test_list_dates` reads dates with them.
    value = "" if row["value"].startswith("(") else row["value"]
    known = list_words(row["list"])
    words = [word for language in LANGUAGES for word in row[language].split("|") if word and "(beside" not in word]
    assert [word for word in words if known.get(key(word)) != value] == []


def test_what_every_head_means_is_a_field() -> None:
    assert {field for fields in head_words().values() for field in fields} == set(FIELDS)


@pytest.mark.parametrize("text", ["", " ", "н/д", "—", "-", "s/d", "N/A", "?", "не указано", "غير معروف", "…"])
def test_signs_for_not_known_are_empty(text: str) -> None:
    assert is_not_known(text)


@pytest.mark.parametrize("text", ["0", "нет данных о нём", "На", "No Name"])
def test_other_words_are_not(text: str) -> None:
    assert not is_not_known(text)
