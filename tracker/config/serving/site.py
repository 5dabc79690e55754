"""One server process, `python -m tracker.config.serving.site HOST PORT`: gathers static files, serves its site."""

import fcntl
import hashlib
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from tracker.config.postgresql.postgres import stop_with_parent

# Whoever takes a file slowly holds a thread until it is sent. All budgets together hold 114 (pages made or waited for:
# 38, files: 12, files being sent: 64), so some are always left for `/healthz` and what is answered from memory. Each
# thread has one connection at most: the login of the public process may have 140.
THREADS = 128
# Requests under way get this long when the site stops.
GRACE_SECONDS = 2


def main(host: str, port: int) -> None:
    """Serve until asked to stop."""
    stop_with_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    django.setup()
    gather_static_files()
    Granian(
        "tracker.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        workers_kill_timeout=GRACE_SECONDS,
        websockets=False,
        # Its one warning is about our number of threads.
        log_level=LogLevels.error,
    ).serve()


def gather_static_files() -> None:
    """Run `collectstatic`, unless it has run for these very files."""
    stamp = Path(f"{settings.STATIC_ROOT}.stamp")
    stamp.parent.mkdir(parents=True, exist_ok=True)
    with stamp.open("a+", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        now = _fingerprint()
        if file.read() == now and Path(settings.STATIC_ROOT).is_dir():
            return
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        file.truncate(0)
        file.write(now)


def _fingerprint() -> str:
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
