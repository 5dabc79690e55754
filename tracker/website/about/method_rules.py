"""The rules in words, as the method page prints them."""

from tracker.vocabulary.claims import Evidence
from tracker.vocabulary.people import Stratum

STRATA = {
    Stratum.FOREIGN: "Held a nationality other than that side's state on the day of the first contract (or, "
    "without a contract, of the first service), and none of that state. This is our main count.",
    Stratum.ALSO_NATIONAL: "Also held the nationality of that side's state on that day: dual nationals, and those "
    "naturalised earlier.",
    Stratum.UNKNOWN: "Held a nationality of that side's state beside another, and no date tells which on that day.",
    Stratum.UKRAINIAN_NATIONAL: "Nationals of Ukraine in Russia's forces: a line of their own, not in the main count.",
    Stratum.STATE_TROOPS: "Sent by their own state, as North Korea's soldiers were: a line of their own.",
    Stratum.NOT_COUNTED: "No accepted contract or service of that side on or after the first day counted, or no "
    "nationality other than that side's.",
}
EVIDENCE = {
    Evidence.OWN_STATE_OR_FAMILY: "The person's own state or family says so in public.",
    Evidence.SEVERAL_PUBLISHERS: "At least two publishers say so independently; copies of one text and reports of one "
    "agency that others repeat count once.",
    Evidence.RECRUITING_SIDE: "The side that recruited says so.",
    Evidence.OPPOSING_SIDE: "The side fought against says so.",
    Evidence.ONE_PUBLISHER: "One publisher says so.",
}
RULES = {
    "People, once each": (
        "A person counts once, however many contracts. Somebody of two nationalities is counted under "
        "both; totals count people. Somebody recruited by both sides is counted once on each side."
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
        "A nationality without a date counts as held on that day. If it is one of the side's own state beside another, "
        "the person counts as “not known”, unless it is by birth or descent, or a citizenship grant dates it before "
        "or after "
        "the contract."
    ),
    "Citizenship granted": (
        "Citizenships that were granted and not revoked, once accepted; the number of people and of grants are both "
        "shown."
    ),
    "Fates": (
        "Once “killed” is accepted, it counts and no other fate does, dated or not, until it is rejected. Otherwise "
        "the fate now is the one with the latest date. “Ever” counts people who ever had that fate."
    ),
    "Partial dates": (
        "Dates are often partial. A date known to the year can be any day of that year. “Certainly within” "
        "means that every such day lies in the period; “possibly within”, that at least one does. A date that is "
        "not known matches neither."
    ),
    "A minimum, never an estimate": (
        "Every count is of documented cases that somebody entered and somebody else approved. The true "
        "numbers are higher. No share of dead and no rate between sides is worked out: most people "
        "become known only when they die."
    ),
}
PLACEMENT = {
    "Who is counted in a unit": (
        "A person is counted in the unit and in the force of an accepted contract, and in the unit of an accepted "
        "service. Where a source names a unit that has no page here, the person is counted in no unit."
    ),
    "Within and directly": (
        "“Within” a unit means in it or in any unit below it, at any date; “directly” means in the unit itself. "
        "Each person counts once in a unit, so its number is not the sum of those below it. A unit that belonged to "
        "several units is listed under each."
    ),
    "Not the strength of a unit": (
        "The numbers say who is documented there. They are neither the unit's strength nor its losses: some units"
        " are written about more than others."
    ),
}
FIGURES = {
    "One claimant, one number, one publication": (
        "A reported figure is a number as one claimant gave it in one publication, with its limits: whom it "
        "counts, for which side, over what time, in which scope. A figure without a public source for any of "
        "these is not shown."
    ),
    "Never added up, never mixed": (
        "Figures are never added up and never mixed with what we document. Where one of ours stands beside them, "
        "it counts people foreign at signing on that side, is a minimum, and is drawn as a dashed line."
    ),
    "Comparison groups": (
        "Figures of one group count the same thing: people, so far, in the whole war, one country or all, the "
        "same measure and side. State troops and naturalised men are kept apart. An editor decides; everything else "
        "is not compared."
    ),
    "Drawn as ranges": (
        "A dot is the number, a bar a range between two. A line to the right says “at least” or “more than”, one "
        "to the left “up to” or “fewer than”. The same numbers stand in the table below."
    ),
    "Links": (
        "“Disputes” is said only where a claimant rejects another figure himself. “Differs” is our comparison. "
        "That a figure was superseded, repeats another or was copied wrongly is said in its links."
    ),
    "Position of the claimant": (
        "Home state, recruiting side, opposing side or third party: this follows from the state to which the claimant "
        "belongs, and from the figure's side and nationality. Where neither is known, nothing is said."
    ),
    "Old figures": (
        "Marked where a later figure of the same claimant supersedes it, or where it is for a day more than a "
        "year before the day shown at the foot of the page. A figure for which no day is stated is never marked as old."
    ),
    "Figures we got wrong": (
        "A figure published here in error is withdrawn: it is removed from every page, count and file, and "
        "only its reference and the day are listed under the figures. The wrong number is not repeated."
    ),
}
GAPS = {
    "Mostly the dead": (
        "Most people become known only when they die, and most are named here only then. The living are at most listed "
        "without a name; people in danger are only counted, and only where enough of them look the same. The list is "
        "no sample of those recruited."
    ),
    "Mostly one side": (
        "Far more is published on Russia's recruits than on Ukraine's, and the two sides announce their dead in "
        "different ways. Nothing here compares them."
    ),
    "Countries differ": (
        "Where home states, families and the press speak, more is documented. A low number may mean silence."
    ),
    "Publishers may be counted too low": (
        "Copies of one text, reports that repeat another, and editions of one publisher count once; two publishers of "
        "similar names may be taken for one."
    ),
    "Names are not always found": (
        "A search compares spellings in any script, and does not find every one. On pairs of spellings of one "
        "name it found about half."
    ),
    "Prison is often not shown": (
        "That somebody was found in prison is shown only where own state or family said so; otherwise it counts "
        "as “not known”."
    ),
    "Dates": (
        "A date marked as about or uncertain is never certainly within a period. A year alone stands in no quarter. "
        "Where people are counted by quarter, each is counted in one quarter at most, by the first contract. "
        "“Disputed” marks what "
        "a credible source contradicts: both versions stand on the record's page, and one is counted."
    ),
    "Not yet public": (
        "Who recruited whom, beyond kind and country, is recorded and not published. Sites are shown with the people "
        "who passed through them, not with units."
    ),
}
# `{least}` and `{protected}` stand for the sizes of the smallest groups.
HARM = {
    "Who is named": (
        "People whose death their own state or family confirmed in public; others only for a recorded reason: their "
        "own public act, a family's written request, a public judgment, a sanctions list. That is why nearly "
        "everybody named here is dead."
    ),
    "Who is listed without a name": (
        "Other dead, the missing, and the living who are in no special danger: a row with nationality, sex, decade "
        "of birth, quarter of the contract, side, a coarse fate and its year, and kinds of source, and nothing else. "
        "At least {least} that look exactly the same appear together, {protected} where somebody needs protection; "
        "when fewer are left, they all go. What would make a row recognisable is “not published”. Such a row never "
        "shows when it appeared or changed; it has a reference of its own, and is replaced by another when anything "
        "in it changes."
    ),
    "Who is counted only": (
        "Captives, people who left their unit or were held past their term, people who returned to a state that "
        "prosecutes them, possible victims of trafficking, and minors, dead or alive: they stand in four fixed tables, "
        "in groups of at least {least} or {protected} who are the same in all of them. "
        "No other number here includes them."
    ),
    "What is never published": (
        "Identity numbers, contacts, exact dates of birth, home addresses, relatives, religion, working "
        "notes, names of our staff, and anything of a restricted source beyond its label. That somebody was "
        "found in prison is shown only where the own state or family said so."
    ),
    "Search engines": (
        "We offer them lists, nationalities and units, and no page of a person. What is withdrawn here may still be "
        "found in an index or a copy that somebody else keeps."
    ),
    "If you look for a relative": (
        "We hold more than we publish and cannot say whether somebody is in it. An empty search is no answer "
        "either way."
    ),
    "Corrections and withdrawals": (
        "A published record is changed only by a new approval of somebody who did not write it. Records are withdrawn "
        "for somebody's safety, on request, or because they were wrong; they are removed from every page, count and "
        "file at once. Only the reference, the day and the reason in general words remain."
    ),
}
