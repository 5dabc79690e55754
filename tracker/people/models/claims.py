"""What every claim about a person has in common."""

from tracker.sources.models import Claim


class PersonClaim(Claim):
    """A claim about a person; `KIND` names its table and its column in citations."""

    OWNER = "person"

    class Meta(Claim.Meta):
        abstract = True
