"""What of a person is handed in for review: the columns, every claim, every citation."""

from django.db.models import Model

from tracker.lib.history import events_of
from tracker.people.models import PERSON_CLAIMS, Person, PersonCitation
from tracker.review.content import Content, RecordKind, register, row_content
from tracker.sources.content import claims_and_citations

_RELATED = {
    "birth": ("territory",),
    "nationality": ("territory",),
    "contract": ("force", "unit", "signed_at"),
    "payment": ("contract",),
    "service": ("unit",),
    "step": ("site",),
    "citizenshipgrant": ("territory", "instrument", "contract"),
    "fate": ("territory",),
    "proceeding": ("territory",),
}


def person_contents(references: list[str]) -> dict[str, Content]:
    """Content of each person by reference; a number of queries that does not grow with the persons."""
    rows = list(Person.objects.filter(reference__in=references))
    parts = claims_and_citations(
        [row.pk for row in rows],
        claims=PERSON_CLAIMS,
        citations=PersonCitation,
        owner="person",
        related=_RELATED,
    )
    return {row.reference: row_content(row) | parts[row.pk] for row in rows}


def register_kinds() -> None:
    """Tell `review` how persons are handed in."""
    models: tuple[type[Model], ...] = (*PERSON_CLAIMS, PersonCitation)
    owned = tuple((events_of(model), "person") for model in models)
    register(RecordKind("person", Person, person_contents, ((events_of(Person), "pgh_obj"), *owned)))
