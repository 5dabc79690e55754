"""Lines of the policy that many models share."""

from collections.abc import Mapping

from tracker.publishing.policy.rules import Rule, never, public

NOTES = never("Working notes may name sources, relatives and doubts.")
NAMES_RECORD = public("Says which record the row belongs to.")
PERIOD = public("When it held, as sourced.")
CLAIM: Mapping[str, Rule] = {
    "key": public("Names the claim in files; drawn at random, tells nothing."),
    "status": public("Readers must see what is accepted and what conflicts."),
    "conflict_on": public("Says on which column a version disagrees."),
    "public_note": public("Written for readers."),
    "status_reason": never("Why a claim was rejected may name who erred."),
}
CITATION: Mapping[str, Rule] = {
    "source": public("A number is worth its source; hidden where the source is not published."),
    "locator": public("Where in the source; dropped with a restricted one."),
    "quote": public("The source's own words; dropped with a restricted one."),
    "stance": public("Whether the source supports or contradicts."),
    "fields": public("Which columns the source carries."),
    "said_by": public("Who speaks through the source."),
    "via": public("Relays count once: readers must be able to see them."),
}
