"""The types of public documents say what policy and models say, and nobody reads a document past its versions."""

import re
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist
from django.db import models

import tracker
from tracker.publishing.crossings.register import CROSSINGS, claims_of
from tracker.publishing.disclosure.anonymous import COLUMNS
from tracker.publishing.documents import claims, figures, people, sources, units
from tracker.publishing.policy.register import POLICY
from tracker.publishing.policy.rules import Showing
from tracker.review.content import record_kinds

ROOM = Path(tracker.__file__).parent
DOCUMENTS: dict[str, Any] = {
    "source": sources.SourceDocument,
    "site": units.SiteDocument,
    "instrument": sources.InstrumentDocument,
    "unit": units.UnitDocument,
    "person": people.PersonDocument,
    "claimant": figures.ClaimantDocument,
    "figure": figures.FigureDocument,
    "statement": figures.StatementDocument,
    "stateaction": figures.StateActionDocument,
}
BESIDE = {"version", "claims", "citations", "captures", "about"}
"""What documents hold that is no column of the record."""

GENERALISED = {"people.contract.recruiter": people.RecruiterValues}
"""Columns whose public form has another type than the column."""


def rows() -> dict[str, Any]:
    """The type of each row that a document holds, by the label of the newsroom's model."""
    found: dict[str, Any] = {record_kinds()[kind].model._meta.label_lower: each for kind, each in DOCUMENTS.items()}
    for crossing in CROSSINGS:
        hints = get_type_hints(DOCUMENTS[crossing.kind])
        of_claims = get_type_hints(hints["claims"]) if "claims" in hints else {}
        for model in crossing.claims:
            found[model._meta.label_lower] = row_type(of_claims.get(model.KIND))
        for part, label in crossing.parts.items():
            found[label] = row_type(hints.get(part))
    return found


def row_type(listed: Any) -> Any:
    return listed.__args__[0] if listed else dict


@pytest.mark.parametrize("label", sorted(rows()))
def test_the_type_of_a_row_is_what_the_policy_shows_of_the_model(label: str) -> None:
    kind = label.partition(".")[2]
    owners = {record_kinds()[each].model for each in DOCUMENTS}
    wanted = {}
    for name, rule in POLICY[label].items():
        column = column_of(label, name)
        is_owner = isinstance(column, models.ForeignKey) and column.related_model in owners and says_whose(column)
        if rule.showing is not Showing.NEVER and column is not None and not is_owner:
            wanted[name] = GENERALISED.get(f"{label}.{name}", python_type(column))
    values = rows()[label]
    assert values is not dict, f"publishing/documents: no type for the rows of {kind}"
    said = {name: hint for name, hint in get_type_hints(values).items() if name not in BESIDE}
    if label.endswith("citation"):
        assert said.pop("claim") is str
    assert said == wanted


def column_of(label: str, name: str) -> Any:
    """The column, or None where it is none, or the citation's link to a claim of the same room."""
    try:
        column = apps.get_model(label)._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    is_link = label.endswith("citation") and isinstance(column, models.ForeignKey) and name != "source"
    return None if is_link else column


def says_whose(column: Any) -> bool:
    """Whether the column says to which record the row belongs: content leaves it out."""
    return bool(POLICY[column.model._meta.label_lower][column.name].why == "Says to which record it belongs.")


def python_type(column: Any) -> Any:
    """What a column's value is in JSON; dates, decimal numbers, keys and references are text."""
    if isinstance(column, ArrayField):
        return list[str]
    numbers = (models.PositiveIntegerField, models.PositiveSmallIntegerField)
    found = bool if isinstance(column, models.BooleanField) else int if isinstance(column, numbers) else str
    return found | None if column.null else found


def test_each_kind_that_crosses_has_a_type_with_a_version() -> None:
    assert set(DOCUMENTS) == {each.kind for each in CROSSINGS}
    for document in (*DOCUMENTS.values(), people.AnonymousDocument, people.CountedDocument):
        assert "version" in get_type_hints(document)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_type_of_a_document_names_each_kind_of_claim(kind: str) -> None:
    hints = get_type_hints(DOCUMENTS[kind])
    said = set(get_type_hints(hints["claims"])) if "claims" in hints else set()
    assert said == {model.KIND for model in claims_of(kind)}


def test_a_row_without_a_name_has_the_coarse_columns() -> None:
    assert set(get_type_hints(people.AnonymousLook)) == {"version", "level", "held_back", "disputed", *COLUMNS}
    assert set(get_type_hints(claims.Document)) == {"version"}


READS_NO_DOCUMENT = {
    "publishing/log.py": "writes and checks; reads the numbers in an order of erasure",
    "publishing/models.py": "the table",
    "publishing/rows/merged.py": "reads into which record one was merged, which is no document",
    "publishing/withdrawals/erasure.py": "empties",
}


def test_nobody_reads_a_document_of_the_log_past_its_versions() -> None:
    reading = {
        str(path.relative_to(ROOM)): path.read_text()
        for path in ROOM.rglob("*.py")
        if "migrations" not in path.parts
        and re.search(r"payload__document|payload\.document|LogPayload", path.read_text())
    }
    past = [name for name, text in reading.items() if "read_document(" not in text]
    assert sorted(past) == sorted(READS_NO_DOCUMENT)
