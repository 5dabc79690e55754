"""What states did, as it is shown: one action after another by date, each with its sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tracker.catalogue.figures.kind import STATE_ACTIONS
from tracker.catalogue.models import StateAction
from tracker.lib.territories import label
from tracker.vocabulary.figures import StateActionKind
from tracker.website.figures import figure_words as words
from tracker.website.figures.pages.statements_page import sources_of
from tracker.website.listing.links import Named, nationality_url, record_url
from tracker.website.source_list import SourceView
from tracker.website.words import choice, date_in_words


@dataclass(frozen=True)
class ActionRow:
    """One action; `about` is None where it concerned citizens of no one country."""

    reference: str
    url: str
    on: str
    state: Named
    kind: str
    summary: str
    about: Named | None
    side: str
    sources: list[SourceView]


def action_rows(actions: Sequence[Any]) -> list[ActionRow]:
    """The actions of one page, in the order given."""
    sources = sources_of("stateaction", [row.reference for row in actions])
    return [_row(row, sources[row.reference]) for row in actions]


def _row(row: StateAction, sources: list[SourceView]) -> ActionRow:
    return ActionRow(
        reference=row.reference,
        url=record_url(STATE_ACTIONS, row.reference),
        on=date_in_words(row.on) or _("Day not known"),
        state=_country(row.territory),
        kind=choice(StateActionKind)(row.kind),
        summary=row.summary,
        about=_country(row.nationality) if row.nationality else None,
        side=words.side_in_words(row.side),
        sources=sources,
    )


def _country(code: str) -> Named:
    return Named(label(code), nationality_url(code))
