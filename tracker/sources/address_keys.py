"""The keys of addresses, made anew where the rules for them have changed (`tracker/lib/web_addresses.py`)."""

from collections.abc import Iterator

from django.db import transaction

from tracker.lib.web_addresses import address_key
from tracker.sources.models import Source


def rebuild_address_keys(*, batch: int = 1000) -> Iterator[int]:
    """Give each source the key of its address by the rules of now; after each batch, how many were others so far.

    The key follows from the address: nobody changed a source, and its history has nothing to say.
    """
    last, changed = 0, 0
    while rows := list(Source.objects.filter(pk__gt=last).only("pk", "url", "address_key").order_by("pk")[:batch]):
        last = rows[-1].pk
        changed += _rebuild([row.pk for row in rows if row.address_key != address_key(row.url)])
        yield changed


def _rebuild(pks: list[int]) -> int:
    with transaction.atomic():
        others = list(Source.objects.filter(pk__in=pks).select_for_update())
        for row in others:
            row.address_key = address_key(row.url)
        Source.objects.bulk_update(others, ["address_key"])
    return len(others)
