"""Who may do what: one table of role × model × verb, and of what else a role may do. Everything else reads it here.

A cell holds the letters of the verbs: v(iew), a(dd), c(hange), d(elete). A model without a row fails a test; an empty
row says that nobody reaches it through the admin. History tables have no rows: nobody is given them, pages show them.
"""

from collections.abc import Mapping

Cells = Mapping[str, str]
VERBS = {"v": "view", "a": "add", "c": "change", "d": "delete"}

_RECORD: Cells = {"researcher": "vacd", "reviewer": "vacd", "publisher": "v"}
_OF_PERSON: Cells = {**_RECORD, "keeper": "v"}
_KEPT: Cells = {"keeper": "vacd"}
_TO_READ: Cells = {"researcher": "v", "reviewer": "v", "publisher": "v"}
_OF_THE_BRIDGE: Cells = {"reviewer": "v", "publisher": "v"}
_NOBODY: Cells = {}

ACCESS: Mapping[str, Cells] = {
    "accounts.user": {"administrator": "vac"},
    "accounts.knownaddress": _NOBODY,
    # Keys of second factors and counts of wrong passwords: the pages around logging in work with them, and nobody else.
    "otp_totp.totpdevice": _NOBODY,
    "otp_static.staticdevice": _NOBODY,
    "otp_static.statictoken": _NOBODY,
    "axes.accessattempt": _NOBODY,
    "axes.accessattemptexpiration": _NOBODY,
    "axes.accessfailurelog": _NOBODY,
    "axes.accesslog": _NOBODY,
    "auth.group": {"administrator": "v"},
    "auth.permission": _NOBODY,
    "review.submission": _TO_READ,
    "review.decision": _TO_READ,
    "review.handled": _NOBODY,
    "review.reading": _NOBODY,
    "sources.source": _RECORD,
    "sources.sourcereader": _RECORD,
    "sources.capture": _RECORD,
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
    "people.distinction": {"researcher": "vc", "reviewer": "vc", "publisher": "v", "keeper": "v"},
    "people.likeness": {"researcher": "v", "reviewer": "v", "publisher": "v", "keeper": "v"},
    "people.compared": _NOBODY,
    "people.merge": _NOBODY,
    "people.recruiter": _OF_PERSON,
    "people.recruitername": _OF_PERSON,
    "people.recruitercitation": _OF_PERSON,
    "people.request": _OF_PERSON,
    "people.requestwriter": _KEPT,
    "people.restrictedfile": _KEPT,
    "people.restricteddetail": _KEPT,
    "people.restrictedreading": {"keeper": "v"},
    "figures.stateaction": _RECORD,
    "figures.claimant": _RECORD,
    "figures.figure": _RECORD,
    "figures.figurelink": _RECORD,
    "figures.statement": _RECORD,
    "figures.statementsubject": _RECORD,
    "figures.figurecitation": _RECORD,
    "intake.loadedrow": _NOBODY,
    "publishing.loghead": _OF_THE_BRIDGE,
    "publishing.logentry": _OF_THE_BRIDGE,
    "publishing.logpayload": _OF_THE_BRIDGE,
    "publishing.standing": _OF_THE_BRIDGE,
    "publishing.embargo": _OF_THE_BRIDGE,
    "publishing.withdrawalasked": _TO_READ,
    "publishing.anonymous": _OF_THE_BRIDGE,
    "publishing.counted": _OF_THE_BRIDGE,
}

ACTIONS: Mapping[str, tuple[str, ...]] = {
    "review.submit": ("researcher", "reviewer"),
    "review.approve": ("reviewer", "publisher"),
    "people.merge": ("researcher", "reviewer"),
    "publishing.withdraw": ("reviewer", "publisher"),
    "publishing.publish_counted": ("publisher",),
}
"""Permissions that are no verb on a model, and the roles that have them."""


def permissions_of(role: str) -> set[str]:
    """What a role may do, as `app.codename`."""
    verbs = {
        f"{app}.{VERBS[letter]}_{name}"
        for model, cells in ACCESS.items()
        for app, _, name in [model.partition(".")]
        for letter in cells.get(role, "")
    }
    return verbs | {action for action, roles in ACTIONS.items() if role in roles}
