from pathlib import Path

import pytest

from tests.lib.spreadsheets.making import opened, texts_of
from tracker.lib.spreadsheets.limits import Refused
from tracker.lib.spreadsheets.opening import Spreadsheet


def read(folder: Path, text: str, **options: str) -> list[tuple[int, list[str]]]:
    return texts_of(opened(folder, text.encode(), "list.csv", **options).rows())


def separator_of(book: Spreadsheet) -> str:
    assert book.description.text is not None
    return book.description.text.separator.character


@pytest.mark.parametrize("separator", [";", "\t", ",", "|"])
def test_the_separator_is_the_one_that_divides_evenly(tmp_path: Path, separator: str) -> None:
    lines = [["name", "born", "place"], ["Ram, Hari", "1,5", "a;b|c"], ["Ali", "1988", "x"], ["Juan", "1990", "y"]]
    kept = [[f'"{field}"' if set(field) & set(";,|") else field for field in line] for line in lines]
    text = "\n".join(separator.join(line) for line in kept)
    book = opened(tmp_path, text.encode(), "list.csv")
    assert separator_of(book) == separator
    assert [row[1] for row in texts_of(book.rows())] == lines


def test_separators_come_with_their_proof_and_the_others(tmp_path: Path) -> None:
    text = opened(tmp_path, b"a;b\n1;2\n3;4,5\n", "list.csv").description.text
    assert text is not None
    assert "100 %" in text.separator.proof
    assert [other.character for other in text.other_separators] == [",", ""]


def test_a_separator_can_be_chosen_otherwise(tmp_path: Path) -> None:
    assert read(tmp_path, "a;b,c\n1;2,3\n", separator=",") == [(1, ["a;b", "c"]), (2, ["1;2", "3"])]
    assert read(tmp_path, "a;b,c\n", separator="") == [(1, ["a;b,c"])]


def test_a_first_line_that_names_the_separator_is_no_row(tmp_path: Path) -> None:
    book = opened(tmp_path, b"sep=|\na|b;c\n1|2\n", "list.csv")
    assert [(row.number, row.line) for row in book.rows()] == [(1, 2), (2, 3)]
    assert separator_of(book) == "|"


def test_a_lone_quote_takes_no_lines_with_it(tmp_path: Path) -> None:
    lines = ['"Ivan;1980', *(f"Petr{number};1990" for number in range(40)), 'Oleg "Ten";1970']
    rows = read(tmp_path, "\n".join(lines))
    assert len(rows) == 42
    assert rows[0] == (1, ['"Ivan', "1980"])


def test_two_lone_quotes_near_each_other_take_no_lines_with_them(tmp_path: Path) -> None:
    rows = read(tmp_path, 'Name;Born\n"Ivan;1980\nPetr;1990\nOleg";1970\nJuan;1971\n')
    assert [row[1] for row in rows][1:4] == [['"Ivan', "1980"], ["Petr", "1990"], ['Oleg"', "1970"]]


def test_quotes_inside_a_field_stay(tmp_path: Path) -> None:
    assert read(tmp_path, 'a;b\n"Wagner" PMC;2\n') == [(1, ["a", "b"]), (2, ['"Wagner" PMC', "2"])]
    assert read(tmp_path, 'a;b\n"PMC ""Wagner""";2\n') == [(1, ["a", "b"]), (2, ['PMC "Wagner"', "2"])]


def test_a_field_over_several_lines_is_one_and_later_rows_know_their_line(tmp_path: Path) -> None:
    book = opened(tmp_path, b'a;b\n1;"one\ntwo"\n3;4\n', "list.csv")
    assert [(row.number, row.line, row.cells[1].text) for row in book.rows()] == [
        (1, 1, "b"),
        (2, 2, "one\ntwo"),
        (3, 4, "4"),
    ]


def test_ragged_rows_are_neither_cut_nor_lost(tmp_path: Path) -> None:
    book = opened(tmp_path, b"a;b;c\n1\n1;2;3;4\n;;\n1;2;\n", "list.csv")
    rows = list(book.rows())
    assert [(row.number, row.width) for row in rows] == [(1, 3), (2, 1), (3, 4), (5, 3)]
    assert [len(row.cells) for row in rows] == [3, 1, 4, 2]


def test_doubled_heads_stay_two_columns(tmp_path: Path) -> None:
    assert read(tmp_path, "Date;Date\n1;2\n") == [(1, ["Date", "Date"]), (2, ["1", "2"])]


def test_line_ends_may_be_mixed(tmp_path: Path) -> None:
    assert read(tmp_path, "a;b\r\n1;2\n3;4\r5;6") == [
        (1, ["a", "b"]),
        (2, ["1", "2"]),
        (3, ["3", "4"]),
        (4, ["5", "6"]),
    ]


def test_noughts_stay_in_front(tmp_path: Path) -> None:
    assert read(tmp_path, "n;m\n0071;+7\n")[1] == (2, ["0071", "+7"])


def test_a_zero_byte_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Line 2 holds a zero byte"):
        read(tmp_path, "a;b\n1;\0\n")


def test_a_field_of_two_megabytes_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Line 2, field 2: it has more than 32767 characters"):
        read(tmp_path, f"a;b\n1;{'x' * 2_000_000}\n")


def test_five_thousand_columns_are_refused_with_their_line(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Line 2: with this separator it has 5000 fields"):
        read(tmp_path, f"a;b\n{';'.join('x' * 5000)}\n")


def test_a_picture_named_csv_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="picture"):
        opened(tmp_path, b"\x89PNG\r\n\x1a\n" + bytes(100), "list.csv")


@pytest.mark.parametrize("head", ["PK", "BM", "MZ", "RIFF"])
def test_a_head_that_looks_like_another_kind_of_file_is_a_head(tmp_path: Path, head: str) -> None:
    assert read(tmp_path, f"{head};b\n1;2\n")[0] == (1, [head, "b"])
