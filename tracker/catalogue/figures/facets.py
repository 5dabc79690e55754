"""The facets of figures, statements and state actions."""

from collections.abc import Sequence

from django.db.models import Case, CharField, F, Q, Value, When

from tracker.catalogue.listing.filter import UNKNOWN, ListFacet, labels_of, or_unknown
from tracker.vocabulary.figures import ClaimantKind, FigureSide, Measure, Position, StateActionKind, StatementKind

ALL_COUNTRIES, GROUPING = "all", "grouping"

_OF_WHOM = Case(
    When(~Q(grouping=""), then=Value(GROUPING)),
    When(nationality="", then=Value(ALL_COUNTRIES)),
    default=F("nationality"),
    output_field=CharField(),
)
_KIND = ListFacet("claimant_kind", "Kind of claimant", F("claimant__kind"), labels_of(ClaimantKind.choices))
_POSITION = ListFacet(
    "position", "Claimant is", or_unknown("position"), labels_of(Position.choices, unknown="Not known")
)

FIGURE_FACETS: Sequence[ListFacet] = (
    ListFacet("measure", "Measure", F("measure"), labels_of(Measure.choices)),
    ListFacet("side", "Recruits of", F("side"), labels_of(FigureSide.choices)),
    ListFacet(
        "nationality",
        "Nationality",
        _OF_WHOM,
        others={ALL_COUNTRIES: "All countries", GROUPING: "The claimant's own grouping"},
    ),
    _KIND,
    _POSITION,
)
STATEMENT_FACETS: Sequence[ListFacet] = (
    ListFacet("kind", "What is done", F("kind"), labels_of(StatementKind.choices)),
    ListFacet(
        "side", "About recruits of", or_unknown("side"), labels_of(FigureSide.choices, unknown="Not of one side")
    ),
    ListFacet("about_nationality", "About nationality", or_unknown("nationality"), others={UNKNOWN: "Not one country"}),
    _KIND,
    _POSITION,
)
STATE_ACTION_FACETS: Sequence[ListFacet] = (
    ListFacet("kind", "What it did", F("kind"), labels_of(StateActionKind.choices)),
    ListFacet("state", "State that acted", F("territory")),
    ListFacet("about_nationality", "About citizens of", or_unknown("nationality"), others={UNKNOWN: "Not one country"}),
)
