"""The smallest valid figures and statements; a test states only what matters to it."""

from typing import Any

import pghistory
from django.db import transaction

from tests import factories
from tracker.accounts.models import User
from tracker.figures.models import Claimant, Figure, FigureCitation, FigureLink, StateAction, Statement
from tracker.sources.models import Source
from tracker.vocabulary.claims import ClaimStatus


def claimant(name: str = "Ministry", **columns: Any) -> Claimant:
    """A government body of no state in particular, made once for each name."""
    found, _ = Claimant.objects.get_or_create(name=name, defaults={"kind": "government"} | columns)
    return found


def figure(low: int = 100, *, by: User | None = None, source: Source | None = None, **columns: Any) -> Figure:
    """An accepted number of people recruited by Russia, cited to a source of its own."""
    given = {"measure": "recruited", "side": "RU", "status": ClaimStatus.ACCEPTED, "high": low} | columns
    with pghistory.context(user=by.pk if by else None), transaction.atomic():
        given.setdefault("claimant", claimant())
        made = Figure.objects.create(low=low, **given)
        FigureCitation.objects.create(figure=made, source=source or factories.source())
    return made


def link(figure: Figure, kind: str, other: Figure, note: str = "") -> FigureLink:
    """A link between two figures."""
    return FigureLink.objects.create(figure=figure, kind=kind, other=other, note=note)


def statement(summary: str = "Says so.", *, by: User | None = None, **columns: Any) -> Statement:
    """An accepted announcement, cited to a source of its own."""
    given = {"kind": "announces", "on": "2025-04-28", "status": ClaimStatus.ACCEPTED} | columns
    with pghistory.context(user=by.pk if by else None), transaction.atomic():
        given.setdefault("claimant", claimant())
        made = Statement.objects.create(summary=summary, **given)
        FigureCitation.objects.create(statement=made, source=factories.source())
    return made


def state_action(summary: str = "Bans travel for work.", *, by: User | None = None, **columns: Any) -> StateAction:
    """An accepted ban by Nepal about its own citizens, cited to a source of its own."""
    given = {"kind": "ban", "territory_id": "NP", "nationality_id": "NP", "on": "2024-01-04"} | columns
    with pghistory.context(user=by.pk if by else None), transaction.atomic():
        made = StateAction.objects.create(summary=summary, **{"status": ClaimStatus.ACCEPTED} | given)
        FigureCitation.objects.create(stateaction=made, source=factories.source())
    return made
