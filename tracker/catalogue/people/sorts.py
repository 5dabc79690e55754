"""The ways to sort people."""

from django.db.models import OuterRef, Subquery

from tracker.catalogue.listing.paging import Sorts
from tracker.catalogue.models import Fate
from tracker.vocabulary.claims import ClaimStatus

FATE_DAY = "fate_day"
"""The first day that the date of the present fate can mean: no column, but computed where it is asked for."""

PEOPLE_SORTS: Sorts = {
    "name": (("sort_key", False), ("reference", False)),
    "-name": (("sort_key", True), ("reference", True)),
    "contract": (("first_contract_on", False), ("reference", False)),
    "-contract": (("first_contract_on", True), ("reference", True)),
    "fate": ((FATE_DAY, False), ("reference", False)),
    "-fate": ((FATE_DAY, True), ("reference", True)),
    "changed": (("changed_at", False), ("reference", False)),
    "-changed": (("changed_at", True), ("reference", True)),
}
"""Unknown dates stand last in either direction."""


def fate_day() -> Subquery:
    """As the column `fate_on` of the files: of the fates that hold now, the first with a date."""
    dated = Fate.objects.filter(person=OuterRef("pk"), status=ClaimStatus.ACCEPTED, is_now=True).exclude(on="")
    return Subquery(dated.order_by("position").values("on_earliest")[:1])
