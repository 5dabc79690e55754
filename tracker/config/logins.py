"""The four logins and the two databases, declared once; `set_up` makes them, the grants list says what each may."""

from typing import NamedTuple

NEWSROOM = "newsroom"
CATALOGUE = "catalogue"

# The name of each database where no address says otherwise.
DATABASES = {NEWSROOM: "tracker_newsroom", CATALOGUE: "tracker_catalogue"}
# Django's alias for each.
ALIASES = {NEWSROOM: "default", CATALOGUE: "catalogue"}

OWNER = "tracker_owner"
DESK = "tracker_desk"
PUBLISHER = "tracker_publisher"
PUBLIC = "tracker_public"
# The embedded server's own administrator; no running process knows its password.
SUPERUSER = "postgres"


class Login(NamedTuple):
    """One login: what it is for, the side whose database it enters (None: both), and how many may be open at once."""

    name: str
    meaning: str
    side: str | None
    connection_limit: int = -1


LOGINS = (
    Login(OWNER, "owns both databases, migrates and grants; in no running server", None),
    Login(DESK, "the newsroom process in the newsroom database", NEWSROOM),
    Login(PUBLISHER, "the newsroom process in the catalogue", CATALOGUE),
    # One process has 64 threads with a connection each: room for one, and for the next one during a restart.
    Login(PUBLIC, "the public process in the catalogue: reads, nothing else", CATALOGUE, connection_limit=140),
)
# Everything but LOGIN is refused to each of them.
RUNNING = tuple(login.name for login in LOGINS if login.name != OWNER)
