"""Where readers find a record: its path on the public site, and the whole address where that site's is known."""

from django.conf import settings
from django.urls import reverse

from tracker.catalogue.kinds import KINDS
from tracker.publishing.models import Standing

_SITE = "tracker.website.urls"


def path_of(kind: str, reference: str) -> str:
    """The path and query of the page that shows the record; empty where others show it and it has none of its own."""
    known = KINDS.get(kind)
    if known is None or known.listing is None:
        return ""
    if known.has_page:
        return reverse(known.kind, urlconf=_SITE, args=[reference])
    return f"{reverse(known.listing.slug, urlconf=_SITE)}?reference={reference}"


def address_for_readers(kind: str, reference: str) -> str:
    """The address at which readers find the record now.

    Empty where they do not, or where it has no page, or where nobody has said at which address the public site is.
    """
    path = path_of(kind, reference) if settings.PUBLIC_ADDRESS else ""
    return f"{settings.PUBLIC_ADDRESS}{path}" if path and _is_shown(kind, reference) else ""


def _is_shown(kind: str, reference: str) -> bool:
    """Whether the record is public, and something of it may be shown."""
    if not Standing.objects.filter(kind=kind, reference=reference, is_public=True).exists():
        return False
    return KINDS[kind].model._default_manager.filter(pk=reference).exists()
