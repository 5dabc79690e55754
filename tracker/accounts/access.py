"""Who may do what: one table of role × model × verb, and of what else a role may do. Everything else reads it here.

A cell holds the letters of the verbs: v(iew), a(dd), c(hange), d(elete). A model without a row fails a test; an empty
row says that nobody reaches it through the admin. History tables have no rows: nobody is given them, pages show them.
"""

from collections.abc import Mapping
from enum import StrEnum

RESEARCHER, REVIEWER, PUBLISHER, KEEPER, ADMINISTRATOR = (
    "researcher",
    "reviewer",
    "publisher",
    "keeper",
    "administrator",
)


class ActionPermission(StrEnum):
    """Permissions that are no verb on a model, as `app.codename`."""

    SUBMIT = "review.submit"
    """To hand in a record for review."""
    APPROVE = "review.approve"
    """To decide on what others have submitted, and so to publish it."""
    MERGE = "people.merge"
    """To merge two records of one person, and to take them apart again."""
    WITHDRAW = "publishing.withdraw"
    """To take a record off the public side, or to keep it back for a time."""
    PUBLISH_COUNTED = "publishing.publish_counted"
    """To publish the tables of people who are only counted, and to make releases."""


Cells = Mapping[str, str]
VERBS = {"v": "view", "a": "add", "c": "change", "d": "delete"}

_RECORD: Cells = {RESEARCHER: "vacd", REVIEWER: "vacd", PUBLISHER: "v"}
_OF_PERSON: Cells = {**_RECORD, KEEPER: "v"}
_KEPT: Cells = {KEEPER: "vacd"}
_TO_READ: Cells = {RESEARCHER: "v", REVIEWER: "v", PUBLISHER: "v"}
_OF_THE_BRIDGE: Cells = {REVIEWER: "v", PUBLISHER: "v"}
_NOBODY: Cells = {}

ACCESS: Mapping[str, Cells] = {
    "accounts.user": {ADMINISTRATOR: "vac"},
    "accounts.knownaddress": _NOBODY,
    # Keys of second factors and counts of wrong passwords: the pages around logging in work with them, and nobody else.
    "otp_totp.totpdevice": _NOBODY,
    "otp_static.staticdevice": _NOBODY,
    "otp_static.statictoken": _NOBODY,
    "axes.accessattempt": _NOBODY,
    "axes.accessattemptexpiration": _NOBODY,
    "axes.accessfailurelog": _NOBODY,
    "axes.accesslog": _NOBODY,
    "auth.group": {ADMINISTRATOR: "v"},
    "auth.permission": _NOBODY,
    "review.submission": _TO_READ,
    "review.decision": _TO_READ,
    "review.handled": _NOBODY,
    "review.reading": _NOBODY,
    "sources.source": _RECORD,
    "sources.sourcereader": _RECORD,
    "sources.capture": _RECORD,
    # Asked for and shown on the page of its source alone.
    "sources.capturejob": _NOBODY,
    "sources.territory": _TO_READ,
    "sources.legalinstrument": _RECORD,
    "units.unit": _RECORD,
    "units.unitname": _RECORD,
    "units.unitparent": _RECORD,
    "units.unitstatus": _RECORD,
    "units.unitcitation": _RECORD,
    "units.site": _RECORD,
    "units.siteunit": _RECORD,
    "people.person": _OF_PERSON,
    "people.name": _OF_PERSON,
    "people.birth": _OF_PERSON,
    "people.background": _OF_PERSON,
    "people.nationality": _OF_PERSON,
    "people.contract": _OF_PERSON,
    "people.payment": _OF_PERSON,
    "people.service": _OF_PERSON,
    "people.step": _OF_PERSON,
    "people.citizenshipgrant": _OF_PERSON,
    "people.fate": _OF_PERSON,
    "people.proceeding": _OF_PERSON,
    "people.personcitation": _OF_PERSON,
    "people.distinction": {RESEARCHER: "vc", REVIEWER: "vc", PUBLISHER: "v", KEEPER: "v"},
    "people.likeness": {RESEARCHER: "v", REVIEWER: "v", PUBLISHER: "v", KEEPER: "v"},
    "people.compared": _NOBODY,
    "people.merge": _NOBODY,
    "people.recruiter": _OF_PERSON,
    "people.recruitername": _OF_PERSON,
    "people.recruitercitation": _OF_PERSON,
    "people.request": _OF_PERSON,
    "people.requestwriter": _KEPT,
    "people.restrictedfile": _KEPT,
    "people.restricteddetail": _KEPT,
    "people.restrictedreading": {KEEPER: "v"},
    "people.takenlist": {ADMINISTRATOR: "v"},
    "figures.stateaction": _RECORD,
    "figures.claimant": _RECORD,
    "figures.figure": _RECORD,
    "figures.figurelink": _RECORD,
    "figures.statement": _RECORD,
    "figures.statementsubject": _RECORD,
    "figures.figurecitation": _RECORD,
    "intake.loadedrow": _NOBODY,
    "intake.batch": {RESEARCHER: "vac", REVIEWER: "vac", PUBLISHER: "v"},
    # Rows, pairs and what was learnt are shown and written on the pages of their batch alone.
    "intake.batchcolumn": _NOBODY,
    "intake.batchstep": _NOBODY,
    "intake.batchprogress": _NOBODY,
    "intake.batchrow": _NOBODY,
    "intake.batchpair": _NOBODY,
    "intake.learntword": _NOBODY,
    "intake.knownheads": _NOBODY,
    "publishing.loghead": _OF_THE_BRIDGE,
    "publishing.logentry": _OF_THE_BRIDGE,
    "publishing.logpayload": _OF_THE_BRIDGE,
    "publishing.standing": _OF_THE_BRIDGE,
    "publishing.embargo": _OF_THE_BRIDGE,
    "publishing.withdrawalasked": _TO_READ,
    "publishing.anonymous": _OF_THE_BRIDGE,
    "publishing.counted": _OF_THE_BRIDGE,
}

ACTIONS: Mapping[ActionPermission, tuple[str, ...]] = {
    ActionPermission.SUBMIT: (RESEARCHER, REVIEWER),
    ActionPermission.APPROVE: (REVIEWER, PUBLISHER),
    ActionPermission.MERGE: (RESEARCHER, REVIEWER),
    ActionPermission.WITHDRAW: (REVIEWER, PUBLISHER),
    ActionPermission.PUBLISH_COUNTED: (PUBLISHER,),
}
"""The roles that have each of these permissions."""


def permissions_of(role: str) -> set[str]:
    """What a role may do, as `app.codename`."""
    verbs = {
        f"{app}.{VERBS[letter]}_{name}"
        for model, cells in ACCESS.items()
        for app, _, name in [model.partition(".")]
        for letter in cells.get(role, "")
    }
    return verbs | {action for action, roles in ACTIONS.items() if role in roles}
