"""Partial dates: the parser and the database agree, errors help, words read well."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import DataError, connection, connections, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.lib.dates.date_complaints import complaint
from tracker.lib.dates.date_fields import EarliestField, PartialDateField, RangeField
from tracker.lib.dates.date_reading import meanings
from tracker.lib.dates.partial_dates import PartialDate, generalised, hull

# Parts around every edge: last days of months, leap years, the first and last year allowed, things that are no part.
YEARS = st.sampled_from(["1000", "1900", "2000", "2023", "2024", "9998"]) | st.integers(0, 9999).map("{:04}".format)
MONTHS = st.sampled_from(["01", "02", "04", "12"]) | st.integers(0, 99).map("{:02}".format)
DAYS = st.sampled_from(["01", "28", "29", "30", "31"]) | st.integers(0, 99).map("{:02}".format)
SINGLE = YEARS | st.tuples(YEARS, MONTHS).map("-".join) | st.tuples(YEARS, MONTHS, DAYS).map("-".join)
MARKED = st.tuples(SINGLE, st.sampled_from(["", "~", "?", "~?", "?~"])).map("".join)
ENDS = SINGLE | st.just("")
INTERVALS = st.tuples(ENDS, ENDS).map(lambda ends: f"[{ends[0]}..{ends[1]}]")
ODD = st.text("0123456789-~?[]. /T\n١", max_size=24) | st.tuples(MARKED, st.sampled_from("~?%\n]x")).map("".join)
WRITTEN = (MARKED | INTERVALS | ODD).filter(lambda text: text == text.strip())
VALID = (MARKED | INTERVALS).filter(lambda text: parsed(text) is not None)


def parsed(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


def in_database(text: str) -> tuple[date | None, date | None, DateRange | None] | None:
    """Earliest, latest and range as PostgreSQL computes them; None where it refuses the text."""
    with connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute("SELECT edtf_earliest(%s), edtf_latest(%s), edtf_range(%s)", [text] * 3)
                row: tuple[date | None, date | None, DateRange | None] | None = cursor.fetchone()
        except DataError:
            return None
    return row


@pytest.mark.django_db
@settings(max_examples=800, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WRITTEN.filter(bool))
def test_the_parser_and_the_database_agree_on_every_text(text: str) -> None:
    known = parsed(text)
    if known is None:
        assert in_database(text) is None
        return
    after = known.latest + timedelta(days=1) if known.latest else None
    assert in_database(text) == (known.earliest, known.latest, DateRange(known.earliest, after))


@settings(max_examples=150, deadline=None)
@given(MARKED.filter(lambda text: parsed(text) is not None and "?~" not in text and "~?" not in text))
def test_the_edtf_library_reads_the_same_days(text: str) -> None:
    known, other = PartialDate.parse(text), parse_edtf(text)
    assert (known.earliest, known.latest) == (
        date(*other.lower_strict()[:3]),
        date(*other.upper_strict()[:3]),
    )
    assert known.is_about == bool(other.is_approximate)
    assert known.is_uncertain == bool(other.is_uncertain)


@pytest.mark.parametrize("text", ["2023-13", "2023-00", "2023-09-00", "14.09.2023", "45183", "infinity"])
def test_the_edtf_library_refuses_what_we_refuse(text: str) -> None:
    assert parsed(text) is None
    with pytest.raises((EDTFParseException, ValueError)):
        parse_edtf(text).lower_strict()


@pytest.mark.django_db
def test_an_absent_date_has_no_range_rather_than_an_endless_one() -> None:
    assert in_database("") == (None, None, None)


@pytest.mark.django_db
def test_the_database_says_what_was_wrong() -> None:
    with connection.cursor() as cursor, pytest.raises(DataError, match=r"'14\.09\.2023' is not a partial date"):
        cursor.execute("SELECT edtf_range('14.09.2023')")


@pytest.mark.django_db(databases=["default", "catalogue"])
@pytest.mark.parametrize("alias", ["default", "catalogue"])
def test_both_databases_compute_the_same(alias: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT edtf_earliest(%s), edtf_latest(%s)", ["[2023-09..2024-02]"] * 2)
        assert cursor.fetchone() == (date(2023, 9, 1), date(2024, 2, 29))


@pytest.mark.django_db
def test_the_functions_need_no_search_path() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pronamespace::regnamespace::text FROM pg_proc WHERE proname = 'edtf_latest'")
        schema = cursor.fetchone()[0]
        cursor.execute("SET LOCAL search_path = ''")
        cursor.execute(f'SELECT "{schema}".edtf_latest(%s)', ["2024-02"])
        assert cursor.fetchone() == (date(2024, 2, 29),)


@given(st.lists(VALID, min_size=1, max_size=4))
def test_a_hull_covers_every_date_and_nothing_more(texts: list[str]) -> None:
    dates = [PartialDate.parse(text) for text in texts]
    earliest = (
        None if any(each.earliest is None for each in dates) else min(each.earliest for each in dates if each.earliest)
    )
    latest = None if any(each.latest is None for each in dates) else max(each.latest for each in dates if each.latest)
    if earliest is None and latest is None:
        with pytest.raises(ValueError, match="Nothing bounds"):
            hull(dates)
        return
    covering = hull(dates)
    assert (covering.earliest, covering.latest) == (earliest, latest)


@given(VALID, st.sampled_from(["month", "quarter", "year"]))
def test_a_generalised_date_is_never_narrower(text: str, to: str) -> None:
    before, after = PartialDate.parse(text), PartialDate.parse(generalised(text, to))  # type: ignore[arg-type]
    assert (before.earliest is None) == (after.earliest is None)
    assert (before.latest is None) == (after.latest is None)
    assert not before.earliest or not after.earliest or after.earliest <= before.earliest
    assert not before.latest or not after.latest or after.latest >= before.latest


@pytest.mark.parametrize(
    ("texts", "covering"),
    [
        (["2024-06-04", "2024-06-05"], "[2024-06-04..2024-06-05]"),
        (["2023-09", "2023-11"], "[2023-09..2023-11]"),
        (["2024", "2024-06~"], "2024~"),
        (["2023-09?", "2023-09"], "2023-09?"),
        (["[..2024]", "2023"], "[..2024]"),
    ],
)
def test_a_hull_is_written_as_shortly_as_can_be(texts: list[str], covering: str) -> None:
    assert hull(map(PartialDate.parse, texts)).text == covering


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("2023-09-14", "[2023-07..2023-09]"),
        ("2023", "2023"),
        ("[..2024-01]", "[..2024-03]"),
        ("2023-12~", "[2023-10..2023-12]"),
    ],
)
def test_a_quarter_is_an_interval(text: str, quarter: str) -> None:
    assert generalised(text, "quarter") == quarter


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023", "2023"),
        ("2023-09", "September 2023"),
        ("2023-09-04", "4 September 2023"),
        ("2023~", "about 2023"),
        ("2023?", "2023 (uncertain)"),
        ("2023-09~?", "about September 2023 (uncertain)"),
        ("[2023-09..2023-11]", "some day between September and November 2023"),
        ("[2023-09-03..2023-09-14]", "some day between 3 and 14 September 2023"),
        ("[2022-12..2023-01]", "some day between December 2022 and January 2023"),
        ("[2023..2023-06]", "some day between 2023 and June 2023"),
        ("[2023-09..2023-09]", "some day in September 2023"),
        ("[..2024-01]", "in or before January 2024"),
        ("[2023-09..]", "not before September 2023"),
    ],
)
def test_a_date_reads_as_a_part_of_a_sentence(text: str, words: str) -> None:
    assert PartialDate.parse(text).in_words() == words


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("2023-02-30", "February 2023 had 28 days. Write 2023-02"),
        ("2023-13", "names no month: 13"),
        ("0000", "Years go from 1000 to 9998"),
        ("9999-12-31", "Years go from 1000 to 9998"),
        ("0999", "Years go from 1000 to 9998"),
        ("infinity", "Leave an unknown end open"),
        ("14.09.2023", "Write 2023-09-14."),
        ("31.02.2023", "names no day"),
        ("2023-9-4", "Write 2023-09-04"),
        ("45183", "a spreadsheet's number"),
        ("20230914", "Write 2023-09-14."),
        ("[2024..2023]", "write [2023..2024]"),
        ("[2023~..2024]", "Leave them out"),
        ("[..]", "Leave the field empty"),
        ("2023..2024", "Write [2023..2024]."),
        ("2023-09-01..", "needs brackets"),
        ("2023/2024", "Write one day in between as"),
        ("2023%", "Write ~?"),
        ("2023~~", "at most once"),
        ("", "is empty"),
        ("summer 2023", "Write 2023, 2023-09 or 2023-09-14"),
        ("09/23/2023", "Write 2023-09-23."),
        ("23/09/2023", "Write 2023-09-23."),
        ("05/06/2023", "Write 2023-06-05 for 5 June 2023, or 2023-05-06 for 6 May 2023"),
        ("05/05/2023", "Write 2023-05-05."),
        ("20 May 2025", "Write 2025-05-20."),
        ("May 20, 2025", "Write 2025-05-20."),
        ("on 20th of May 2025", "Write 2025-05-20."),
        ("Sept. 2023", "Write 2023-09."),
        ("30 February 2023", "February 2023 had 28 days"),
        ("between 3 and 9 November 2024", "Write [2024-11-03..2024-11-09]."),
        ("3–9 November 2024", "Write [2024-11-03..2024-11-09]."),
        ("October to December 2023", "Write [2023-10..2023-12]."),
        ("from September 2023 to 2 January 2024", "Write [2023-09..2024-01-02]."),
        ("2024-01-05 - 2024-01-09", "Write [2024-01-05..2024-01-09]."),
        ("before May 2024", "Write [..2024-04]."),
        ("before 1 January 2024", "Write [..2023-12-31]."),
        ("after 2022", "Write [2023..]."),
        ("by May 2024", "Write [..2024-05]."),
        ("since 2023", "Write [2023..]."),
        ("about June 2023", "Write 2023-06~."),
        ("ca. 2022", "Write 2022~."),
        ("probably May 2023", "Write 2023-05?."),
        ("Q3 2023", "Write [2023-07..2023-09]."),
        ("2025-05-20 10:00:00", "Write 2025-05-20."),
        ("05/2025", "Write 2025-05."),
    ],
)
def test_a_complaint_says_what_to_write_instead(text: str, advice: str) -> None:
    with pytest.raises(ValueError) as complaint:  # noqa: PT011 (the message is what is tested)
        PartialDate.parse(text)
    assert advice in str(complaint.value)


@given(st.text(max_size=60))
def test_what_a_text_may_mean_is_itself_read(text: str) -> None:
    for each in meanings(text):
        if "names no" not in complaint(each) and "has the year" not in complaint(each):
            PartialDate.parse(each)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        assert PartialDate.parse(text).in_words()
    except ValueError as complaint:
        assert str(complaint).startswith("“")  # noqa: PT017 (both ends are right)


def test_the_field_takes_off_spaces_and_says_what_is_wrong() -> None:
    field = PartialDateField("signed on")
    assert field.clean("  2023-09 ", None) == "2023-09"
    form_field = field.formfield()
    assert form_field is not None
    assert form_field.clean(" 2023-09 ") == "2023-09"
    assert form_field.clean("") == ""


@pytest.mark.parametrize("field", [PartialDateField("signed on"), EarliestField("signed_on"), RangeField("signed_on")])
def test_the_fields_survive_a_migration(field: PartialDateField | EarliestField | RangeField) -> None:
    _name, path, args, kwargs = field.deconstruct()
    remake: Callable[..., object] = type(field)
    assert path.startswith("tracker.lib.dates.date_fields.")
    assert remake(*args, **kwargs).deconstruct()[1:] == (path, args, kwargs)  # type: ignore[attr-defined]
