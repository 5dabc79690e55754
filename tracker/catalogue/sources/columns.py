"""The columns of sources, and of laws and decrees, in files and API: declared once."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, IntegerField, OuterRef, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tracker.catalogue.listing.column import Column, Words
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


def _plain(name: str, label: Words, meaning: Words, *, of: str = "", **more: Any) -> Column:
    return Column(name, label, meaning, F(of or name), **more)


_RESTING = _("{what} for which it is cited, as far as they are public.")


def _number(rows: QuerySet[Any], what: str) -> Func:
    """How many different records of a kind the rows name."""
    different = rows.order_by().values(what).distinct()
    return Func(ArraySubquery(different), function="cardinality", output_field=IntegerField())


def _resting(name: str, label: Words, rows: QuerySet[Any], what: str) -> Column:
    return Column(
        name, label, format_lazy(_RESTING, what=label), _number(rows, what), unit=name, follows_from_others=True
    )


_OF_FIGURES = FigureCitation.objects.filter(source=OuterRef("pk"))
_GRANTS = CitizenshipGrant.objects.filter(instrument=OuterRef("pk"), status=ClaimStatus.ACCEPTED)

SOURCE_COLUMNS: Sequence[Column] = (
    _plain("reference", _("Reference"), _("Public reference of the source; never changes.")),
    _plain("access", _("Access"), _("Open, cited (no link, no copy), or restricted (a label only)."), values=Access),
    _plain("label", _("Label"), _("Of a restricted source: all that is shown."), is_text=True, of="public_label"),
    _plain("kind", _("Kind"), _("What sort of publication; empty: restricted."), values=SourceKind),
    _plain("title", _("Title"), _("As published; empty: none, or restricted."), is_text=True),
    _plain("publisher", _("Publisher"), _("Who published it; empty: restricted."), is_text=True),
    _plain("authors", _("Authors"), _("Bylines as printed."), is_text=True),
    _plain("language", _("Language"), _("Code of the language; empty: not recorded.")),
    _plain("address", _("Address"), _("Where it can be read; open sources only."), is_text=True, of="url"),
    _plain("published_on", _("Published"), _("Day of publication; empty: not known."), unit="EDTF"),
    _plain(
        "published_earliest",
        _("Published, earliest"),
        _("First day that can mean."),
        of="published_on_earliest",
        unit="date",
    ),
    _plain(
        "published_latest", _("Published, latest"), _("Last day that can mean."), of="published_on_latest", unit="date"
    ),
    _plain("accessed_on", _("Seen"), _("When we read it; empty: not recorded."), unit="date"),
    _plain(
        "original", _("Copied from"), _("Reference of the source it was copied from, if public."), of="derived_from"
    ),
    _plain("complete_list_of", _("Complete list of"), _("Of what population it is a complete list."), is_text=True),
    Column(
        "copies",
        _("Archived copies"),
        _("Addresses of archived copies; open sources only."),
        ArraySubquery(Capture.objects.filter(source=OuterRef("pk")).order_by("pk").values("url")),
        is_list=True,
        is_text=True,
    ),
    Column(
        "people",
        _("People"),
        format_lazy(_RESTING, what=_("People")),
        people_with("sources"),
        unit="people",
        follows_from_others=True,
    ),
    _resting("units", _("Units"), UnitCitation.objects.filter(source=OuterRef("pk")), "unit"),
    _resting("figures", _("Figures"), _OF_FIGURES.exclude(figure=None), "figure"),
    _resting("statements", _("Statements"), _OF_FIGURES.exclude(statement=None), "statement"),
    _resting("state_actions", _("State actions"), _OF_FIGURES.exclude(stateaction=None), "stateaction"),
    _resting("instruments", _("Laws and decrees"), LegalInstrument.objects.filter(source=OuterRef("pk")), "pk"),
)

INSTRUMENT_COLUMNS: Sequence[Column] = (
    _plain("reference", _("Reference"), _("Public reference of the law or decree; never changes.")),
    _plain("state", _("State"), _("Whose law it is."), of="territory"),
    _plain("kind", _("Kind"), _("Law, decree or amending decree."), values=InstrumentKind),
    _plain("number", _("Number"), _("Its official number; empty: not recorded."), is_text=True),
    _plain("dated", _("Dated"), _("Its date, partial dates as sourced."), unit="EDTF"),
    _plain("dated_earliest", _("Dated, earliest"), _("First day that can mean."), unit="date"),
    _plain("dated_latest", _("Dated, latest"), _("Last day that can mean."), unit="date"),
    _plain("effect", _("Effect"), _("What it does: grants, conditions or term."), values=InstrumentEffect),
    _plain("amends", _("Amends"), _("Reference of the one that it amends, if public.")),
    _plain("summary", _("Summary"), _("In our words."), is_text=True),
    _plain("source", _("Source"), _("Reference of the source, if public."), of="source_id"),
    Column(
        "grants",
        _("Grants"),
        _("Accepted claims of citizenship that cite it."),
        _number(_GRANTS, "pk"),
        unit="grants",
        follows_from_others=True,
    ),
    Column(
        "people",
        _("People"),
        _("People with such a claim that stands."),
        people_with("instruments"),
        unit="people",
        follows_from_others=True,
    ),
)
