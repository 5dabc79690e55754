"""Passwords and keys: a file each in `var/secrets`, readable by the account that runs the product alone."""

import os
import secrets

from tracker.config import places


def read(name: str) -> str | None:
    """The secret of that name, or None where `set_up` has not made it yet."""
    try:
        return (places.SECRETS / name).read_text(encoding="ascii").strip() or None
    except FileNotFoundError:
        return None


def made(name: str) -> str:
    """The secret of that name, made on first use."""
    places.make_var()
    places.SECRETS.mkdir(exist_ok=True)
    places.SECRETS.chmod(0o700)
    if (there := read(name)) is not None:
        return there
    fresh = secrets.token_urlsafe(48)
    path = places.SECRETS / name
    # Written beside and renamed: a reader never sees half a password.
    draft = path.with_name(f".{name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(fresh + "\n", encoding="ascii")
    draft.replace(path)
    return fresh


def key_name(site: str) -> str:
    """The file of Django's SECRET_KEY: each site has its own, so that one cannot sign for the other."""
    return f"secret_key_{site}"
