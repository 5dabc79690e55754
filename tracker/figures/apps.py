"""The room as Django knows it."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """Registers the room's kinds of record for review when everything is loaded."""

    name = "tracker.figures"

    def ready(self) -> None:
        """Tell `review` what can be handed in, and `people` what names persons."""
        from tracker.figures.content import register_kinds
        from tracker.figures.models import StatementSubject
        from tracker.people.merging.merge import moves_with_person

        register_kinds()
        moves_with_person(StatementSubject, "person", once_for="statement")
