"""A submission as somebody may read it: without what rests only on sources whose readers they are not among."""

from collections.abc import Collection, Iterable
from copy import copy
from typing import Any

from django.utils.translation import ngettext

from tracker.review.actions import NotAllowed
from tracker.review.content import Content
from tracker.review.models import Submission
from tracker.sources.models import Source
from tracker.vocabulary.sources import Access


def as_seen(row: Submission, hidden: Collection[str]) -> Submission:
    """A copy whose content has no claim and no citation of these sources (references) alone; never to be saved."""
    shown = copy(row)
    shown.content = without(row.content, hidden)
    return shown


def without(content: Content, hidden: Collection[str]) -> Content:
    """The content without what rests on these sources (references) alone."""
    gone = hidden_claims(content, hidden)
    if not any(cited["source"] in hidden for cited in content.get("citations", ())):
        return content
    claims: dict[str, list[Any]] = content.get("claims", {})
    return {
        **content,
        "claims": {kind: [each for each in rows if each["key"] not in gone] for kind, rows in claims.items()},
        "citations": [each for each in content["citations"] if each["source"] not in hidden],
    }


def hidden_claims(content: Content, hidden: Collection[str]) -> set[str]:
    """Keys of the claims that rest on these sources, and on no other."""
    cited = [(row.get("claim") or "", row["source"]) for row in content.get("citations", ())]
    return {claim for claim, source in cited if claim and source in hidden} - {
        claim for claim, source in cited if source not in hidden
    }


def unread_in_words(rows: Iterable[Submission], hidden: Collection[str]) -> str:
    """A sentence where claims that readers would get rest on sources that the user may not read; else empty.

    Of confidential sources readers get nothing: whoever decides need not know of them.
    """
    shown = Source.objects.filter(reference__in=hidden).exclude(access=Access.CONFIDENTIAL)
    shown_to_readers = set(shown.values_list("reference", flat=True))
    number = sum(
        any(row["source"] in shown_to_readers for row in each.content.get("citations", ()) if row.get("claim") == key)
        for each in rows
        for key in hidden_claims(each.content, hidden)
    )
    if not number:
        return ""
    return ngettext(
        "%(number)s claim rests on a source that you may not read and is not shown to you: somebody decides who is "
        "among the readers of that source.",
        "%(number)s claims rest on sources that you may not read and are not shown to you: somebody decides who is "
        "among the readers of those sources.",
        number,
    ) % {"number": number}


def refuse_unseen(rows: Iterable[Submission], hidden: Collection[str]) -> None:
    """Raise NotAllowed where readers would get what whoever decides could not read."""
    if sentence := unread_in_words(rows, hidden):
        raise NotAllowed(sentence)
