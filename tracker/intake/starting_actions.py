"""What states did, of the starting data: each action cited to the one page of its row."""

from tracker.figures.models import StateAction
from tracker.intake.complaints import Account
from tracker.intake.later_texts import LaterTexts
from tracker.intake.starting_files import STATE_ACTIONS, rows
from tracker.intake.starting_records import RecordLoader, cells_of
from tracker.intake.starting_sources import Sources
from tracker.intake.starting_units import loaded

DOUBTFUL = frozenset({"A21", "A38", "A59", "A70", "A75", "A85", "A86", "A87"})
"""Rows that an editor has to look at before they are handed in."""

_CELLS = {
    "on": "on",
    "territory_id": "state_iso2",
    "kind": "kind",
    "nationality_id": "nationality_iso2",
    "side": "recruiting_country_iso2",
    "summary": "summary",
    "internal_notes": "note",
}


def load_state_actions(sources: Sources, account: Account) -> None:
    """Make the actions that are not there yet; the doubtful ones stay drafts."""
    loader, there = RecordLoader(sources, account), loaded(StateAction, "stateaction")
    later = LaterTexts(StateAction, STATE_ACTIONS, account)
    for row in rows(STATE_ACTIONS):
        name = row["action_id"]
        account.count(STATE_ACTIONS, loaded=name not in there)
        if name in there:
            later.take(name, there[name], cells_of(row, _CELLS))
            continue
        action = StateAction(**loader.columns(row, _CELLS))
        if not loader.is_sound(STATE_ACTIONS, name, action, _CELLS):
            continue
        loader.saved("stateaction", STATE_ACTIONS, name, row, action, is_ready=name not in DOUBTFUL)
        if name in DOUBTFUL:
            account.complain(STATE_ACTIONS, name, what="doubtful: stays a draft until an editor has looked")
