"""The filters on sources, and on laws and decrees."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Case, CharField, F, Func, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from tracker.catalogue.listing.facet import RowFacet, labels_of, or_unknown
from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.listing.filter_fields import references, search
from tracker.catalogue.listing.nothing import UNKNOWN
from tracker.catalogue.listing.text_search import Labels, has_every_word, rows_about
from tracker.catalogue.models import LegalInstrument, Source
from tracker.lib.languages import LANGUAGES
from tracker.lib.references import normalised_reference
from tracker.vocabulary.sources import Access, InstrumentEffect, InstrumentKind, SourceKind

OTHER = "other"
_BASE = Func(F("language"), Value("-"), Value(1), function="split_part", output_field=CharField())
_LANGUAGE = Case(
    When(language="", then=Value(UNKNOWN)),
    When(base_language__in=list(LANGUAGES), then=F("base_language")),
    default=Value(OTHER),
    output_field=CharField(),
)
_NAMED = ("title", "publisher", "public_label")

SOURCE_FACETS: Sequence[RowFacet] = (
    RowFacet(
        name="kind",
        heading=_("Kind"),
        value=or_unknown("kind"),
        labels=labels_of(SourceKind.choices, unknown="Not recorded or not shown"),
    ),
    RowFacet(
        name="access",
        heading=_("Access"),
        value=F("access"),
        labels=labels_of([choice for choice in Access.choices if choice[0] != Access.CONFIDENTIAL]),
    ),
    RowFacet(
        name="language",
        heading=_("Language"),
        value=_LANGUAGE,
        labels={**LANGUAGES, OTHER: "Another language", UNKNOWN: "Not recorded or not shown"},
    ),
)
INSTRUMENT_FACETS: Sequence[RowFacet] = (
    RowFacet(name="state", heading=_("State"), value=F("territory"), example="RU"),
    RowFacet(name="kind", heading=_("Kind"), value=F("kind"), labels=labels_of(InstrumentKind.choices)),
    RowFacet(name="effect", heading=_("Effect"), value=F("effect"), labels=labels_of(InstrumentEffect.choices)),
)


def sources_like(rows: QuerySet[Any], q: str) -> QuerySet[Any]:
    """Sources with every word of it in title, publisher or label; or of that reference."""
    if reference := normalised_reference(q, "S"):
        return rows.filter(pk=reference)
    return rows.filter(has_every_word(q, _NAMED))


def instruments_like(rows: QuerySet[Any], q: str) -> QuerySet[Any]:
    """Laws and decrees with the words in summary or number, or of a state it names."""
    labels: Labels = {"kind": InstrumentKind, "effect": InstrumentEffect}
    return rows_about(rows, q, prefix="L", columns=("summary", "number"), territories=("territory",), labels=labels)


class SourceFilter(ListFilter):
    """Conditions on published sources; of a restricted one the label alone is searched."""

    facets = SOURCE_FACETS
    sorts = {"": (("published_on_latest", True), ("reference", False))}
    q = search("Title or publisher", sources_like)
    reference = references("S")

    class Meta:
        model = Source
        fields: list[str] = []

    def all_rows(self) -> QuerySet[Any]:
        """Each source with its language without regional form, which the facet needs."""
        rows: QuerySet[Any] = super().all_rows().alias(base_language=_BASE)
        return rows


class InstrumentFilter(ListFilter):
    """Conditions on published laws and decrees."""

    facets = INSTRUMENT_FACETS
    sorts = {"": (("dated_earliest", False), ("reference", False))}
    q = search("State, number or words", instruments_like)
    reference = references("L")

    class Meta:
        model = LegalInstrument
        fields: list[str] = []
