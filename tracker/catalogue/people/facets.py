"""The facets of people: each is declared once, and read by filter, counts, form, sentence, help and API.

"Not published" is a value of a facet by the record's level alone, never by record: a hidden unit of a named person
counts as not known, for "not published" would say that there is one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from tracker.catalogue.listing.column import Words
from tracker.catalogue.listing.facet import Facet, FacetCounts, labels_of
from tracker.catalogue.listing.nothing import NOTHING, UNKNOWN
from tracker.catalogue.models import LegalInstrument, Site, Source, Unit
from tracker.lib.territories import LARGER_REGIONS, REGIONS, STATELESS, label
from tracker.vocabulary.claims import Evidence
from tracker.vocabulary.levels import Level
from tracker.vocabulary.people import (
    FateKind,
    FoundIn,
    GrantState,
    Indicator,
    Motive,
    RecruitedHow,
    RoleClass,
    Sex,
    Side,
    Stratum,
)

CONTRACT, GRANT, FATE = "contract", "grant", "fate"
_NOT_KNOWN = {UNKNOWN: NOTHING[UNKNOWN]}
"""For what is published of everybody of whom it is known."""


@dataclass(frozen=True, kw_only=True)
class PersonFacet(Facet):
    """A facet of people: a column of the person (`column`), or one of a claim of the person.

    `of` names the kind of claim that a value is a column (`row_column`) of: one claim then meets all that is asked of
    it. A value `of one recruitment` is said of side and stratum together; with `has_many_values` those that most people
    have are counted, and no others.
    """

    others: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    larger: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Values that stand for several others together."""
    column: str = ""
    of: str = ""
    row_column: str = ""
    row_is_array: bool = False
    is_of_one_recruitment: bool = False
    has_many_values: bool = False

    def within(self, values: Iterable[str]) -> set[str]:
        """The values as they are noted of people: those of a larger one in its place."""
        return {each for value in values for each in self.larger.get(value, (value,))}

    def counted(
        self, counts: Mapping[str, int], ticked: Sequence[str], words: Mapping[str, str] | None = None
    ) -> FacetCounts:
        """As for every facet; each larger value stands before those that it stands for."""
        found = super().counted(counts, ticked, words)
        if not self.larger:
            return found
        place = {each: larger for larger, several in self.larger.items() for each in several}
        first = {value.value: number for number, value in enumerate(found.values)}
        ordered = sorted(
            found.values,
            key=lambda row: (first.get(place.get(row.value, row.value), first[row.value]), row.value in place),
        )
        return FacetCounts(self, [replace(row, is_within=place.get(row.value) in first) for row in ordered])


def _of_contract(name: str, heading: Words, vocabulary: Any, **more: Any) -> PersonFacet:
    values = {"of": CONTRACT, "labels": labels_of(vocabulary.choices), "row_column": name} | more
    return PersonFacet(name=name, heading=heading, **values)


FACETS: tuple[PersonFacet, ...] = (
    PersonFacet(
        name="side",
        heading=_("Side"),
        column="sides",
        labels=labels_of(Side.choices),
        others=_NOT_KNOWN,
        is_of_one_recruitment=True,
        meaning=_("Side for which the person signed or served."),
        example="RU",
    ),
    PersonFacet(
        name="nationality",
        heading=_("Nationality"),
        column="nationalities",
        others={STATELESS: label(STATELESS)} | _NOT_KNOWN,
        meaning=_("Accepted nationality: ISO 3166-1 alpha-2 in capitals, a FollowTheMoney code, stateless or unknown."),
        example="NP",
    ),
    PersonFacet(
        name="region",
        heading=_("Region"),
        column="regions",
        labels={name: name for name in (*LARGER_REGIONS, *REGIONS)},
        larger=LARGER_REGIONS,
        others=_NOT_KNOWN,
        meaning=_("Region of an accepted nationality, as grouped here; Asia, Europe, Africa, Americas hold several."),
        example="South Asia",
    ),
    PersonFacet(
        name="stratum",
        heading=_("Counted as"),
        column="strata",
        labels=labels_of(Stratum.choices),
        others=_NOT_KNOWN,
        is_ordered=True,
        is_of_one_recruitment=True,
        meaning=_("How the person counts; beside a side: on that side."),
        example="foreign_at_signing",
    ),
    _of_contract(
        "found_in",
        _("Where recruited"),
        FoundIn,
        meaning=_("Where recruiters found the person; of one contract, with the other conditions on contracts."),
        example="home_country",
    ),
    _of_contract(
        "recruited_how",
        _("How recruited"),
        RecruitedHow,
        row_column="how",
        row_is_array=True,
        meaning=_("How recruited; of one contract."),
        example="broker_or_agency",
    ),
    _of_contract(
        "role_class",
        _("Kind of work"),
        RoleClass,
        meaning=_("Kind of work under the contract; of one contract."),
        example="combat",
    ),
    _of_contract(
        "motive",
        _("Motive, as stated"),
        Motive,
        row_column="motives",
        row_is_array=True,
        meaning=_("Motive, as somebody stated it; of one contract."),
        example="pay",
    ),
    _of_contract(
        "indicator",
        _("Indicator, as sources state it"),
        Indicator,
        row_column="indicators",
        row_is_array=True,
        meaning=_("Indicator of deception or trafficking, as sources state it; of one contract."),
        example="misled_how_not_stated",
    ),
    PersonFacet(
        name="unit",
        heading=_("Unit"),
        column="units",
        names=Unit,
        meaning=_("Reference of a unit of a contract or service; the units below it count, as unit_mode says."),
    ),
    PersonFacet(
        name="site",
        heading=_("Place signed, trained or passed through"),
        column="sites",
        names=Site,
        meaning=_("Reference of a place at which the person signed, or which a step on the way names."),
    ),
    PersonFacet(
        name="fate",
        heading=_("Fate"),
        column="fate_now",
        labels=labels_of(FateKind.choices),
        meaning=_("What became of the person, as fate_mode says."),
        example="killed",
    ),
    PersonFacet(
        name="citizenship",
        heading=_("Citizenship for service"),
        labels=labels_of(GrantState.choices),
        of=GRANT,
        row_column="state",
        meaning=_("How far a citizenship for service came; of one grant, with the other conditions on grants."),
        example="granted",
    ),
    PersonFacet(
        name="instrument",
        heading=_("Citizenship granted under"),
        names=LegalInstrument,
        of=GRANT,
        row_column="instrument_id",
        meaning=_("Reference of the law or decree of a grant; of one grant."),
    ),
    PersonFacet(
        name="evidence",
        heading=_("Evidence"),
        column="evidence",
        labels=labels_of(Evidence.choices),
        is_ordered=True,
        meaning=_("The strongest level that the record reaches."),
        example="several_publishers",
    ),
    PersonFacet(
        name="source",
        heading=_("Source"),
        column="sources",
        names=Source,
        has_many_values=True,
        meaning=_("Reference of a source that is cited for anything about the person."),
    ),
    PersonFacet(
        name="level",
        heading=_("By name or without"),
        column="level",
        labels={Level.NAMED.value: "By name", Level.ANONYMOUS.value: "Without a name"},
        others={},
        is_ordered=True,
        usual=Level.NAMED.value,
        meaning=_("Whether the person is listed by name, or without one in a few columns."),
        example="anonymous",
    ),
    PersonFacet(
        name="sex",
        heading=_("Sex"),
        column="sex",
        labels=labels_of(Sex.choices),
        meaning=_("Sex, as sources state it."),
        example="F",
    ),
)
FATES_EVER = PersonFacet(
    name="fate",
    heading=_("Fate (ever)"),
    labels=labels_of(FateKind.choices),
    of=FATE,
    row_column="kind",
)
UNITS_DIRECTLY = PersonFacet(name="unit", heading=_("Unit itself"), column="units_directly", names=Unit)


def facets_for(given: Mapping[str, Any]) -> list[PersonFacet]:
    """The facets as the modes that were given mean them: fates now or ever, units with or without those below."""
    meant = {
        "fate": FATES_EVER if given.get("fate_mode") == "ever" else None,
        "unit": UNITS_DIRECTLY if given.get("unit_mode") == "directly" else None,
    }
    return [meant.get(facet.name) or facet for facet in FACETS]
