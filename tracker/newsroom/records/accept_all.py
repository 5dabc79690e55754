"""One button on a record's page accepts all its claims that have a source and that nobody has judged."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.newsroom.logged_in_user import logged_in_user
from tracker.people.contradictions import contradictions
from tracker.people.models import Person
from tracker.review.content import record_kind
from tracker.sources.accepting import accept
from tracker.sources.models import Claim
from tracker.vocabulary.claims import ClaimStatus, Stance

BUTTON = "_accept_all"


def acceptable(rows: Iterable[Any]) -> int:
    """How many of the page's rows are claims that the button accepts."""
    return sum(
        row.instance.status == ClaimStatus.UNVERIFIED
        and any(cited.stance == Stance.SUPPORTS for cited in getattr(row.instance, "readable_citations", ()))
        for row in rows
        if row.instance.pk and isinstance(row.instance, Claim)
    )


def accept_all(request: HttpRequest, record: Any, claims: Iterable[type[Claim]]) -> None:
    """Accept them, and say how many, what was refused and why, and which cannot all be true."""
    user = logged_in_user(request)
    rows = (model._default_manager.filter(**{model.OWNER: record}) for model in claims)
    done = accept((found.visible_to(user) for found in rows), by=user)
    number = len(done.claims)
    told = ngettext("Accepted: %(number)s claim.", "Accepted: %(number)s claims.", number) % {"number": number}
    messages.info(request, told)
    for claim, why in done.refused:
        messages.warning(request, _("Not accepted: “%(claim)s”. %(why)s") % {"claim": claim, "why": why})
    if isinstance(record, Person):
        content = record_kind("person").contents([record.reference])[record.reference]
        for sentence in contradictions(content):
            messages.warning(request, sentence)
