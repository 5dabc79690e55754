"""The lists that say something about a nationality, and the parameter of each that asks for it."""

from tracker.catalogue.figures.kind import FIGURES, STATE_ACTIONS, STATEMENTS
from tracker.catalogue.people.kind import PEOPLE

ABOUT_NATIONALITY = (
    (PEOPLE, "nationality"),
    (FIGURES, "nationality"),
    (STATEMENTS, "about_nationality"),
    (STATE_ACTIONS, "about_nationality"),
)
