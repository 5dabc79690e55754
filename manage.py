#!/usr/bin/env python3
"""Runs the commands of both sites; `TRACKER_SITE` says which site's settings they see."""

import os
import sys

# Written so that an old Python can read it and say what is wrong.
if sys.version_info < (3, 11):  # noqa: UP036 - older ones are who it is for
    sys.exit("This needs Python 3.11 or newer, and this is %d.%d." % sys.version_info[:2])  # noqa: UP031


def main() -> None:
    """Start PostgreSQL if the command needs it, run the command, and tell what goes wrong in one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    try:
        from django.core.management import execute_from_command_line

        from tracker.config import env
        from tracker.config.postgresql import binaries
        from tracker.config.serving import running
    except ImportError as error:
        sys.exit(f"{error}. Run this with the environment that `make run` makes: .venv/bin/python manage.py …")
    try:
        with running.database_for(sys.argv[1] if len(sys.argv) > 1 else ""):
            execute_from_command_line(sys.argv)
    except (binaries.NoPostgres, env.BadSetting) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
