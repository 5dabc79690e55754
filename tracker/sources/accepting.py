"""Accepting at once all claims that have a source: each by its own rules, none without a citation that supports it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, cast

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.review.actions import NotAllowed, set_constraints_immediate
from tracker.sources.models import Citation, Claim, Source
from tracker.vocabulary.claims import ClaimStatus, Stance


@dataclass
class Accepted:
    """What was accepted, and what was not, each with the reason."""

    claims: list[Claim] = field(default_factory=list)
    refused: list[tuple[Claim, str]] = field(default_factory=list)


def with_a_source(claims: "models.QuerySet[Any]", user: User) -> "models.QuerySet[Any]":
    """Those of the claims that nobody has judged and that a source supports which the user may read."""
    model = cast("type[Claim]", claims.model)
    citations = cast("type[Citation]", model._meta.get_field("citations").related_model)  # type: ignore[misc]
    readable = Source.objects.readable_by(user)
    supporting = citations._default_manager.filter(stance=Stance.SUPPORTS, source__in=readable)
    found = claims.filter(status=ClaimStatus.UNVERIFIED)
    return found.filter(models.Exists(supporting.filter(**{model.KIND: models.OuterRef("pk")})))


def accept(claims: Iterable["models.QuerySet[Any]"], *, by: User) -> Accepted:
    """Accept those of the claims, a queryset a kind, that have a source; what breaks a rule of its own stays as it was.

    Recorded as done by the user, in the history of each. Raises `NotAllowed` for whoever may not change such claims.
    """
    done = Accepted()
    why = _("Accepted with all that have a source")
    with transaction.atomic(), pghistory.context(user=by.pk, why=why):
        for rows in claims:
            _refuse_who_may_not(rows.model, by)
            for claim in with_a_source(rows, by).select_for_update(of=("self",)).order_by("pk"):
                _accept(claim, done)
    return done


def _accept(claim: Claim, done: Accepted) -> None:
    claim.status = ClaimStatus.ACCEPTED
    try:
        with transaction.atomic():
            claim.full_clean()
            claim.save()
            set_constraints_immediate()
    except ValidationError as error:
        done.refused.append((claim, " ".join(error.messages)))
    except IntegrityError as error:
        reason = getattr(getattr(error.__cause__, "diag", None), "message_primary", None)
        done.refused.append((claim, reason or str(error)))
    else:
        done.claims.append(claim)


def _refuse_who_may_not(model: type[models.Model], by: User) -> None:
    if not by.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}"):
        raise NotAllowed(_("You may not change a %(kind)s: ask somebody who may.") % {"kind": model._meta.verbose_name})
