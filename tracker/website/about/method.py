"""What the method page prints: the rules of counting beside the registers that the code uses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from tracker.catalogue.policy_lines import PolicyOfRecord, policy_in_words
from tracker.vocabulary import claims as vocabulary
from tracker.vocabulary import counted as vocabulary_counted
from tracker.vocabulary import course as vocabulary_people
from tracker.vocabulary import figures as vocabulary_figures
from tracker.vocabulary import levels as vocabulary_levels
from tracker.vocabulary.claims import Evidence
from tracker.vocabulary.people import Stratum
from tracker.vocabulary.sources import Access
from tracker.website.about.method_rules import EVIDENCE, FIGURES, GAPS, HARM, PLACEMENT, RULES, STRATA
from tracker.website.about.parameter_groups import parameter_groups
from tracker.website.about.questions import question_rows
from tracker.website.page_context import day

_NEWSROOM_ONLY = {
    *(
        "Category",
        "Coarser",
        "Ground",
        "DetailKind",
        "IdentityCheck",
        "LegalOutcome",
        "RecruiterStanding",
        "ReplyOutcome",
    ),
    *("RequestDecision", "RequestKind"),
}
"""Closed lists of which nothing is published."""

_SHOWINGS = {"public": "Public", "generalised": "In less detail", "never": "Never"}


@dataclass(frozen=True)
class Vocabulary:
    """One closed list: what it is for, and its values with their words."""

    heading: str
    values: list[tuple[str, str]]


@dataclass(frozen=True)
class PolicyRow:
    """One field: what it is called, whether it is published (and in which form), and why."""

    label: str
    showing: str
    why: str


@dataclass(frozen=True)
class PolicyTable:
    """The fields of one kind of record, and in short how many of them are published."""

    heading: str
    summary: str
    rows: list[PolicyRow]


def method_context() -> dict[str, Any]:
    """Rules and definitions, each from the register that the code uses."""
    war = day(settings.WAR_STARTED_ON)
    return {
        "rules": [(heading, text.format(war=war)) for heading, text in RULES.items()],
        "questions": list(question_rows()),
        "placement": list(PLACEMENT.items()),
        "figures": list(FIGURES.items()),
        "gaps": list(GAPS.items()),
        "harm": [
            (
                heading,
                text.format(least=vocabulary_levels.LOOK_THE_SAME, protected=vocabulary_levels.LOOK_THE_SAME_PROTECTED),
            )
            for heading, text in HARM.items()
        ],
        "strata": [(str(each.label), STRATA[each], each is Stratum.FOREIGN) for each in Stratum],
        "evidence": [(str(each.label), EVIDENCE[each]) for each in Evidence],
        "groups": list(parameter_groups()),
    }


def published_context() -> dict[str, Any]:
    """What of each kind of record is published, and of which nothing is."""
    policy = policy_in_words()
    return {
        "policy": [_table(record) for record in policy if record.lines],
        "nothing_of": [(record.name.capitalize(), record.why_nothing) for record in policy if record.why_nothing],
    }


def words_context() -> dict[str, Any]:
    """Every closed list of which a value can be public."""
    return {"vocabularies": list(_vocabularies())}


def filters_context() -> dict[str, Any]:
    """The parameters of every list."""
    return {"groups": list(parameter_groups())}


def _vocabularies() -> Iterator[Vocabulary]:
    """Every closed list that a public column can hold a value of."""
    for module in (vocabulary, vocabulary_levels, vocabulary_counted, vocabulary_people, vocabulary_figures):
        own = (each for each in vars(module).values() if getattr(each, "__module__", "") == module.__name__)
        for choices in own:
            if (
                isinstance(choices, type)
                and issubclass(choices, TextChoices)
                and choices.__name__ not in _NEWSROOM_ONLY
            ):
                yield Vocabulary((choices.__doc__ or "").partition("\n")[0].rstrip("."), _values(choices))


def _values(choices: type[TextChoices]) -> list[tuple[str, str]]:
    listed: Sequence[tuple[str, Any]] = choices.choices
    return [(value, str(words)) for value, words in listed if value != Access.CONFIDENTIAL]


def _table(record: PolicyOfRecord) -> PolicyTable:
    """The fields of one kind of record in words."""
    shown = sum(line.showing != "never" for line in record.lines)
    return PolicyTable(
        record.name.capitalize(),
        _("%(shown)s of %(number)s items are published") % {"shown": shown, "number": len(record.lines)},
        [
            PolicyRow(
                line.label.capitalize(),
                _SHOWINGS[line.showing] + (f": {line.form[:1].lower()}{line.form[1:]}" if line.form else ""),
                line.why,
            )
            for line in record.lines
        ],
    )
