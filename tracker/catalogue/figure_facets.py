"""The facets of figures and statements: each value is an expression over the row, so that filter and count agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, F, Q, Value, When

from tracker.lib.territories import label, territories
from tracker.lib.vocabulary_figures import ClaimantKind, FigureSide, Measure, Position, StatementKind

UNKNOWN = "unknown"
ALL_COUNTRIES, GROUPING = "all", "grouping"
_NOT_ONE_COUNTRY = {ALL_COUNTRIES: "All countries", GROUPING: "The claimant's own grouping", UNKNOWN: "Not one country"}


@dataclass(frozen=True)
class SayingFacet:
    """One facet: its parameter, its heading, the value of a row, and the labels in order (None: countries)."""

    name: str
    heading: str
    value: Any
    labels: Mapping[str, str] | None

    def label(self, value: str) -> str:
        """The words for one value."""
        if self.labels is not None:
            return self.labels[value]
        return _NOT_ONE_COUNTRY.get(value) or label(value)

    def choices(self) -> list[tuple[str, str]]:
        """Every value that can be asked for, with its words."""
        if self.labels is not None:
            return list(self.labels.items())
        others = (ALL_COUNTRIES, GROUPING) if self.name == "nationality" else (UNKNOWN,)
        return [*((code, label(code)) for code in territories()), *((value, self.label(value)) for value in others)]


def _labels(choices: Sequence[tuple[str, Any]], **more: str) -> dict[str, str]:
    return {value: str(text) for value, text in choices} | more


def _or_unknown(column: str) -> Case:
    return Case(When(Q(**{column: ""}), then=Value(UNKNOWN)), default=F(column), output_field=CharField())


_OF_WHOM = Case(
    When(~Q(grouping=""), then=Value(GROUPING)),
    When(nationality="", then=Value(ALL_COUNTRIES)),
    default=F("nationality"),
    output_field=CharField(),
)
_KIND = SayingFacet("claimant_kind", "Kind of claimant", F("claimant__kind"), _labels(ClaimantKind.choices))
_POSITION = SayingFacet(
    "position", "Claimant is", _or_unknown("position"), _labels(Position.choices, unknown="Not known")
)

FIGURE_FACETS: Sequence[SayingFacet] = (
    SayingFacet("measure", "Measure", F("measure"), _labels(Measure.choices)),
    SayingFacet("side", "Recruits of", F("side"), _labels(FigureSide.choices)),
    SayingFacet("nationality", "Nationality", _OF_WHOM, None),
    _KIND,
    _POSITION,
)
STATEMENT_FACETS: Sequence[SayingFacet] = (
    SayingFacet("kind", "What is done", F("kind"), _labels(StatementKind.choices)),
    SayingFacet(
        "side", "About recruits of", _or_unknown("side"), _labels(FigureSide.choices, unknown="Not of one side")
    ),
    SayingFacet("about_nationality", "About nationality", _or_unknown("nationality"), None),
    _KIND,
    _POSITION,
)
