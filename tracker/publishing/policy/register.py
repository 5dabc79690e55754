"""What may be published of each private field, and why: one line per field of every newsroom model.

Keys, derived columns and history tables apart. The projection reads nothing that has no line here.
"""

from collections.abc import Mapping

from tracker.publishing.policy.figures import FIGURES_POLICY
from tracker.publishing.policy.parts import CITATION as _CITATION
from tracker.publishing.policy.parts import CLAIM as _CLAIM
from tracker.publishing.policy.parts import NAMES_RECORD as _NAMES_RECORD
from tracker.publishing.policy.parts import NOTES as _NOTES
from tracker.publishing.policy.parts import PERIOD as _PERIOD
from tracker.publishing.policy.people import PEOPLE_POLICY
from tracker.publishing.policy.rules import Rule, never, public
from tracker.sources.models import Capture

POLICY: Mapping[str, Mapping[str, Rule]] = {
    **PEOPLE_POLICY,
    "units.unit": {
        "reference": public("The public reference, drawn at random."),
        "kind": public("What the formation calls itself."),
        "territory": public("Its side or own state."),
        "branch": public("As sourced."),
        "military_unit_number": public("Published by the sides themselves; needed to tell units apart."),
        "public_note": public("Written for readers."),
        "internal_notes": _NOTES,
    },
    "units.unitname": {
        "unit": _NAMES_RECORD,
        "text": public("The name."),
        "language": public("For display and search."),
        "kind": public("What sort of name."),
        "preferred": public("Which name comes first."),
        **_CLAIM,
    },
    "units.unitparent": {
        "unit": _NAMES_RECORD,
        "parent": public("Shown only where that unit is published."),
        "from_on": _PERIOD,
        "to_on": _PERIOD,
        **_CLAIM,
    },
    "units.unitstatus": {
        "unit": _NAMES_RECORD,
        "formation_status": public("Regular, volunteer, private company…"),
        "from_on": _PERIOD,
        "to_on": _PERIOD,
        **_CLAIM,
    },
    "units.unitcitation": {
        "unit": _NAMES_RECORD,
        "unitname": _NAMES_RECORD,
        "unitparent": _NAMES_RECORD,
        "unitstatus": _NAMES_RECORD,
        **_CITATION,
    },
    "units.site": {
        "reference": public("The public reference, drawn at random."),
        "name": public("The name of the place."),
        "kind": public("What it is used for."),
        "place": public("Where it lies."),
        "territory": public("In which territory."),
        "internal_notes": _NOTES,
    },
    "units.siteunit": {
        "site": never("Which unit sits where is not published yet."),
        "unit": never("Which unit sits where is not published yet."),
    },
    "sources.source": {
        "reference": public("The public reference, drawn at random."),
        "kind": public("What sort of source."),
        "title": public("Not of a restricted source."),
        "publisher": public("Not of a restricted source."),
        "authors": public("Bylines as printed; not of a restricted source."),
        "language": public("Not of a restricted source."),
        "url": public("Of open sources only: a page the family took down is not linked."),
        "published_on": public("Not of a restricted source."),
        "accessed_on": public("When we read it; not of a restricted source."),
        "derived_from": public("Copies count once; shown only where the original is published."),
        "complete_list_of": public("Says within which list shares may be computed."),
        "access": public("How much of the source is shown."),
        "public_label": public("Of a restricted source: all that is shown."),
        "internal_notes": _NOTES,
    },
    "sources.capture": {
        "source": _NAMES_RECORD,
        "url": public("Of open sources only."),
        "sha256": public("Proves that the copy is unaltered."),
        "captured_at": public("When the copy was made."),
        "method": public("How the copy was made."),
        **{name: never("Files kept of a source stay in the newsroom.") for name in Capture.PRIVATE},
    },
    "sources.territory": {
        name: public("Reference data, the same for everybody.")
        for name in ("kind", "parent", "valid_from", "valid_to", "name_en", "name_ru", "name_uk", "region")
    },
    "sources.legalinstrument": {
        "reference": public("The public reference, drawn at random."),
        "territory": public("Whose law it is."),
        "kind": public("Law or decree."),
        "number": public("Its official number."),
        "dated": public("Its date."),
        "effect": public("What it does."),
        "amends": public("Shown only where that instrument is published."),
        "summary": public("Written for readers."),
        "source": public("Where it can be read; shown only where the source is published."),
    },
    **FIGURES_POLICY,
}

NEVER_WHOLE: Mapping[str, str] = {
    "sources.capturejob": "Says which pages the desk wants copies of, and who asked.",
    "sources.sourcereader": "Names members of the desk.",
    "people.recruiter": "Kind and country alone are published, on the contract whose source names the recruiter.",
    "people.recruitername": "Nobody is named as a recruiter.",
    "people.recruitercitation": "Sources of a recruiter name the recruiter.",
    "people.distinction": "Says which records were found to be two people, and by whom of the desk.",
    "people.likeness": "What the program suspects of two records; only people decide.",
    "people.compared": "Says which records the program has compared.",
    "people.merge": "Says why two records are one person; only the references of both are published.",
    "people.request": "Letters to the newsroom are nobody else's business.",
    "people.requestwriter": "Who writes to us stays with those who keep such data.",
    "people.restrictedfile": "Restricted details never leave the newsroom.",
    "people.restricteddetail": "Identity numbers, contacts, addresses, relatives.",
    "people.restrictedreading": "Names members of the desk.",
    "people.takenlist": "Says who of the desk took which list, and why.",
    "accounts.knownaddress": "Says from where members of the desk log in, even though it is scrambled.",
    "accounts.user": "Names and numbers of the desk's members never leave the newsroom.",
    "intake.loadedrow": "Says how a record came in.",
    "intake.batch": "A list as it came in, and who brought it.",
    "intake.batchcolumn": "A column of a list, with cells of it.",
    "intake.batchstep": "Says who of the desk did what with a list.",
    "intake.batchprogress": "How far a job is.",
    "intake.batchrow": "A row of a list, with names and numbers.",
    "intake.batchpair": "Says who in a list may be whom.",
    "intake.learntword": "What the desk says that a word of a list means.",
    "intake.knownheads": "How columns of lists were mapped.",
    "review.submission": "Holds drafts in full.",
    "review.decision": "Says who approved what.",
    "review.reading": "Says who of the desk opened what.",
    "review.handled": "Counts how often drafts were changed.",
    "publishing.loghead": "Only its checksum is printed.",
    "publishing.logentry": "Names who decided; only number, action, record, date, public note and reason go out.",
    "publishing.logpayload": "Published only as what follows from it.",
    "publishing.embargo": "Says what is to come.",
    "publishing.withdrawalasked": "Says who of the desk is afraid for whom.",
    "publishing.standing": "Follows from the publication log.",
    "publishing.anonymous": "Says who stands behind a row without a name.",
    "publishing.counted": "Says who stands behind a number.",
}
"""Models of which nothing is published, and why."""
