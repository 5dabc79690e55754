import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from tracker.lib.spreadsheets.records import records

FIELDS = st.text(alphabet='aя1;," \n\t', max_size=6)
ROWS = st.lists(st.lists(FIELDS, min_size=1, max_size=3), min_size=1, max_size=8)


@given(rows=ROWS, separator=st.sampled_from(";,\t"), quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_whatever_was_written_with_correct_quotes_is_read_back(
    rows: list[list[str]], separator: str, quoting: int
) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=separator, quoting=quoting, lineterminator="\n").writerows(rows)  # type: ignore[arg-type]
    lines = file.getvalue().removesuffix("\n").split("\n")
    assert [record.fields for record in records(lines, separator, usual_width=0)] == rows


@given(lines=st.lists(st.text(alphabet='aя1;" ', max_size=8), min_size=1, max_size=40))
def test_no_line_is_lost_whatever_its_quotes(lines: list[str]) -> None:
    found = list(records(lines, ";", usual_width=2))
    spanned = [1 + sum(field.count("\n") for field in record.fields) for record in found]
    assert sum(spanned) == len(lines)
    assert [record.line for record in found] == [1 + sum(spanned[:place]) for place in range(len(found))]
