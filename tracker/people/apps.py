"""The room as Django knows it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the room's kinds of record for review when everything is loaded."""

    name = "tracker.people"

    def ready(self) -> None:
        """Tell `review` what can be handed in."""
        from tracker.people.content import register_kinds

        register_kinds()
