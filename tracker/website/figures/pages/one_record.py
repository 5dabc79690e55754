"""A list that was asked for one record by its reference reads as that record's page: its title, and the ways back."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tracker.catalogue.figures.kind import FIGURES, STATE_ACTIONS, STATEMENTS
from tracker.catalogue.models import Figure, StateAction, Statement
from tracker.lib.territories import label
from tracker.vocabulary.figures import StateActionKind, StatementKind
from tracker.website.figures import figure_words as words
from tracker.website.figures.pages.matrix import compare_url, measure_in_short
from tracker.website.listing.links import Named, list_url, nationality_url
from tracker.website.words import choice, date_in_words


@dataclass(frozen=True)
class OneRecord:
    """What it is in one line, its reference, and where it belongs."""

    title: str
    reference: str
    back: list[Named]


def alone(record: Any) -> dict[str, Any]:
    """What the page of one record has otherwise than its list."""
    title, back = _OF[type(record)](record)
    one = OneRecord(title, record.reference, [*_nationality(record.nationality), *back])
    return {"one": one, "title_to_cite": title, "title_to_share": title}


def _of_figure(figure: Figure) -> tuple[str, list[Named]]:
    title = _("%(number)s %(unit)s, %(measure)s, %(of)s: %(claimant)s") % {
        "number": words.number_in_words(figure),
        "unit": words.unit_of(figure),
        "measure": measure_in_short(figure.measure).lower(),
        "of": words.of_whom(figure),
        "claimant": figure.claimant.name,
    }
    back = [Named(_("All reported figures"), list_url(FIGURES))]
    if figure.nationality:
        params = {"nationality": figure.nationality, "measure": figure.measure, "side": figure.side}
        return title, [Named(_("Claims of the same measure beside each other"), compare_url(params)), *back]
    return title, back


def _of_statement(statement: Statement) -> tuple[str, list[Named]]:
    title = _("Statement of %(claimant)s, %(day)s (%(kind)s)") % {
        "claimant": statement.claimant.name,
        "day": date_in_words(statement.on) or _("day not known"),
        "kind": choice(StatementKind)(statement.kind).lower(),
    }
    return title, [Named(_("All statements"), list_url(STATEMENTS))]


def _of_action(action: StateAction) -> tuple[str, list[Named]]:
    title = _("State action of %(country)s, %(day)s: %(kind)s") % {
        "country": label(action.territory),
        "day": date_in_words(action.on) or _("day not known"),
        "kind": choice(StateActionKind)(action.kind).lower(),
    }
    return title, [Named(_("All state actions"), list_url(STATE_ACTIONS))]


_OF: dict[type, Any] = {Figure: _of_figure, Statement: _of_statement, StateAction: _of_action}


def _nationality(code: str) -> list[Named]:
    return [Named(label(code), nationality_url(code))] if code else []
