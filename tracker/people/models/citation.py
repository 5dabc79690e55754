"""The sources for what is said about a person."""

from collections.abc import Iterator

from django.db import models

from tracker.lib.database.guards import Guard
from tracker.lib.history import recorded
from tracker.people.guards import not_merged
from tracker.people.models.claims import PersonClaim
from tracker.people.models.contract import Contract, Service
from tracker.people.models.fate import Fate
from tracker.people.models.grant import CitizenshipGrant
from tracker.people.models.identity import Background, Birth, Name, Nationality
from tracker.people.models.payment import Payment
from tracker.people.models.person import Person
from tracker.people.models.proceeding import Proceeding
from tracker.people.models.step import Step
from tracker.sources.models import Citation, about_one_claim_at_most

PERSON_CLAIMS: tuple[type[PersonClaim], ...] = (
    Name,
    Birth,
    Background,
    Nationality,
    Contract,
    Payment,
    Service,
    Step,
    CitizenshipGrant,
    Fate,
    Proceeding,
)


def _about(
    claim: type[PersonClaim], label: str | None = None
) -> "models.ForeignKey[PersonClaim | None, PersonClaim | None]":
    return models.ForeignKey(claim, models.CASCADE, null=True, blank=True, related_name="citations", verbose_name=label)


@recorded
class PersonCitation(Citation):
    """A source for one claim about a person, or (no claim named) for the person's own columns."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="citations")
    name = _about(Name)
    birth = _about(Birth)
    background = _about(Background)
    nationality = _about(Nationality)
    contract = _about(Contract)
    service = _about(Service)
    citizenshipgrant = _about(CitizenshipGrant, "citizenship grant")
    fate = _about(Fate)
    payment = _about(Payment)
    step = _about(Step)
    proceeding = _about(Proceeding)

    class Meta:
        ordering = ("pk",)
        constraints = [
            about_one_claim_at_most("a_person_citation_is_about_one_claim", *(claim.KIND for claim in PERSON_CLAIMS)),
        ]

    @classmethod
    def guards(cls) -> Iterator[Guard]:
        """A merged person's record is closed."""
        yield not_merged(cls)
