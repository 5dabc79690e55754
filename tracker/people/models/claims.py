"""What every claim about a person has in common."""

from collections.abc import Iterator

from tracker.lib.database.guards import Guard
from tracker.people.guards import not_merged, under_own_contract
from tracker.sources.models import Claim


class PersonClaim(Claim):
    """A claim about a person; `KIND` names its table and its column in citations."""

    OWNER = "person"
    CITATIONS = "people.PersonCitation"

    class Meta(Claim.Meta):
        abstract = True

    @classmethod
    def guards(cls) -> Iterator[Guard]:
        """Those of every claim; a merged person's record is closed; a contract that it names is the person's."""
        yield from super().guards()
        yield not_merged(cls)
        if any(field.name == "contract" for field in cls._meta.concrete_fields):
            yield from under_own_contract(cls)
