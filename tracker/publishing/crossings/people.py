"""Persons: their document, and all that publishing knows of the kind."""

from collections.abc import Sequence

from tracker.accounts.access import PUBLISHER
from tracker.accounts.models import User
from tracker.catalogue import models as public
from tracker.people.models import PERSON_CLAIMS
from tracker.publishing.crossings.crossing import Crossing
from tracker.publishing.crossings.person_rows import person_rows
from tracker.publishing.crossings.projection import values_with_claims
from tracker.publishing.disclosure.levels import is_above_default, objections
from tracker.publishing.documents.people import PersonClaims, PersonDocument
from tracker.publishing.policy.prisons import without_prisons
from tracker.review.actions import NotAllowed
from tracker.review.content import Content
from tracker.review.models import Submission

_CITATION = "people.personcitation"


def _document(content: Content) -> PersonDocument:
    document = values_with_claims(PersonDocument, "people.person", content, citation=_CITATION)
    return without_prisons(_without_stray_payments(document))


def _without_stray_payments(document: PersonDocument) -> PersonDocument:
    """The document without payments of contracts that it does not hold."""
    claims: PersonClaims = {**document["claims"]}
    contracts = {row["key"] for row in claims.get("contract", ())}
    payments = claims.pop("payment", [])
    dropped = {row["key"] for row in payments if row["contract"] not in contracts}
    if kept := [row for row in payments if row["contract"] in contracts]:
        claims["payment"] = kept
    citations = [row for row in document["citations"] if row["claim"] not in dropped]
    return {**document, "claims": claims, "citations": citations}


def _refuse(submissions: Sequence[Submission], by: User) -> None:
    """Refuse what the level does not allow, and levels above the default unless a publisher approves."""
    is_publisher: bool | None = None
    for row in submissions:
        if found := objections(row.content):
            raise NotAllowed(f"{row.reference} cannot be published: {'; '.join(found)}.")
        if not is_above_default(row.content):
            continue
        if is_publisher is None:
            is_publisher = by.groups.filter(name=PUBLISHER).exists()
        if not is_publisher:
            raise NotAllowed(f"{row.reference} shows more than the default allows; a publisher must approve that.")


PERSON = Crossing(
    kind="person",
    document=_document,
    rows=person_rows,
    model=public.Person,
    owned=dict.fromkeys((public.Recruitment, public.Citation, public.PersonLine, *public.PERSON_CLAIMS), "person"),
    links_to=("source", "unit", "site", "instrument"),
    claims=PERSON_CLAIMS,
    named_by="name",
    parts={"citations": _CITATION},
    refuse=_refuse,
)
