"""Call signs that a remark names."""

import pytest

from tracker.intake.sheets.cells.names_in_cells import call_signs_in


@pytest.mark.parametrize(
    ("remark", "signs"),
    [
        ("позывной «Тюльпан»", ["Тюльпан"]),
        ('Позивний: "Грім", водій', ["Грім"]),
        ("known by the call sign “Simba”, missing", ["Simba"]),
        ("indicatif «Lion» puis nom de guerre «Roc»", ["Lion", "Roc"]),
        ("الاسم الحركي: «صقر»", ["صقر"]),
        ("погиб у села «Тюльпан»", []),
        ("позывной неизвестен", []),
        ("", []),
    ],
)
def test_only_what_is_called_one_and_stands_in_quotes_is_a_call_sign(remark: str, signs: list[str]) -> None:
    assert call_signs_in(remark) == signs
