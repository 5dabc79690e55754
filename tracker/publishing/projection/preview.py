"""What keeps a submission, or a part of it, from being public, and what else its second reader should know."""

from typing import Any

from django.utils.translation import gettext as _

from tracker.publishing.crossings.people import PERSON
from tracker.publishing.crossings.register import named_by, public_document
from tracker.publishing.crossings.sources import SOURCE
from tracker.publishing.disclosure.levels import objections
from tracker.publishing.disclosure.minors import age_is_stated
from tracker.publishing.log import mentioned
from tracker.publishing.models import Standing
from tracker.publishing.small_groups.unnamed import is_unnamed, remarks_on_unnamed
from tracker.review.content import Content
from tracker.review.models import Submission

_CITED_COLUMNS = ("sex", "public_summary")


def hindrances(submission: Submission) -> list[str]:
    """Sentences about what keeps the record, or a part of it, from the public; empty if nothing does."""
    content = submission.content
    if not named_by(submission.kind):
        return []
    found = [f"{text[:1].upper()}{text[1:]}." for text in objections(content)] if submission.kind == PERSON.kind else []
    if is_unnamed(submission):
        return [*found, *remarks_on_unnamed(submission)]
    if missing := unpublished_sources(content):
        found.append(
            f"Sources not published yet: {', '.join(missing)}. What they alone support is not shown; approve them "
            "first, or together with this."
        )
    if links := _unpublished_links(submission.kind, content):
        found.append(f"Not published yet, so not named: {', '.join(links)}. Publish them too, or leave it like this.")
    return found + uncited_columns(content)


def remarks(submission: Submission) -> list[str]:
    """Sentences about what a second reader should know before deciding, though it hinders nothing."""
    if submission.kind != PERSON.kind or age_is_stated(submission.content):
        return []
    return [
        _(
            "Age not stated: no claim gives a birth or an age, so nothing tells whether this person was of age when "
            "signing. Look once more into the sources."
        )
    ]


def _unpublished_links(kind: str, content: Content) -> list[str]:
    """References of units, sites and instruments that the record names and that are not public."""
    named = mentioned(public_document(kind, content)["claims"])
    public = Standing.objects.filter(is_public=True, reference__in=named)
    return sorted(named - set(public.values_list("reference", flat=True)))


def unpublished_sources(content: Content) -> list[str]:
    """References of the cited sources that are not public."""
    cited = {row["source"] for row in content["citations"]}
    public = Standing.objects.filter(kind=SOURCE.kind, is_public=True, reference__in=cited)
    return sorted(cited - set(public.values_list("reference", flat=True)))


def uncited_columns(content: Content) -> list[str]:
    """Filled columns of the person's own that no source carries: they are not shown."""
    carried: set[str] = set()
    for row in content["citations"]:
        if not row["claim"]:
            carried |= set(row["fields"]) or set(_CITED_COLUMNS)
    names: list[Any] = [name for name in _CITED_COLUMNS if content.get(name) and name not in carried]
    return [f"No source is given for the {name.replace('_', ' ')}: it is not shown." for name in names]
