"""The process that works on lists of people, `python -m tracker.config.serving.list_worker`: as the desk's login."""

import os

import django
from django.core.management import call_command

from tracker.config.postgresql.postgres import stop_with_parent


def main() -> None:
    """Work until stopped; whatever is under way then is rolled back, and begun again by the next."""
    stop_with_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    django.setup()
    call_command("work_on_lists")


if __name__ == "__main__":
    main()
