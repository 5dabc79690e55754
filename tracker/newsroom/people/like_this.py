"""A new person who begins as another one: what people of one list have in common, without what is each one's own."""

from typing import Any

from django.http import HttpRequest
from django.utils.http import urlencode

from tracker.lib.references import normalised_reference
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.people.models import Contract, Fate, Nationality, Person
from tracker.sources.models import Claim
from tracker.vocabulary.claims import ClaimStatus

PARAMETER = "like"
LIKE_PAGES = {"_like": "admin:people_person_add", "_grid": "admin:intake_batch_grid"}
"""By button of the person's page where one more, or several more, like this are entered."""
KEPT: dict[type[Claim], tuple[str, ...]] = {
    Nationality: ("kind", "territory", "basis"),
    Contract: ("side", "force", "unit", "unit_as_stated"),
    Fate: ("kind",),
}
"""The columns of each kind of claim with which the new person begins; never a name, a date or a place."""


def like_this(request: HttpRequest) -> Person | None:
    """The person whom the address of an opened page names, where the user may see that one."""
    reference = normalised_reference(request.GET.get(PARAMETER, ""), "P")
    if request.method != "GET" or not reference:
        return None
    return Person.objects.visible_to(logged_in_user(request)).filter(reference=reference).first()


def begun_rows(request: HttpRequest, claim: type[Claim]) -> list[dict[str, Any]]:
    """What the rows of a kind begin with; one such row for claims that say the same."""
    columns, person = KEPT.get(claim), like_this(request)
    if columns is None or person is None:
        return []
    rows: Any = claim._default_manager
    found = rows.visible_to(logged_in_user(request)).filter(
        person=person, status__in=(ClaimStatus.ACCEPTED, ClaimStatus.UNVERIFIED)
    )
    begun = [{name: value for name, value in row.items() if value} for row in found.values(*columns)]
    return [row for number, row in enumerate(begun) if row not in begun[:number]]


def address_like(add: str, person: Person, query: str) -> str:
    """The page of a new person like this one; the query says with which source and density."""
    return f"{add}?{'&'.join(filter(None, (urlencode({PARAMETER: person.reference}), query)))}"
