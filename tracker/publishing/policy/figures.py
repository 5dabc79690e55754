"""What may be published of claimants, figures, statements and state actions, and why."""

from collections.abc import Mapping

from tracker.publishing.policy.parts import CITATION, CLAIM, NAMES_RECORD, NOTES, PERIOD
from tracker.publishing.policy.rules import Rule, public

_REFERENCE = public("The public reference, drawn at random.")
_CLAIMANT = public("A figure is worth who says it; shown only where the claimant is published.")

FIGURES_POLICY: Mapping[str, Mapping[str, Rule]] = {
    "figures.claimant": {
        "reference": _REFERENCE,
        "name": public("A body, or somebody who speaks in public for one or for himself."),
        "kind": public("What sort of body it is."),
        "territory": public("Whose body it is; decides the position."),
        "internal_notes": NOTES,
    },
    "figures.figure": {
        "reference": _REFERENCE,
        "measure": public("What is counted."),
        "low": public("The number, as published by the claimant."),
        "high": public("The number, as published by the claimant."),
        "qualifier": public("Says which side of the number is open."),
        "nationality": public("Whose citizens are counted."),
        "grouping": public("The claimant's own words for several countries."),
        "countries": public("As the claimant gives it."),
        "side": public("Whose recruits are counted."),
        "scope": public("What limits the number."),
        "population": public("What passports those counted held."),
        "counting": public("Over what time it counts."),
        "counts": public("People, names, contracts, applications or grants."),
        "period_start": PERIOD,
        "period_end": PERIOD,
        "as_of": public("The day for which it was said."),
        "claimant": _CLAIMANT,
        "remark": public("Written for readers."),
        "comparison_group": public("Which figures count the same thing."),
        "internal_notes": NOTES,
        **CLAIM,
    },
    "figures.figurelink": {
        "key": CLAIM["key"],
        "figure": NAMES_RECORD,
        "other": public("Shown only where that figure is published."),
        "kind": public("How the two relate."),
        "note": public("Written for readers."),
    },
    "figures.statement": {
        "reference": _REFERENCE,
        "kind": public("What is done by saying so."),
        "on": public("When it was said."),
        "claimant": _CLAIMANT,
        "summary": public("In our words, written for readers."),
        "nationality": public("Whose citizens it is about."),
        "side": public("Whose recruits it is about."),
        "place": public("Which place it is about."),
        "contests": public("Shown only where that statement is published."),
        "contests_figure": public("Shown only where that figure is published."),
        "contested_point": public("On what point it contests the other."),
        "internal_notes": NOTES,
        **CLAIM,
    },
    "figures.stateaction": {
        "reference": _REFERENCE,
        "territory": public("Which state acted; states act in public."),
        "kind": public("What it did."),
        "on": public("When it did so."),
        "nationality": public("Whose citizens it concerned."),
        "side": public("Whose recruits it is about."),
        "summary": public("In our words, written for readers."),
        "internal_notes": NOTES,
        **CLAIM,
    },
    "figures.statementsubject": {
        "statement": NAMES_RECORD,
        "person": public("Shown only where that person is published."),
        "unit": public("Shown only where that unit is published."),
    },
    "figures.figurecitation": {
        "figure": NAMES_RECORD,
        "statement": NAMES_RECORD,
        "stateaction": NAMES_RECORD,
        **CITATION,
    },
}
