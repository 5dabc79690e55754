"""What the list itself said stays with its claims; what somebody mended holds when the cell comes again."""

from collections.abc import Callable

import pytest

from tests import factories
from tracker.accounts.models import User
from tracker.intake.models import Batch
from tracker.intake.sheets.bringing.list_files import bring_list
from tracker.intake.sheets.bringing.mending import use_own_words
from tracker.intake.sheets.bringing.newer_versions import bring_version
from tracker.intake.sheets.records.undoing import forget_undone
from tracker.intake.sheets.rows.outcomes import account_of
from tracker.people.models import Fate, Person, PersonCitation
from tracker.vocabulary.intake import BatchJob, PairDecision

pytestmark = pytest.mark.django_db
HEADS = "ФИО;Дата рождения;Гражданство;Пол;Дата контракта;Статус;Дата гибели"
ONE = "ТАПА Рам;04.07.1993;Непал;м;17.09.2022;погиб;31.02.2023"
TWO = "Rai Sita;1990;Nepal;f;2022-09-25;killed;2023-05-06"
Read = Callable[..., Batch]
Work = Callable[[Batch, BatchJob, User], Batch]


def _mend(batch: Batch, number: int, column: int, text: str) -> None:
    """As the error sheet does it; the row is read again with all others."""
    row = batch.rows.get(number=number)
    row.mended = {str(column): {"was": row.raw[column - 1], "now": text, "of": None}}
    row.save()


@pytest.fixture
def mended(read: Read, work: Work, researcher: User) -> Batch:
    """A list in whose second row a day that does not exist was mended."""
    batch = read(HEADS, ONE, TWO, name="list.csv")
    assert batch.rows.get(number=2).outcome == "refused"
    _mend(batch, 2, 7, "2023-02-28")
    work(batch, BatchJob.READ, researcher)
    assert batch.rows.get(number=2).outcome == "ready"
    return batch


def test_words_that_a_claim_does_not_say_are_its_quote_but_those_of_a_birth(
    mended: Batch, work: Work, researcher: User
) -> None:
    work(mended, BatchJob.COMMIT, researcher)
    cited = PersonCitation.objects.filter(locator="row 2")
    kinds = ("fate", "birth", "nationality", "contract", "name")
    quotes = {next((kind for kind in kinds if getattr(each, kind)), "sex"): each.quote for each in cited}
    assert quotes == {
        "name": "ФИО: ТАПА Рам",
        "birth": "",
        "nationality": "Гражданство: Непал",
        "contract": "Дата контракта: 17.09.2022",
        # The list's own day, although another was read.
        "fate": "Статус: погиб; Дата гибели: 31.02.2023",
        "sex": "Пол: м",
    }
    assert {each.quote for each in PersonCitation.objects.filter(locator="row 3")} == {""}


def test_what_somebody_typed_in_the_newsroom_is_no_quote(read: Read, work: Work, researcher: User) -> None:
    batch = read(HEADS, ONE.replace("31.02", "28.02"), is_typed=True)
    work(batch, BatchJob.COMMIT, researcher)
    assert set(PersonCitation.objects.values_list("quote", flat=True)) == {""}


def test_what_was_mended_holds_in_a_newer_version_where_the_cell_says_the_same(
    mended: Batch, work: Work, researcher: User
) -> None:
    work(mended, BatchJob.COMMIT, researcher)
    text = "\n".join((HEADS, TWO, ONE, "")).encode()
    batch = bring_version(mended, [text], name="new.csv", title="Newer", listed_on="", by=researcher)
    work(batch, BatchJob.READ, researcher)
    row = batch.rows.get(number=3)
    assert (row.outcome, row.says_the_same) == ("ready", True)
    assert row.mended == {"7": {"was": "31.02.2023", "now": "2023-02-28", "of": mended.pk}}
    use_own_words(batch, [3], by=researcher)
    assert work(batch, BatchJob.READ, researcher).rows.get(number=3).outcome == "refused"
    other = "\n".join((HEADS, TWO, ONE.replace("31.02.2023", "30.02.2023"), "")).encode()
    batch = bring_version(mended, [other], name="other.csv", title="Other", listed_on="", by=researcher)
    assert work(batch, BatchJob.READ, researcher).rows.get(number=3).outcome == "refused"


def test_after_an_undo_the_account_is_true_and_the_work_before_it_is_kept_for_the_same_file(
    mended: Batch, work: Work, researcher: User
) -> None:
    known = factories.person("Rai Sita", nationalities=["NP"], fates=[])
    work(mended, BatchJob.READ, researcher)
    mended.pairs.update(decision=PairDecision.SAME, decided_by=researcher)
    work(mended, BatchJob.COMMIT, researcher)
    work(mended, BatchJob.UNDO, researcher)
    forget_undone()
    assert account_of(mended) == {"undone": 2, "left_out": 1}
    assert list(Person.objects.all()) == [known]
    kept = mended.rows.get(number=2)
    assert (kept.raw, kept.mended) == ([], {"7": {"was": None, "now": "2023-02-28", "of": None}})
    again = bring_list(
        ["\n".join((HEADS, ONE, TWO, "")).encode()],
        name="list.csv",
        source=mended.source,
        by=researcher,
        side="RU",
    )
    work(again, BatchJob.READ, researcher)
    assert set(again.rows.filter(number__gt=1).values_list("outcome", flat=True)) == {"ready"}
    assert again.pairs.get().decision == PairDecision.SAME
    work(again, BatchJob.COMMIT, researcher)
    assert again.account == {"made": 1, "added": 1, "left_out": 1}
    assert sorted(Fate.objects.values_list("on", flat=True)) == ["2023-02-28", "2023-05-06"]


def test_of_an_undone_list_no_name_is_left_and_no_row_that_never_became_a_record(
    read: Read, work: Work, researcher: User
) -> None:
    batch = read(HEADS, TWO, ONE, ONE.replace("31.02.2023", "28.02.2023"), name="list.csv")
    mends = {column: {"was": "", "now": text, "of": None} for column, text in (("1", "Thapa Ram"), ("7", "2023-03-01"))}
    batch.rows.filter(number=4).update(mended=mends)
    work(batch, BatchJob.READ, researcher)
    work(batch, BatchJob.COMMIT, researcher)
    assert batch.rows.get(number=3).outcome == "refused"
    work(batch, BatchJob.UNDO, researcher)
    forget_undone()
    assert [row.raw for row in batch.rows.order_by("number")] == [[], [], [], []]
    assert batch.rows.get(number=4).mended == {"7": {"was": None, "now": "2023-03-01", "of": None}}
