"""What is known of the kinds of units and of sites."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tracker.catalogue.listing.kind import PublicKind, PublicList
from tracker.catalogue.models import Site, Unit
from tracker.catalogue.units.columns import UNIT_COLUMNS
from tracker.catalogue.units.filter import UnitFilter

UNITS = PublicKind(
    "unit",
    Unit,
    "U",
    _("Unit"),
    name_column="name",
    has_page=True,
    crawlers_get_records=True,
    listing=PublicList(
        "units",
        _("Units"),
        ngettext_lazy("%(grouped)s unit", "%(grouped)s units", "number"),
        _("units"),
        _("Each row is one unit."),
        UnitFilter,
        UNIT_COLUMNS,
        is_in_head=True,
    ),
)
SITES = PublicKind("site", Site, "X", _("Place"), name_column="name")
