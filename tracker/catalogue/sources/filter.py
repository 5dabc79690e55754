"""The filters on sources, and on laws and decrees."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Case, CharField, F, Func, Q, QuerySet, Value, When

from tracker.catalogue.listing.filter import (
    UNKNOWN,
    ListFacet,
    ListFilter,
    labels_of,
    or_unknown,
    reader,
    references,
    search,
    ticks,
)
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

SOURCE_FACETS: Sequence[ListFacet] = (
    ListFacet("kind", "Kind", or_unknown("kind"), labels_of(SourceKind.choices, unknown="Not recorded or not shown")),
    ListFacet(
        "access",
        "Access",
        F("access"),
        labels_of([choice for choice in Access.choices if choice[0] != Access.CONFIDENTIAL]),
    ),
    ListFacet(
        "language",
        "Language",
        _LANGUAGE,
        {**LANGUAGES, OTHER: "Another language", UNKNOWN: "Not recorded or not shown"},
    ),
)
INSTRUMENT_FACETS: Sequence[ListFacet] = (
    ListFacet("state", "State", F("territory")),
    ListFacet("kind", "Kind", F("kind"), labels_of(InstrumentKind.choices)),
    ListFacet("effect", "Effect", F("effect"), labels_of(InstrumentEffect.choices)),
)


def sources_like(rows: QuerySet[Any], q: str) -> QuerySet[Any]:
    """Sources with every word of it in title, publisher or label; or of that reference."""
    if reference := normalised_reference(q, "S"):
        return rows.filter(pk=reference)
    for word in q.split()[:12]:
        condition = Q()
        for column in _NAMED:
            condition |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(condition)
    return rows


class SourceFilter(ListFilter):
    """Conditions on published sources; of a restricted one the label alone is searched."""

    facets = SOURCE_FACETS
    q = search("Title or publisher", sources_like)
    reference = references("S")
    kind, access, language = map(ticks, SOURCE_FACETS)

    class Meta:
        model = Source
        fields: list[str] = []

    def rows(self) -> QuerySet[Any]:
        """Each source with its language without regional form, which the facet needs."""
        rows: QuerySet[Any] = super().rows().alias(base_language=_BASE)
        return rows


class InstrumentFilter(ListFilter):
    """Conditions on published laws and decrees."""

    facets = INSTRUMENT_FACETS
    reference = references("L")
    state, kind, effect = map(ticks, INSTRUMENT_FACETS)

    class Meta:
        model = LegalInstrument
        fields: list[str] = []


source_filter = reader(SourceFilter)
instrument_filter = reader(InstrumentFilter)
