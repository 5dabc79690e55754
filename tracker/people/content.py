"""What a person's record is made of when it is handed in; the same of recruiters and requests, which stay inside."""

from collections.abc import Iterable

from django.db.models import Model

from tracker.lib.history import events_of
from tracker.people.contradictions import contradictions
from tracker.people.merging.merges import closed_by_merges, joined_among, joinings_of, merged_content
from tracker.people.models import (
    PERSON_CLAIMS,
    Distinction,
    Person,
    PersonCitation,
    Recruiter,
    RecruiterCitation,
    RecruiterName,
    Request,
    RequestWriter,
)
from tracker.review.content import Content, RecordKind, register, row_content, rows_content
from tracker.sources.content import claims_and_citations


def person_contents(references: list[str]) -> dict[str, Content]:
    """Content of each person by reference; a number of queries that does not grow with the persons."""
    rows = {pk: content for (pk,), content in rows_content(Person, "reference", references, beside=("pk",))}
    parts = claims_and_citations(list(rows), claims=PERSON_CLAIMS, citations=PersonCitation, owner="person")
    _describe_recruiters(parts.values())
    merged = merged_content(rows) if joined_among(list(references)) else {}
    return {content["reference"]: content | parts[pk] | merged.get(pk, {}) for pk, content in rows.items()}


def _describe_recruiters(parts: Iterable[Content]) -> None:
    """Put kind and country beside each contract's recruiter: they cross the bridge, and so are approved with it."""
    contracts = [row for part in parts for row in part["claims"].get("contract", ()) if row["recruiter"]]
    known = Recruiter.objects.filter(reference__in={row["recruiter"] for row in contracts})
    described = {
        row.reference: {"reference": row.reference, "kind": row.kind, "territory": row.territory_id} for row in known
    }
    for row in contracts:
        row["recruiter"] = described[row["recruiter"]]


def is_of_own_rows(content: Content) -> bool:
    """Whether a person's content says nothing of other records but their references: of a recruiter it says more."""
    return not any(row["recruiter"] for row in content["claims"].get("contract", ()))


def recruiter_contents(references: list[str]) -> dict[str, Content]:
    """Content of each recruiter by reference; it has no public side."""
    rows = list(Recruiter.objects.filter(reference__in=references).select_related("territory"))
    parts = claims_and_citations(
        [row.pk for row in rows], claims=(RecruiterName,), citations=RecruiterCitation, owner="recruiter"
    )
    return {row.reference: row_content(row) | parts[row.pk] for row in rows}


def request_contents(references: list[str]) -> dict[str, Content]:
    """Content of each request by reference, without who wrote; it has no public side."""
    rows = Request.objects.filter(reference__in=references).select_related("about", "handled_by")
    return {row.reference: row_content(row) for row in rows}


def register_kinds() -> None:
    """Tell `review` how persons are handed in, and what the records of recruiters and requests are made of."""
    models: tuple[type[Model], ...] = (*PERSON_CLAIMS, PersonCitation)
    owned = tuple((events_of(model), "person") for model in models)
    told_apart = tuple((events_of(Distinction), column) for column in ("first", "second"))
    events = ((events_of(Person), "pgh_obj"), *owned)
    person = RecordKind(
        "person",
        Person,
        person_contents,
        events,
        told_apart,
        closed=closed_by_merges,
        joinings=joinings_of,
        joined=joined_among,
        is_of_own_rows=is_of_own_rows,
        contradictions=contradictions,
    )
    register(person)
    names = tuple((events_of(model), "recruiter") for model in (RecruiterName, RecruiterCitation))
    register(RecordKind("recruiter", Recruiter, recruiter_contents, ((events_of(Recruiter), "pgh_obj"), *names)))
    letters = ((events_of(Request), "pgh_obj"), (events_of(RequestWriter), "request"))
    register(RecordKind("request", Request, request_contents, letters))
