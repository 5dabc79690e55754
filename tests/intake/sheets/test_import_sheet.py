"""A list and its newer version brought in by command."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests import factories
from tests.intake.sheets.test_committing import HEADS, ONE, TWO
from tracker.accounts.models import User
from tracker.intake.models import Batch
from tracker.people.models import Fate, Person
from tracker.sources.models import Source
from tracker.vocabulary.sources import Access

pytestmark = pytest.mark.django_db
Import = Callable[..., str]


@pytest.fixture
def source() -> Source:
    found: Source = factories.source(kind="leak")
    return found


@pytest.fixture
def bring_in(researcher: User, tmp_path: Path, capsys: Any) -> Import:
    """Runs the command over these rows, in the researcher's name; gives what it says."""

    def do(*rows: str, **options: Any) -> str:
        file = tmp_path / "list.csv"
        file.write_text("\n".join((HEADS, *rows, "")))
        call_command("import_sheet", file, by=researcher.username, **options)
        said: str = capsys.readouterr().out
        return said

    return do


def test_a_list_comes_in_by_command_and_a_dry_run_keeps_nothing(bring_in: Import, source: Source) -> None:
    said = bring_in(ONE, TWO, source=source.reference, side="RU", dry_run=True)
    assert "2 made" in said
    assert not Person.objects.exists()
    bring_in(ONE, TWO, source=source.reference, side="RU")
    assert Person.objects.count() == 2


def test_a_newer_version_comes_in_by_command(bring_in: Import, source: Source) -> None:
    bring_in(ONE, TWO, source=source.reference, side="RU")
    before = Batch.objects.get()
    said = bring_in(TWO, ONE.replace("06.05.2023", "16.05.2023"), version_of=f"L-{before.pk}", title="Newer")
    assert "1 there" in said
    assert "1 added" in said
    assert sorted(Fate.objects.filter(kind="killed").values_list("on", flat=True)) == ["2023-05-06", "2023-05-16"]
    with pytest.raises(CommandError, match="has a newer version already"):
        bring_in(TWO, version_of=f"L-{before.pk}", title="Another")


def test_what_one_may_not_read_is_refused_by_command(bring_in: Import, source: Source, reviewer: User) -> None:
    bring_in(ONE, source=source.reference, side="RU")
    source.access, source.public_label = Access.RESTRICTED, "leaked government data"
    source.save()
    source.readers.add(reviewer)
    with pytest.raises(CommandError, match="There is no source"):
        bring_in(TWO, source=source.reference)
    with pytest.raises(CommandError, match="There is no committed list"):
        bring_in(TWO, version_of=f"L-{Batch.objects.get().pk}", title="Newer")
