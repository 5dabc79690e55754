"""The claims of a record that its history does not tell somebody, who may not read the sources of them."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from tracker.lib.history import events_of
from tracker.newsroom.records.claim_status_forms import citation_model
from tracker.review.content import record_kind
from tracker.sources.models import Claim
from tracker.sources.models.visibility import unreadable_sources


def hidden_claims(kind: str, pk: int, user: Any) -> Iterator[tuple[str, Any]]:
    """(column, value) pairs of claims that the user may not see, and of deleted ones that cited nothing else."""
    unreadable = set(unreadable_sources(user).values_list("pk", flat=True))
    if not unreadable:
        return
    for events, _owner in record_kind(kind).event_models:
        model: Any = events.pgh_tracked_model  # type: ignore[attr-defined]
        if issubclass(model, Claim) and model._meta.get_field(model.OWNER).is_relation:
            of_record = model._default_manager.filter(**{model.OWNER: pk})
            seen = of_record.visible_to(user).values("pk")
            hidden = set(of_record.exclude(pk__in=seen).values_list("pk", flat=True))
            hidden |= _never_cited_to_others(model, pk, unreadable)
            written: Any = events._default_manager
            keys = written.filter(pgh_obj__in=hidden).order_by().values_list("key", flat=True).distinct()
            yield from (("key", key) for key in keys)


def _never_cited_to_others(claim: type[Claim], pk: int, unreadable: set[int]) -> set[int]:
    """Keys of claims, deleted ones too, that were cited, and to none but these sources."""
    cited: dict[int, set[int]] = defaultdict(set)
    rows: Any = events_of(citation_model(claim))._default_manager
    about = {claim.OWNER: pk, f"{claim.KIND}__isnull": False}
    for key, source in rows.filter(**about).values_list(f"{claim.KIND}_id", "source_id"):
        cited[key].add(source)
    return {key for key, sources in cited.items() if sources <= unreadable}
