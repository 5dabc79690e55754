"""What is known of the kinds of figures, statements, state actions and claimants."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tracker.catalogue.figures.columns import FIGURE_COLUMNS, STATE_ACTION_COLUMNS, STATEMENT_COLUMNS
from tracker.catalogue.figures.filter import (
    FigureFilter,
    StateActionFilter,
    StatementFilter,
)
from tracker.catalogue.listing.kind import PublicKind, PublicList
from tracker.catalogue.models import Claimant, Figure, StateAction, Statement

FIGURES = PublicKind(
    "figure",
    Figure,
    "F",
    _("Reported figure"),
    listing=PublicList(
        "figures",
        _("Figures"),
        ngettext_lazy("%(grouped)s figure", "%(grouped)s figures", "number"),
        _("figures"),
        _("Each row is one figure of one claimant."),
        FigureFilter,
        FIGURE_COLUMNS,
        parameters_heading=_("Reported figures and their links"),
        is_in_head=True,
    ),
)
STATEMENTS = PublicKind(
    "statement",
    Statement,
    "T",
    _("Statement"),
    listing=PublicList(
        "statements",
        _("Statements"),
        ngettext_lazy("%(grouped)s statement", "%(grouped)s statements", "number"),
        _("statements"),
        _("Each row is one statement."),
        StatementFilter,
        STATEMENT_COLUMNS,
        is_in_head=True,
    ),
)
STATE_ACTIONS = PublicKind(
    "stateaction",
    StateAction,
    "A",
    _("State action"),
    listing=PublicList(
        "state-actions",
        _("State actions"),
        ngettext_lazy("%(grouped)s state action", "%(grouped)s state actions", "number"),
        _("state actions"),
        _("Each row is one thing that a state did about the recruitment."),
        StateActionFilter,
        STATE_ACTION_COLUMNS,
        parameters_heading=_("What states did"),
    ),
)
CLAIMANTS = PublicKind("claimant", Claimant, "C", _("Claimant"), name_column="name")
