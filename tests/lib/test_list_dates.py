"""Dates as lists write them, in six languages: read as far as they say something, and never one day further."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.lib.dates.list_dates import DateNotRead, Order, date_of_serial, may_be_either, order_shown_by, read_date
from tracker.lib.dates.partial_dates import PartialDate

READ = {
    "05.08.1986": "1986-08-05",
    "5/8/1986": "1986-08-05",
    "05-08-1986": "1986-08-05",
    "1986-08-05": "1986-08-05",
    "1986/08/05": "1986-08-05",
    "1986.08.05": "1986-08-05",
    "1974 г.р.": "1974",
    "1988 р.н.": "1988",
    "1988": "1988",
    "00.00.1988": "1988",
    "00.03.1988": "1988-03",
    "03.1988": "1988-03",
    "1986-08": "1986-08",
    "08/1986": "1986-08",
    "август 2023": "2023-08",
    "5 августа 1986 г.": "1986-08-05",
    "1 січня 2023 року": "2023-01-01",
    "5 août 1986": "1986-08-05",
    "1er mars 2023": "2023-03-01",
    "5 de agosto de 1986": "1986-08-05",
    "٥ أغسطس ١٩٨٦": "1986-08-05",
    "١١ كانون الثاني ٢٠٢٣": "2023-01-11",
    "٠٥/٠٨/١٩٨٦": "1986-08-05",
    "Aug 5, 1986": "1986-08-05",
    "3rd of May 2023": "2023-05-03",
    "5-Aug-86": "1986-08-05",
    "5.VIII.1986": "1986-08-05",
    "VIII 1986": "1986-08",
    "до 05.2024": "[..2024-05]",
    "не позднее 5 мая 2024": "[..2024-05-05]",
    "antes de 2024": "[..2024]",
    "depuis mars 2023": "[2023-03..]",
    "после 2023": "[2023..]",
    "бл. 1988": "1988~",
    "около 1988 г.": "1988~",
    "1988?": "1988?",
    "III кв. 2023": "[2023-07..2023-09]",
    "3 квартал 2023": "[2023-07..2023-09]",
    "Q3 2023": "[2023-07..2023-09]",
    "1 полугодие 2023": "[2023-01..2023-06]",
    "5–10.08.2023": "[2023-08-05..2023-08-10]",
    "05.08.2023-10.08.2023": "[2023-08-05..2023-08-10]",
    "с 2023 по 2024": "[2023..2024]",
    "август-сентябрь 2023": "[2023-08..2023-09]",
    "du 5 au 10 août 2023": "[2023-08-05..2023-08-10]",
    "45415": "2024-05-03",
    "20240503": "2024-05-03",
    "19081986": "1986-08-19",
    "2023-08-05 00:00:00": "2023-08-05",
    "05.08.2023 14:30": "2023-08-05",
}
ASKED = [
    "весной 2023",
    "подтверждено 05.05.2024",
    "2055 BS",
    "14/05/1402 هـ",
    "5.08",
    "кінець 2023",
    "Bakhmut",
    "2023 или 2024",
]
REFUSED = ["31.02.1991", "29.02.2023", "13/25/2020", "1402/05/14", "1899", "12.13.2020"]


@pytest.mark.parametrize("text", READ)
def test_a_date_of_a_list_is_read(text: str) -> None:
    assert read_date(text, Order.DAY_FIRST) == READ[text]


@pytest.mark.parametrize("text", ASKED)
def test_what_is_not_understood_is_asked(text: str) -> None:
    with pytest.raises(DateNotRead) as why:
        read_date(text, Order.DAY_FIRST)
    assert why.value.is_question


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(DateNotRead) as why:
        read_date(text, Order.DAY_FIRST)
    assert not why.value.is_question


@pytest.mark.parametrize("text", ["05.08.1986", "05081986", "1/2/23"])
def test_a_date_that_may_be_either_is_asked_where_the_column_shows_no_order(text: str) -> None:
    with pytest.raises(DateNotRead):
        read_date(text, None)


def test_the_order_of_a_column_decides() -> None:
    assert read_date("05/08/1986", Order.MONTH_FIRST) == "1986-05-08"
    assert read_date("25.08.1986", None) == "1986-08-25"


def test_what_shows_an_order() -> None:
    shown = {text: order_shown_by(text) for text in ("25.08.1986", "08/25/1986", "05.08.1986", "1986-08-25", "Бахмут")}
    assert shown == {
        "25.08.1986": Order.DAY_FIRST,
        "08/25/1986": Order.MONTH_FIRST,
        "05.08.1986": None,
        "1986-08-25": None,
        "Бахмут": None,
    }
    assert may_be_either("05.08.1986")
    assert not may_be_either("05.05.1986")


def test_day_numbers_of_both_calendars() -> None:
    assert date_of_serial(45415) == "2024-05-03"
    assert date_of_serial(43953, is_1904=True) == "2024-05-03"
    with pytest.raises(DateNotRead):
        date_of_serial(12)


@given(st.text(alphabet="0123456789./- []~?абгvixдоclиQ", max_size=24), st.sampled_from([*Order, None]))
def test_whatever_is_read_is_a_partial_date_within_its_words(text: str, order: Order | None) -> None:
    try:
        read = read_date(text, order)
    except DateNotRead:
        return
    parsed = PartialDate.parse(read)
    # A day is there only where the text has figures for a day.
    if parsed.precision == "day":
        assert len([sign for sign in text if sign.isdigit()]) >= 4
