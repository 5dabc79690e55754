"""Lines of the policy that many models share."""

from collections.abc import Mapping

from tracker.publishing.policy.rules import Rule, never, public

NOTES = never("Working notes may name sources, relatives and doubts.")
NAMES_RECORD = public("Says to which record it belongs.")
PERIOD = public("When it held, as sourced.")
CLAIM: Mapping[str, Rule] = {
    "key": public("Identifies the claim in files; drawn at random, so it tells nothing."),
    "status": public("Readers must see what is accepted and what conflicts."),
    "conflict_on": public("Says about what a version disagrees."),
    "public_note": public("Written for readers."),
    "status_reason": never("Why a claim was rejected may name who erred."),
}
CITATION: Mapping[str, Rule] = {
    "source": public("A number is worth its source; hidden where the source is not published."),
    "locator": public("Where in the source; not of a restricted source."),
    "quote": public("The source's own words; not of a restricted source."),
    "stance": public("Whether the source supports or contradicts."),
    "fields": public("Which facts the source supports."),
    "said_by": public("Who speaks through the source."),
    "via": public("A report that is passed on counts once: readers must be able to see that."),
}
