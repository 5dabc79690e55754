"""The rules in words, as the method page prints them."""

from tracker.lib.vocabulary import Evidence, Stratum

STRATA = {
    Stratum.FOREIGN: "Held a nationality other than that side's state on the day of the first contract (or, "
    "without a contract, of the first service), and none of that state. This is the headline.",
    Stratum.ALSO_NATIONAL: "Also held the nationality of that side's state on that day: dual nationals, and those "
    "naturalised earlier.",
    Stratum.UNKNOWN: "A nationality of that side's state stands beside another without a date, so it cannot be told.",
    Stratum.UKRAINIAN_NATIONAL: "Nationals of Ukraine in Russia's forces: a line of their own, never in the headline.",
    Stratum.STATE_TROOPS: "Sent by their own state, as North Korea's soldiers were: a line of their own.",
    Stratum.NOT_COUNTED: "No accepted contract or service of that side on or after the first day counted, or no "
    "nationality other than that side's.",
}
EVIDENCE = {
    Evidence.OWN_STATE_OR_FAMILY: "The person's own state or family says so in public.",
    Evidence.SEVERAL_PUBLISHERS: "At least two publishers say so independently; copies of one text and relays of "
    "one agency count once.",
    Evidence.RECRUITING_SIDE: "The side that recruited says so.",
    Evidence.OPPOSING_SIDE: "The side fought against says so.",
    Evidence.ONE_PUBLISHER: "One publisher says so.",
}
RULES = {
    "People, once each": (
        "A person counts once, however many contracts. Somebody of two nationalities stands under both; "
        "totals count people. Somebody recruited by both sides counts once a side."
    ),
    "Recruited foreigner of a side": (
        "An accepted contract with, or service in, a formation of that side that runs on or after {war}; and "
        "on the day of the first such contract (else service) an accepted nationality other than that side's "
        "state. Combat, support, medical and civilian work under a military contract all count."
    ),
    "When a contract or service runs": (
        "An undated one is taken to fall into the period counted, unless something shows that it ended "
        "before. One begun earlier counts only where its end, or a dated fate, shows that it went on."
    ),
    "Nationality on the day": (
        "An undated nationality counts as held. An undated one of the side's own state beside another leads "
        "to “not known”, unless it is by birth or descent, or a citizenship grant dates it before or after "
        "the contract."
    ),
    "Citizenship granted": (
        "Accepted grants in the state “granted” that were not revoked; persons and grants are both shown."
    ),
    "Fates": (
        "“Killed”, once accepted, prevails over any other fate, dated or not, until it is rejected. Otherwise "
        "the fate now is the one with the latest date. “Ever” counts people who ever had that fate."
    ),
    "Partial dates": (
        "Dates are often partial. “Certainly within” means the whole of what a date can mean lies in the "
        "period; “possibly within” means that some day of it does. A date that is not known matches neither."
    ),
    "A floor, never an estimate": (
        "Every count is of documented cases that somebody entered and somebody else approved. The true "
        "numbers are higher. No share of dead and no rate between sides is computed: people become public "
        "mostly by dying."
    ),
}
HARM = {
    "Who is named": (
        "People whose death their own state or family confirmed in public; others only on a recorded ground, such as "
        "their own public act. Everybody else is held back for now, not even counted here: living people, captives, "
        "people who left their unit, minors, possible victims of trafficking. That is why nearly everybody listed "
        "here is dead."
    ),
    "What is never published": (
        "Identity numbers, contacts, exact dates of birth, home addresses, relatives, religion, working "
        "notes, names of our staff, and anything of a restricted source beyond its label. That somebody was "
        "found in prison is shown only where the own state or family said so."
    ),
    "If you look for a relative": (
        "We hold more than we publish and cannot say whether somebody is in it. An empty search is no answer "
        "either way."
    ),
    "Corrections and withdrawals": (
        "A published record is changed only by a new approval of somebody who did not write it. Records are withdrawn "
        "for somebody's safety, on request, or because they were wrong; they leave every page, count and file at "
        "once. Only the reference and the day remain."
    ),
}
