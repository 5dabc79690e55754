"""The columns of sites in files: declared once."""

from collections.abc import Sequence

from tracker.catalogue.listing.column import Column
from tracker.catalogue.people.claims.columns import plain
from tracker.vocabulary.units import SiteKind

SITE_COLUMNS: Sequence[Column] = (
    plain("reference", "Reference", "Public reference of the site; never changes."),
    plain("name", "Name", "Name of the place.", is_text=True),
    plain("kind", "Kind", "What it is used for.", values=SiteKind),
    plain("place", "Place", "Where it lies.", is_text=True),
    plain("territory", "Territory", "ISO 3166-1 alpha-2 or FollowTheMoney code; empty: not known."),
)
