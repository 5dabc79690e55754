"""`manage.py publish_starting_data`: what was loaded and may be published becomes public."""

from typing import Any

from django.core.management.base import BaseCommand

from tracker.publishing.starting_data import publish_starting_data


class Command(BaseCommand):
    """Publishes the starting data once; the weak cases stay drafts."""

    help = "Publish the starting data that is ready and was never published."

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish, and say how many records that were."""
        self.stdout.write(f"{publish_starting_data()} records published.")
