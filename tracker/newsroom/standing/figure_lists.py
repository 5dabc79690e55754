"""The lists of claimants, figures, statements and state actions, once more with where each stands, and withdrawal."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.figures.models import Claimant, Figure, StateAction, Statement
from tracker.newsroom.figures.figures import ClaimantAdmin, FigureAdmin
from tracker.newsroom.figures.statements import StateActionAdmin, StatementAdmin
from tracker.newsroom.review.standing import with_state
from tracker.newsroom.standing.lists import PublishedAdmin
from tracker.review.actions import NotAllowed, submit

for _model in (Claimant, Figure, StateAction, Statement):
    admin.site.unregister(_model)


class _WithClaimant(PublishedAdmin):
    """Whoever hands in a figure or statement hands in its claimant too, where that is a draft."""

    def _submit(self, request: HttpRequest, references: list[str], *, claiming: bool = False) -> Any:
        said = self.model._default_manager.filter(reference__in=references).values("claimant")
        drafts = with_state(Claimant.objects.filter(pk__in=said), "claimant").filter(state__in=("draft", "changed"))
        if new := sorted(drafts.values_list("reference", flat=True)):
            try:
                submit(kind="claimant", references=new, by=request.user, unclaimed_are_mine=claiming)  # type: ignore[arg-type]
            except NotAllowed as refusal:
                self.message_user(request, str(refusal))
        return super()._submit(request, references, claiming=claiming)


@admin.register(Claimant)
class PublishedClaimantAdmin(PublishedAdmin, ClaimantAdmin):
    """Claimants."""


@admin.register(Figure)
class PublishedFigureAdmin(_WithClaimant, FigureAdmin):
    """Figures."""


@admin.register(Statement)
class PublishedStatementAdmin(_WithClaimant, StatementAdmin):
    """Statements."""


@admin.register(StateAction)
class PublishedStateActionAdmin(PublishedAdmin, StateActionAdmin):
    """What states did."""
