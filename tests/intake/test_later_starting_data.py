"""An installation that is there follows the fixtures: territories at set-up, texts of the starting data as drafts."""

import shutil
from dataclasses import replace
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pghistory
import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests import factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.catalogue.models import Generation
from tracker.catalogue.models import Person as PublicPerson
from tracker.catalogue.models import Source as PublicSource
from tracker.catalogue.models import StateAction as PublicStateAction
from tracker.catalogue.models import Statement as PublicStatement
from tracker.config.databases.setting_up import sync_territories_of_fixture
from tracker.figures.models import Statement
from tracker.intake import starting_files
from tracker.intake.account import LOADER
from tracker.intake.models import LoadedRow
from tracker.lib import territories as listed
from tracker.publishing.actions import catch_up
from tracker.publishing.models import LogEntry
from tracker.sources.models import LegalInstrument, Source, Territory

# All the starting data are loaded in each.
pytestmark = [pytest.mark.whole, pytest.mark.django_db(databases=["default", "catalogue"])]


def patch_fixture(monkeypatch: pytest.MonkeyPatch, **changed: Any) -> None:
    entries = {**listed.territories(), "NP": replace(listed.territories()["NP"], **changed)}
    entries["ZZ"] = replace(entries["IN"], code="ZZ", en="Newland", ru="Новая", uk="Нова")
    given = lambda: MappingProxyType(entries)  # noqa: E731
    for where in ("tracker.sources.territories.territories", "tracker.lib.territories.territories"):
        monkeypatch.setattr(where, given)
    monkeypatch.setattr("tracker.publishing.rows.application.fixture_number", lambda: 77)


def test_set_up_brings_territories_up_to_the_fixture(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    sync_territories_of_fixture(said.append)
    assert said == []
    patch_fixture(monkeypatch, en="Nepal (new)", region="East Asia")
    sync_territories_of_fixture(said.append)
    assert said == ["2 territories are new or changed."]
    nepal = Territory.objects.get(pk="NP")
    assert (nepal.name_en, nepal.region) == ("Nepal (new)", "East Asia")
    assert Territory.objects.filter(pk="ZZ").exists()
    events: Any = nepal.events  # type: ignore[attr-defined]
    assert events.latest("pgh_id").pgh_context == {"why": "Territories of the fixture"}
    sync_territories_of_fixture(said.append)
    assert len(said) == 1


def test_a_territory_that_is_listed_no_longer_stays_and_is_told() -> None:
    Territory.objects.create(code="QQ", kind="state", name_en="Old", name_ru="О", name_uk="О", region="East Asia")
    said: list[str] = []
    sync_territories_of_fixture(said.append)
    assert said == ["Territories that are listed no longer, kept because records may name them: QQ."]
    assert Territory.objects.filter(pk="QQ").exists()


def test_public_regions_follow_the_fixture(
    published: Publish, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    made = factories.person("Bimal", nationalities=["NP"])
    published(made)
    assert PublicPerson.objects.get(pk=made.reference).regions == ["South Asia"]
    entries = LogEntry.objects.count()
    patch_fixture(monkeypatch, region="East Asia")
    catch_up()
    assert PublicPerson.objects.get(pk=made.reference).regions == ["East Asia"]
    shape = Generation.objects.get().shape
    catch_up()
    assert Generation.objects.get().shape == shape
    assert LogEntry.objects.count() == entries


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the starting data that a test may rewrite; loaded once as it is."""
    shutil.copytree(starting_files.FOLDER, tmp_path / "starting")
    monkeypatch.setattr(starting_files, "FOLDER", tmp_path / "starting")
    load()
    return tmp_path / "starting"


def load() -> str:
    said = StringIO()
    call_command("load_starting_data", stdout=said)
    return said.getvalue()


def rewrite(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def loaded_from(model: Any, kind: str, row: str) -> Any:
    return model.objects.get(reference=LoadedRow.objects.get(kind=kind, row=row).reference)


def test_a_later_text_becomes_a_change_to_be_approved(
    folder: Path, client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        call_command("publish_starting_data", stdout=StringIO())
    statement = loaded_from(Statement, "statement", first_row("statement"))
    old = statement.summary
    rewrite(folder, "statements.csv", old, "A later text of the file.")
    load()
    statement.refresh_from_db()
    assert statement.summary == "A later text of the file."
    loader = User.objects.get(username=LOADER)
    assert statement.events.latest("pgh_id").pgh_context["user"] == loader.pk
    said = StringIO()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("publish_starting_data", stdout=said)
    assert said.getvalue() == "0 records published.\n"
    assert PublicStatement.objects.get(pk=statement.reference).summary == old
    history: Any = statement.events.count()
    load()
    assert statement.events.count() == history


LATER_FILES = ("state_actions.csv", "more_statements.csv", "source_titles.csv")


def test_files_that_come_later_are_brought_into_what_is_there(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    whole = starting_files.FOLDER
    shutil.copytree(whole, tmp_path / "earlier")
    monkeypatch.setattr(starting_files, "FOLDER", tmp_path / "earlier")
    for name in LATER_FILES:
        heads = (whole / name).read_text(encoding="utf-8").splitlines()[0]
        (tmp_path / "earlier" / name).write_text(heads + "\n", encoding="utf-8")
    load_and_publish(django_capture_on_commit_callbacks)
    statements = PublicStatement.objects.count()
    assert not PublicStateAction.objects.exists()
    monkeypatch.setattr(starting_files, "FOLDER", whole)
    said = load_and_publish(django_capture_on_commit_callbacks)
    for name in LATER_FILES:
        rows = len(starting_files.rows(name))
        assert f"{name}: {rows} rows read" in said
    ready = LoadedRow.objects.filter(kind="stateaction", is_ready=True).count()
    assert PublicStateAction.objects.count() == ready
    assert PublicStatement.objects.count() == statements + len(starting_files.rows("more_statements.csv"))
    # A printed title is a change of a source that is public: the desk has it, readers once somebody approves it.
    blank = [
        row for row in starting_files.rows("source_titles.csv") if not PublicSource.objects.filter(title=row["title"])
    ]
    assert blank
    for row in blank:
        assert Source.objects.get(url=row["url"]).title == row["title"]
    before = LogEntry.objects.count()
    load_and_publish(django_capture_on_commit_callbacks)
    assert LogEntry.objects.count() == before


def load_and_publish(callbacks: DjangoCaptureOnCommitCallbacks) -> str:
    said = load()
    with callbacks(execute=True):
        call_command("publish_starting_data", stdout=StringIO())
    return said


def test_what_somebody_wrote_is_not_written_over(folder: Path, researcher: User) -> None:
    row = first_row("instrument")
    instrument = loaded_from(LegalInstrument, "instrument", row)
    old = instrument.summary
    with pghistory.context(user=researcher.pk):
        instrument.summary = "In the researcher's words."
        instrument.save()
    assert "look at both" not in load()
    rewrite(folder, "legal_instruments.csv", old, "A later text of the file.")
    assert f"legal_instruments.csv, {row}, summary “A later text of the file.”" in load()
    instrument.refresh_from_db()
    assert instrument.summary == "In the researcher's words."


def test_loading_again_changes_nothing(folder: Path) -> None:
    with connection.cursor() as cursor:
        tables = [model._meta.db_table for model in (Statement, LegalInstrument)]
        counts = "SELECT " + ", ".join(f"(SELECT count(*) FROM {table}event)" for table in tables)
        cursor.execute(counts)
        before = cursor.fetchone()
        load()
        cursor.execute(counts)
        assert cursor.fetchone() == before


def first_row(kind: str) -> str:
    return str(LoadedRow.objects.filter(kind=kind).order_by("pk").values_list("row", flat=True)[0])
