"""The facets of figures, statements and state actions."""

from collections.abc import Sequence

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, CharField, Exists, F, Func, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from tracker.catalogue.listing.facet import RowFacet, labels_of, or_unknown
from tracker.catalogue.listing.nothing import UNKNOWN
from tracker.catalogue.models import FigureLink, Statement
from tracker.lib.territories import LARGER_REGIONS, REGIONS, region_of, territories
from tracker.vocabulary.figures import (
    ClaimantKind,
    FigureSide,
    LinkKind,
    Measure,
    Position,
    StateActionKind,
    StatementKind,
)

ALL_COUNTRIES, GROUPING = "all", "grouping"

_OF_WHOM = Case(
    When(~Q(grouping=""), then=Value(GROUPING)),
    When(nationality="", then=Value(ALL_COUNTRIES)),
    default=F("nationality"),
    output_field=CharField(),
)
_KIND = RowFacet(
    name="claimant_kind",
    heading=_("Kind of claimant"),
    value=F("claimant__kind"),
    labels=labels_of(ClaimantKind.choices),
)
_POSITION = RowFacet(
    name="position",
    heading=_("Claimant is"),
    value=or_unknown("position"),
    labels=labels_of(Position.choices, unknown="Not known"),
)

_SEVERAL = ArrayField(CharField())
_LINKS = FigureLink.objects.filter(Q(figure=OuterRef("pk")) | Q(other=OuterRef("pk")))
_IS_REJECTED_IN_WORDS = Exists(Statement.objects.filter(contests_figure=OuterRef("pk")))
_RELATIONS = Func(
    ArraySubquery(_LINKS.order_by("kind").values("kind").distinct()),
    # A statement that rejects a figure contests it like a figure that does.
    Case(
        When(
            _IS_REJECTED_IN_WORDS & ~Exists(_LINKS.filter(kind=LinkKind.CONTESTS)),
            then=Value([LinkKind.CONTESTS.value], output_field=_SEVERAL),
        ),
        default=Value([], output_field=_SEVERAL),
    ),
    function="array_cat",
    output_field=_SEVERAL,
)
"""The kinds of links that the figure is an end of, each once."""

_LARGER = {each: larger for larger, several in LARGER_REGIONS.items() for each in several}
_IN_ORDER = tuple(dict.fromkeys(each for region in REGIONS for each in (_LARGER.get(region, region), region)))
"""All regions, a larger one before the first of its own."""


def _in_regions(*regions: str) -> Value:
    return Value(list(regions), output_field=_SEVERAL)


def _regions() -> Case:
    """The region of the nationality and the larger one that holds it, or those that a grouping is named after."""
    regions = [(region, (region, *([_LARGER[region]] if region in _LARGER else []))) for region in REGIONS]
    return Case(
        *(
            When(nationality__in=[code for code in territories() if region_of(code) == region], then=_in_regions(*both))
            for region, both in regions
        ),
        *(When(grouping__istartswith=region, then=_in_regions(*both)) for region, both in regions),
        *(When(grouping__icontains=larger, then=_in_regions(larger)) for larger in LARGER_REGIONS),
        default=_in_regions(UNKNOWN),
        output_field=_SEVERAL,
    )


FIGURE_FACETS: Sequence[RowFacet] = (
    RowFacet(name="measure", heading=_("Measure"), value=F("measure"), labels=labels_of(Measure.choices)),
    RowFacet(name="side", heading=_("Recruits of"), value=F("side"), labels=labels_of(FigureSide.choices)),
    RowFacet(
        name="nationality",
        heading=_("Nationality"),
        value=_OF_WHOM,
        others={ALL_COUNTRIES: "All countries", GROUPING: "The claimant's own grouping"},
    ),
    RowFacet(
        name="region",
        heading=_("Region"),
        value=_regions(),
        has_several=True,
        labels={region: region for region in _IN_ORDER} | {UNKNOWN: "Not one region"},
        meaning=_(
            "Region of the nationality, as grouped here, or of a claimant's own grouping that is named after one; "
            "Asia, Europe, Africa, Americas hold several."
        ),
        example="Africa",
    ),
    _KIND,
    _POSITION,
    RowFacet(
        name="relation",
        heading=_("Relation to another figure"),
        value=_RELATIONS,
        has_several=True,
        labels={value: text.partition(":")[0] for value, text in labels_of(LinkKind.choices).items()},
        meaning=_("How it relates to another figure; figures at both ends of such a link are found."),
    ),
)
STATEMENT_FACETS: Sequence[RowFacet] = (
    RowFacet(name="kind", heading=_("What is done"), value=F("kind"), labels=labels_of(StatementKind.choices)),
    RowFacet(
        name="side",
        heading=_("About recruits of"),
        value=or_unknown("side"),
        labels=labels_of(FigureSide.choices, unknown="Not of one side"),
    ),
    RowFacet(
        name="about_nationality",
        heading=_("About nationality"),
        value=or_unknown("nationality"),
        example="KP",
        others={UNKNOWN: "Not one country"},
    ),
    _KIND,
    _POSITION,
)
STATE_ACTION_FACETS: Sequence[RowFacet] = (
    RowFacet(name="kind", heading=_("What it did"), value=F("kind"), labels=labels_of(StateActionKind.choices)),
    RowFacet(name="state", heading=_("State that acted"), value=F("territory")),
    RowFacet(
        name="side",
        heading=_("About recruits of"),
        value=or_unknown("side"),
        labels=labels_of(FigureSide.choices, unknown="Not said"),
    ),
    RowFacet(
        name="about_nationality",
        heading=_("About citizens of"),
        value=or_unknown("nationality"),
        others={UNKNOWN: "Not one country"},
    ),
)
