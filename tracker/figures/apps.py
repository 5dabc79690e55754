"""The room as Django knows it."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """Registers the room's kinds of record for review when everything is loaded."""

    name = "tracker.figures"

    def ready(self) -> None:
        """Tell `review` what can be handed in."""
        from tracker.figures.content import register_kinds

        register_kinds()
