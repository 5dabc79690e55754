"""A list with a Latin and a Cyrillic column of whole names: both are names, and a row has that which it has."""

from collections.abc import Callable

from django.test import Client

from tests.newsroom.lists.conftest import text_of, work
from tracker.accounts.models import User
from tracker.intake.models import Batch

HEADS = "No;Name;ФИО;DOB;Nationality"
ROWS = (
    "1;Ram Thapa;;20.06.1986;Nepal",
    "2;;Тошмазаров Жахонгир;21.06.1986;Кыргызстан",
    "3;Sita Rai;Сита Рай;22.06.1986;Nepal",
)


def test_the_second_column_is_proposed_as_a_second_spelling(read: Callable[..., Batch]) -> None:
    batch = read(HEADS, *ROWS)
    assert [each.field for each in batch.columns.all()][1:3] == ["name_full", "name_second"]
    names = [[said["text"] for kind, said in row.read["claims"] if kind == "name"] for row in batch.rows.all()[1:]]
    assert names == [["Ram Thapa"], ["Тошмазаров Жахонгир"], ["Sita Rai", "Сита Рай"]]
    assert {row.outcome for row in batch.rows.all()[1:]} == {"ready"}


def test_two_columns_in_one_script_are_not_both_taken_for_names(read: Callable[..., Batch]) -> None:
    batch = read("Name;Full name;DOB", "Ram Thapa;Ram B. Thapa;1986", "Sita Rai;Sita K. Rai;1987")
    assert sorted(each.field for each in batch.columns.all()) == ["born_on", "name_full", "remark"]


def test_saying_of_both_that_they_are_the_whole_name_is_not_refused(
    researcher: User, bring: Callable[..., Batch]
) -> None:
    desk = Client()
    desk.force_login(researcher)
    batch = bring(HEADS, *ROWS, side="")
    columns = {f"field-{each.number}": each.field for each in batch.columns.all()}
    orders = {f"order-{each.number}": each.order for each in batch.columns.all()}
    answer = desk.post(f"/intake/batch/{batch.pk}/columns/", columns | orders | {"field-3": "name_full"})
    assert answer.status_code == 302
    work()
    assert batch.columns.get(number=3).field == "name_second"
    assert "Go on" in text_of(desk, f"/intake/batch/{batch.pk}/words/")
