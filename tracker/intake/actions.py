"""Loading the starting data: all of it, or nothing."""

import pghistory
from django.db import transaction

from tracker.intake.account import LOADER, machine_account
from tracker.intake.complaints import Account
from tracker.intake.starting_actions import load_state_actions
from tracker.intake.starting_figures import load_figures
from tracker.intake.starting_files import future_cells
from tracker.intake.starting_people import load_people
from tracker.intake.starting_sources import Sources
from tracker.intake.starting_units import load_instruments, load_units
from tracker.sources.models import Territory
from tracker.sources.territories import sync_territories


@transaction.atomic
def load_starting_data() -> Account:
    """Turn the files in `fixtures/starting` into drafts; of rows that an earlier run loaded, take later texts.

    What changes so is approved like any change before readers see it (`later_texts` says which texts, and why not all).
    """
    account = Account()
    with pghistory.context(user=machine_account(LOADER).pk, why="starting data"):
        sync_territories(Territory)
        sources = Sources(account)
        sources.load()
        units = load_units(sources, account)
        load_instruments(sources, account)
        load_people(sources, units, account)
        load_figures(sources, account)
        load_state_actions(sources, account)
    for file, row, column, value in future_cells():
        account.complain(file, row, column=column, value=value, what="lies in the future; left out")
    return account
