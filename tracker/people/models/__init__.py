"""The records of this room, each in a file of its noun."""

from tracker.people.models.citation import PERSON_CLAIMS, PersonCitation
from tracker.people.models.claims import PersonClaim
from tracker.people.models.contract import Contract, Service
from tracker.people.models.distinction import Compared, Distinction, Likeness
from tracker.people.models.fate import Fate
from tracker.people.models.grant import CitizenshipGrant
from tracker.people.models.identity import Background, Birth, Name, Nationality
from tracker.people.models.merge import Merge
from tracker.people.models.payment import Payment
from tracker.people.models.person import Person, PersonQuerySet
from tracker.people.models.proceeding import Proceeding
from tracker.people.models.recruiter import Recruiter, RecruiterCitation, RecruiterName
from tracker.people.models.request import Request, RequestQuerySet, RequestWriter
from tracker.people.models.restricted import RestrictedDetail, RestrictedFile, RestrictedReading
from tracker.people.models.step import Step
from tracker.people.models.taken import TakenList

__all__ = [
    "PERSON_CLAIMS",
    "Background",
    "Birth",
    "CitizenshipGrant",
    "Compared",
    "Contract",
    "Distinction",
    "Fate",
    "Likeness",
    "Merge",
    "Name",
    "Nationality",
    "Payment",
    "Person",
    "PersonCitation",
    "PersonClaim",
    "PersonQuerySet",
    "Proceeding",
    "Recruiter",
    "RecruiterCitation",
    "RecruiterName",
    "Request",
    "RequestQuerySet",
    "RequestWriter",
    "RestrictedDetail",
    "RestrictedFile",
    "RestrictedReading",
    "Service",
    "Step",
    "TakenList",
]
