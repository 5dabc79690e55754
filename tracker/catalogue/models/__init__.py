"""Public tables, each in a file of its noun; every value in them is for every reader."""

from tracker.catalogue.models.citation import Citation, UnitCitation
from tracker.catalogue.models.claims import (
    Background,
    Birth,
    CitizenshipGrant,
    Contract,
    Fate,
    Name,
    Nationality,
    PersonClaim,
    Service,
)
from tracker.catalogue.models.counted import CountedCell
from tracker.catalogue.models.course import PERSON_CLAIMS, Payment, Proceeding, Step
from tracker.catalogue.models.figure import Claimant, Figure, FigureCitation, FigureLink, StateAction, Statement
from tracker.catalogue.models.generation import Change, Generation, Gone
from tracker.catalogue.models.made_anew import FROM_STATE_TO_STATE, MadeAnew
from tracker.catalogue.models.merged import Merged
from tracker.catalogue.models.person import Person, Recruitment
from tracker.catalogue.models.person_line import PersonLine
from tracker.catalogue.models.release import RELEASES, Release, ReleaseLine, ReleaseVersion
from tracker.catalogue.models.source import Capture, LegalInstrument, Site, Source
from tracker.catalogue.models.term import ChangedNumbers, PersonTerms, Term
from tracker.catalogue.models.unit import Unit, UnitAncestor, UnitName, UnitParent, UnitStatus

__all__ = [
    "FROM_STATE_TO_STATE",
    "PERSON_CLAIMS",
    "RELEASES",
    "Background",
    "Birth",
    "Capture",
    "Change",
    "ChangedNumbers",
    "Citation",
    "CitizenshipGrant",
    "Claimant",
    "Contract",
    "CountedCell",
    "Fate",
    "Figure",
    "FigureCitation",
    "FigureLink",
    "Generation",
    "Gone",
    "LegalInstrument",
    "MadeAnew",
    "Merged",
    "Name",
    "Nationality",
    "Payment",
    "Person",
    "PersonClaim",
    "PersonLine",
    "PersonTerms",
    "Proceeding",
    "Recruitment",
    "Release",
    "ReleaseLine",
    "ReleaseVersion",
    "Service",
    "Site",
    "Source",
    "StateAction",
    "Statement",
    "Step",
    "Term",
    "Unit",
    "UnitAncestor",
    "UnitCitation",
    "UnitName",
    "UnitParent",
    "UnitStatus",
]
