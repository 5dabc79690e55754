"""The columns of sources, and of laws and decrees, in files and API: declared once."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, IntegerField, OuterRef, QuerySet

from tracker.catalogue.listing.column import Column
from tracker.catalogue.listing.per_value import people_with
from tracker.catalogue.models import (
    Capture,
    CitizenshipGrant,
    FigureCitation,
    LegalInstrument,
    UnitCitation,
)
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.sources import Access, InstrumentEffect, InstrumentKind, SourceKind


def _plain(name: str, label: str, meaning: str, *, of: str = "", **more: Any) -> Column:
    return Column(name, label, meaning, F(of or name), **more)


_RESTING = "{} for which it is cited, as far as they are public."


def _number(rows: QuerySet[Any], what: str) -> Func:
    """How many different records of a kind the rows name."""
    different = rows.order_by().values(what).distinct()
    return Func(ArraySubquery(different), function="cardinality", output_field=IntegerField())


def _resting(name: str, label: str, rows: QuerySet[Any], what: str) -> Column:
    return Column(name, label, _RESTING.format(label), _number(rows, what), unit=name, follows_from_others=True)


_OF_FIGURES = FigureCitation.objects.filter(source=OuterRef("pk"))
_GRANTS = CitizenshipGrant.objects.filter(instrument=OuterRef("pk"), status=ClaimStatus.ACCEPTED)

SOURCE_COLUMNS: Sequence[Column] = (
    _plain("reference", "Reference", "Public reference of the source; never changes."),
    _plain("access", "Access", "Open, cited (no link, no copy), or restricted (a label only).", values=Access),
    _plain("label", "Label", "Of a restricted source: all that is shown.", is_text=True, of="public_label"),
    _plain("kind", "Kind", "What sort of publication; empty: restricted.", values=SourceKind),
    _plain("title", "Title", "As published; empty: none, or restricted.", is_text=True),
    _plain("publisher", "Publisher", "Who published it; empty: restricted.", is_text=True),
    _plain("authors", "Authors", "Bylines as printed.", is_text=True),
    _plain("language", "Language", "Code of the language; empty: not recorded."),
    _plain("address", "Address", "Where it can be read; open sources only.", is_text=True, of="url"),
    _plain("published_on", "Published", "Day of publication; empty: not known.", unit="EDTF"),
    _plain(
        "published_earliest", "Published, earliest", "First day that can mean.", of="published_on_earliest", unit="date"
    ),
    _plain("published_latest", "Published, latest", "Last day that can mean.", of="published_on_latest", unit="date"),
    _plain("accessed_on", "Seen", "When we read it; empty: not recorded.", unit="date"),
    _plain("original", "Copied from", "Reference of the source it was copied from, if public.", of="derived_from"),
    _plain("complete_list_of", "Complete list of", "Of what population it is a complete list.", is_text=True),
    Column(
        "copies",
        "Archived copies",
        "Addresses of archived copies; open sources only.",
        ArraySubquery(Capture.objects.filter(source=OuterRef("pk")).order_by("pk").values("url")),
        is_list=True,
        is_text=True,
    ),
    Column(
        "people", "People", _RESTING.format("People"), people_with("sources"), unit="people", follows_from_others=True
    ),
    _resting("units", "Units", UnitCitation.objects.filter(source=OuterRef("pk")), "unit"),
    _resting("figures", "Figures", _OF_FIGURES.exclude(figure=None), "figure"),
    _resting("statements", "Statements", _OF_FIGURES.exclude(statement=None), "statement"),
    _resting("state_actions", "State actions", _OF_FIGURES.exclude(stateaction=None), "stateaction"),
    _resting("instruments", "Laws and decrees", LegalInstrument.objects.filter(source=OuterRef("pk")), "pk"),
)

INSTRUMENT_COLUMNS: Sequence[Column] = (
    _plain("reference", "Reference", "Public reference of the law or decree; never changes."),
    _plain("state", "State", "Whose law it is.", of="territory"),
    _plain("kind", "Kind", "Law, decree or amending decree.", values=InstrumentKind),
    _plain("number", "Number", "Its official number; empty: not recorded.", is_text=True),
    _plain("dated", "Dated", "Its date, partial dates as sourced.", unit="EDTF"),
    _plain("dated_earliest", "Dated, earliest", "First day that can mean.", unit="date"),
    _plain("dated_latest", "Dated, latest", "Last day that can mean.", unit="date"),
    _plain("effect", "Effect", "What it does: grants, conditions or term.", values=InstrumentEffect),
    _plain("amends", "Amends", "Reference of the one that it amends, if public."),
    _plain("summary", "Summary", "In our words.", is_text=True),
    _plain("source", "Source", "Reference of the source, if public.", of="source_id"),
    Column(
        "grants",
        "Grants",
        "Accepted claims of citizenship that cite it.",
        _number(_GRANTS, "pk"),
        unit="grants",
        follows_from_others=True,
    ),
    Column(
        "people",
        "People",
        "People with such a claim that stands.",
        people_with("instruments"),
        unit="people",
        follows_from_others=True,
    ),
)
