"""The columns of sites in files: declared once."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from tracker.catalogue.listing.column import Column
from tracker.catalogue.people.claims.column_forms import plain
from tracker.vocabulary.units import SiteKind

SITE_COLUMNS: Sequence[Column] = (
    plain("reference", _("Reference"), _("Public reference of the site; never changes.")),
    plain("name", _("Name"), _("Name of the place."), is_text=True),
    plain("kind", _("Kind"), _("What it is used for."), values=SiteKind),
    plain("place", _("Place"), _("Where it lies."), is_text=True),
    plain("territory", _("Territory"), _("ISO 3166-1 alpha-2 or FollowTheMoney code; empty: not known.")),
)
