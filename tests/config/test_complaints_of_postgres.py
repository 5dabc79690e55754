"""Why PostgreSQL did not start is read from its log, where others write too."""

from pathlib import Path

from tracker.config.postgresql.postgres import STILL_IN_USE, complaint_of

NEW, LEFT = 14691, 14689
LOG = f"""\
2026-11-28 21:37:56.001 UTC [{NEW}] LOG:  starting PostgreSQL
2026-11-28 21:37:57.900 UTC [{NEW}] FATAL:  {STILL_IN_USE} (key 1, ID 2) is still in use
2026-11-28 21:37:57.901 UTC [{NEW}] HINT:  Terminate any old server processes.
2026-11-28 21:37:57.954 UTC [{LEFT}] FATAL:  terminating connection due to unexpected postmaster exit
"""


def test_what_is_left_of_a_killed_server_ends_while_the_new_one_gives_up(tmp_path: Path) -> None:
    log = tmp_path / "postgres.log"
    log.write_text(LOG)
    assert STILL_IN_USE in complaint_of(NEW, log)
    assert "unexpected postmaster exit" in complaint_of(LEFT, log)


def test_a_server_that_said_nothing(tmp_path: Path) -> None:
    log = tmp_path / "postgres.log"
    log.write_text(LOG)
    assert complaint_of(1469, log) == "no message"
