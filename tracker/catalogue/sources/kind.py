"""What is known of the kinds of sources, and of laws and decrees."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tracker.catalogue.listing.kind import PublicKind, PublicList
from tracker.catalogue.models import LegalInstrument, Source
from tracker.catalogue.sources.columns import INSTRUMENT_COLUMNS, SOURCE_COLUMNS
from tracker.catalogue.sources.filter import InstrumentFilter, SourceFilter

SOURCES = PublicKind(
    "source",
    Source,
    "S",
    _("Source"),
    has_page=True,
    listing=PublicList(
        "sources",
        _("Sources"),
        ngettext_lazy("%(grouped)s source", "%(grouped)s sources", "number"),
        _("sources"),
        _("Each row is one source."),
        SourceFilter,
        SOURCE_COLUMNS,
    ),
)
INSTRUMENTS = PublicKind(
    "instrument",
    LegalInstrument,
    "L",
    _("Law or decree"),
    listing=PublicList(
        "legal-instruments",
        _("Laws and decrees"),
        ngettext_lazy("%(grouped)s law or decree", "%(grouped)s laws and decrees", "number"),
        _("laws and decrees"),
        _("Each row is one law or decree."),
        InstrumentFilter,
        INSTRUMENT_COLUMNS,
    ),
)
