"""Laws and decrees as they are shown: in order of date, with what amends what and who is documented under each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import ngettext

from tracker.catalogue.listing.per_value import people_per
from tracker.catalogue.models import CitizenshipGrant, LegalInstrument
from tracker.catalogue.sources.kind import INSTRUMENTS
from tracker.lib.territories import label
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.sources import InstrumentEffect, InstrumentKind
from tracker.website.listing.links import Named, nationality_url, people_url, record_url
from tracker.website.page_context import grouped, people_of
from tracker.website.source_list import SourceView, source_view
from tracker.website.words import choice, date_in_words


@dataclass(frozen=True)
class InstrumentRow:
    """One law or decree; `grants` counts accepted claims that cite it (empty: none), `people` those whose stands."""

    reference: str
    heading: str
    dated: str
    state: Named
    effect: str
    summary: str
    amends: list[Named]
    amended_by: list[Named]
    grants: str
    people: str
    people_url: str
    source: SourceView | None


def instrument_in_words(row: LegalInstrument) -> str:
    """`Decree 690 of 30 September 2022`, without what is not known."""
    parts = (
        choice(InstrumentKind)(row.kind),
        row.number,
        f"of {date_in_words(row.dated)}" if row.dated else "of an unknown day",
    )
    return " ".join(filter(None, parts))


def instrument_rows(rows: Sequence[LegalInstrument]) -> list[InstrumentRow]:
    """The rows of one page, in the order given; the number of queries does not depend on how many there are."""
    references = [row.pk for row in rows]
    amended = {row.amends for row in rows if row.amends}
    others = LegalInstrument.objects.filter(pk__in=amended) | LegalInstrument.objects.filter(amends__in=references)
    amending: dict[str, list[LegalInstrument]] = defaultdict(list)
    for other in others.order_by("dated_earliest", "reference"):
        amending[other.amends].append(other)
    by_reference = {other.pk: other for other in others}
    people = people_per("instruments")
    grants = _grants(references)
    return [
        InstrumentRow(
            reference=row.pk,
            heading=instrument_in_words(row),
            dated=date_in_words(row.dated),
            state=Named(label(row.territory), nationality_url(row.territory)),
            effect=choice(InstrumentEffect)(row.effect),
            summary=row.summary,
            amends=[_named(by_reference[row.amends])] if row.amends in by_reference else [],
            amended_by=[_named(other) for other in amending[row.pk]],
            grants=_of_grants(grants.get(row.pk, 0)),
            people=people_of(people[row.pk]) if row.pk in people else "",
            people_url=people_url(instrument=row.pk),
            source=source_view(0, row.source) if row.source else None,
        )
        for row in rows
    ]


def _named(row: LegalInstrument) -> Named:
    return Named(instrument_in_words(row), record_url(INSTRUMENTS, row.pk))


def _grants(references: Sequence[str]) -> dict[str, int]:
    rows = CitizenshipGrant.objects.filter(instrument__in=references, status=ClaimStatus.ACCEPTED).order_by()
    return dict(rows.values("instrument").annotate(grants=Count("pk")).values_list("instrument", "grants"))


def _of_grants(number: int) -> str:
    if not number:
        return ""
    return ngettext("%(number)s citizenship for service", "%(number)s citizenships for service", number) % {
        "number": grouped(number)
    }
