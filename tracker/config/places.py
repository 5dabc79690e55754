"""Where things lie: the checkout, and `var/`, which git ignores and which holds everything made at run time."""

import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
# The throw-away databases of the tests, and a checkout that is read-only, put it elsewhere.
VAR = Path(os.environ.get("TRACKER_VAR") or CHECKOUT / "var").absolute()
SECRETS = VAR / "secrets"
STATIC = VAR / "static"
# What records name by its checksum: lists that researchers bring in, as they came; files kept of sources.
FILES_OF_RECORDS = ("lists", "captures")


def make_var() -> None:
    """Create `var/`. Root's may be passed through, not listed, by the account that runs PostgreSQL."""
    VAR.mkdir(parents=True, exist_ok=True)
    VAR.chmod(0o711 if os.geteuid() == 0 else 0o700)
