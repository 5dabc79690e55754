"""What readers see of a record that was withdrawn, or whose texts were taken off, and why: for its page."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.newsroom.review.publication_history import entries_of
from tracker.publishing.crossings.document_versions import read_document
from tracker.publishing.models import Action, LogEntry
from tracker.review.content import record_kind
from tracker.vocabulary.publication import WithdrawalReason


def withdrawal_reason(entry: LogEntry, *, tells: bool) -> str:
    """The kind of reason, for all of the desk; with `tells` also the desk's own words for it, from the log."""
    kind = str(WithdrawalReason(entry.reason_class).label) if entry.reason_class else ""
    own_words = f"“{entry.internal_reason}”" if tells and entry.internal_reason else ""
    return " ".join(filter(None, (kind and f"{kind}.", own_words)))


def withdrawal_in_words(kind: str, reference: str, *, by: User) -> str:
    """A sentence where the record is off the public side, or is shown without some of its texts; else empty.

    The desk's own words for the reason are for those who may read the log.
    """
    entry = entries_of(kind, reference).last()
    if entry is None or entry.action not in (Action.WITHDRAW, Action.REDACT):
        return ""
    told = {
        "day": f"{entry.at:%-d %B %Y}",
        "by": entry.decided_by,
        "why": withdrawal_reason(entry, tells=by.has_perm("publishing.view_logentry")),
        "texts": ", ".join(_blanked(kind, entry)),
    }
    if entry.action == Action.WITHDRAW:
        return _("Readers do not see this record: %(by)s withdrew it on %(day)s. %(why)s") % told
    if not told["texts"]:
        return _("Readers see this record without some of its texts: %(by)s took them off on %(day)s. %(why)s") % told
    return _("Readers see this record without: %(texts)s. %(by)s took this off on %(day)s. %(why)s") % told


def _blanked(kind: str, entry: LogEntry) -> Iterator[str]:
    """The labels of the record's own texts that the entry emptied."""
    before = LogEntry.objects.filter(kind=kind, reference=entry.reference, number__lt=entry.number).order_by("number")
    earlier = before.select_related("payload").last()
    old, new = _document(earlier), _document(entry)
    for name, value in old.items():
        if isinstance(value, str) and value and new.get(name) == "":
            yield _label(kind, name)


def _document(entry: LogEntry | None) -> dict[str, Any]:
    payload = getattr(entry, "payload", None)
    return read_document(entry.kind, payload.document) if entry and payload else {}


def _label(kind: str, name: str) -> str:
    try:
        field: Any = record_kind(kind).model._meta.get_field(name)
    except FieldDoesNotExist:
        return name.replace("_", " ")
    return str(getattr(field, "verbose_name", name))
