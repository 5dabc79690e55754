"""The questions that readers come with, each with the addresses that answer it and how much stands there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.catalogue.figures.kind import FIGURES, STATE_ACTIONS, STATEMENTS
from tracker.catalogue.listing.kind import PublicKind
from tracker.catalogue.people.kind import PEOPLE
from tracker.catalogue.sources.kind import INSTRUMENTS
from tracker.catalogue.units.kind import UNITS
from tracker.lib.query import Value, query_string
from tracker.vocabulary.figures import LinkKind, Measure, StateActionKind, StatementKind
from tracker.vocabulary.people import FateKind, GrantState, RecruitedHow
from tracker.website.listing.links import list_url
from tracker.website.page_context import grouped

Words = str | Promise


@dataclass(frozen=True)
class List:
    """An answer that is a list with these parameters; `what` says what it shows, where its number does not."""

    kind: PublicKind
    params: Mapping[str, Value]
    what: Words = ""


@dataclass(frozen=True)
class Page:
    """An answer that is a page of its own, or a file."""

    view: str
    what: Words
    params: Mapping[str, Value] | None = None
    args: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """One question and its answers; `missing` says what of it nothing here can answer (empty: it is answered)."""

    words: Words
    answers: tuple[List | Page, ...]
    missing: Words = ""


QUESTIONS: tuple[Question, ...] = (
    Question(
        gettext_lazy("How many, by nationality and quarter of contract, and what changed after a protest or a ban?"),
        (
            Page("nationalities", gettext_lazy("All nationalities")),
            Page("map", gettext_lazy("The same on a map")),
            Page("timeline", gettext_lazy("Timeline, with what was said, done and decreed")),
        ),
    ),
    Question(
        gettext_lazy("Who says so, on what evidence, and who contests it?"),
        (
            List(
                FIGURES,
                {"relation": [LinkKind.CONTESTS, LinkKind.DIFFERS]},
                gettext_lazy("contested, or different"),
            ),
            List(STATEMENTS, {"kind": [StatementKind.DENIES]}, gettext_lazy("denials")),
            List(PEOPLE, {"evidence": ["own_state_or_family"]}, gettext_lazy("by their own state or family")),
        ),
    ),
    Question(
        gettext_lazy("How many died, and within one complete list what share?"),
        (
            List(PEOPLE, {"fate": [FateKind.KILLED]}, gettext_lazy("confirmed dead")),
            List(FIGURES, {"measure": [Measure.KILLED]}, gettext_lazy("of the killed")),
        ),
        gettext_lazy("No share: no complete list of recruits is published here, and the list of people is no sample."),
    ),
    Question(
        gettext_lazy("How long between contract, front and death?"),
        (
            Page(
                "people-csv",
                gettext_lazy("People killed whose contract is dated, as CSV: contract_signed_on and fate_on"),
                {"fate": [FateKind.KILLED], "contract_from": ["2022"]},
            ),
        ),
        gettext_lazy("No chart: survivors have no such interval, so an average would mislead."),
    ),
    Question(
        gettext_lazy("Which units receive whom?"),
        (List(UNITS, {}, gettext_lazy("each with its people by nationality, quarter and fate")),),
    ),
    Question(
        gettext_lazy("Which channel, broker or site brought them?"),
        (
            List(
                PEOPLE, {"recruited_how": [RecruitedHow.BROKER_OR_AGENCY]}, gettext_lazy("through a broker or agency")
            ),
            List(PEOPLE, {"recruited_how": [RecruitedHow.SOCIAL_MEDIA]}, gettext_lazy("through social media")),
        ),
        gettext_lazy("Brokers are not named before a court has judged."),
    ),
    Question(
        gettext_lazy("Where do they sign and train?"),
        (Page("steps-csv", gettext_lazy("Steps on the way, with their places, as CSV")),),
    ),
    Question(
        gettext_lazy("What was promised, paid and charged?"),
        (Page("payments-csv", gettext_lazy("Payments, promised and made, as CSV")),),
    ),
    Question(
        gettext_lazy("How many got citizenship, and by which decree?"),
        (
            List(PEOPLE, {"citizenship": [GrantState.GRANTED]}, gettext_lazy("granted citizenship")),
            List(INSTRUMENTS, {}, gettext_lazy("each with the people granted under it")),
            List(FIGURES, {"measure": [Measure.CITIZENSHIP_GRANTED]}, gettext_lazy("of citizenships granted")),
        ),
    ),
    Question(
        gettext_lazy("How many are missing, and do two states' lists agree?"),
        (
            List(PEOPLE, {"fate": [FateKind.MISSING]}, gettext_lazy("missing")),
            List(FIGURES, {"measure": [Measure.MISSING]}, gettext_lazy("of the missing")),
            Page("compare", gettext_lazy("Published figures laid beside each other")),
        ),
        gettext_lazy("Lists of names are compared in the newsroom alone; of them only figures are published."),
    ),
    Question(
        gettext_lazy("How many came back, and how?"),
        (
            List(PEOPLE, {"fate": [FateKind.RETURNED]}, gettext_lazy("returned")),
            List(FIGURES, {"measure": [Measure.REPATRIATED]}, gettext_lazy("of those brought home")),
            List(STATE_ACTIONS, {"kind": [StateActionKind.REPATRIATION]}, gettext_lazy("repatriations")),
        ),
    ),
    Question(
        gettext_lazy("What did the home state do?"),
        (
            List(STATE_ACTIONS, {"state": ["NP"]}, gettext_lazy("by Nepal")),
            List(STATE_ACTIONS, {}, gettext_lazy("by all states")),
        ),
    ),
    Question(
        gettext_lazy("Who was prosecuted?"),
        (
            List(
                STATE_ACTIONS,
                {"kind": [StateActionKind.PROSECUTION, StateActionKind.ARREST]},
                gettext_lazy("arrests and prosecutions"),
            ),
            Page("proceedings-csv", gettext_lazy("Proceedings against documented people, as CSV")),
        ),
    ),
    Question(
        gettext_lazy("What is known of one nationality on both sides?"),
        (Page("nationality", gettext_lazy("United States"), args=("US",)),),
    ),
    Question(
        gettext_lazy("Which figures are stale, superseded or relayed?"),
        (
            List(FIGURES, {"relation": [LinkKind.SUPERSEDES]}, gettext_lazy("superseding others or superseded")),
            List(FIGURES, {"relation": [LinkKind.REPEATS]}, gettext_lazy("repeating others or repeated")),
        ),
        gettext_lazy("Figures older than a year are marked in every list of figures."),
    ),
)
"""In the order in which newsrooms asked them."""


@dataclass(frozen=True)
class AnswerRow:
    """One address ready to print, with what stands there; `is_empty`: nothing yet."""

    words: str
    url: str
    is_empty: bool = False


@dataclass(frozen=True)
class QuestionRow:
    """One question ready to print."""

    words: str
    answers: list[AnswerRow]
    missing: str


def question_rows() -> Iterator[QuestionRow]:
    """All questions, each list with how many there are now."""
    for question in QUESTIONS:
        yield QuestionRow(str(question.words), list(_answers(question.answers)), str(question.missing))


def _answers(answers: Iterable[List | Page]) -> Iterator[AnswerRow]:
    for answer in answers:
        if isinstance(answer, Page):
            query = query_string(answer.params or {})
            url = reverse(answer.view, args=answer.args) + (f"?{query}" if query else "")
            yield AnswerRow(str(answer.what), url)
            continue
        assert answer.kind.listing
        number = answer.kind.listing.filter_set.of(**answer.params).count()
        counted = answer.kind.listing.number % {"number": number, "grouped": grouped(number)}
        words = _("%(number)s: %(what)s") % {"number": counted, "what": answer.what}
        yield AnswerRow(words, list_url(answer.kind, answer.params), is_empty=not number)
