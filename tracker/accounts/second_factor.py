"""The second factor of an account: an authenticator app (TOTP), and recovery codes for whoever has lost the phone.

Keys and codes are django-otp's; passkeys will be one more kind of its devices. Recovery codes are kept as digests.
"""

import re
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from secrets import token_bytes

import segno
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.utils.translation import gettext as _
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from tracker.accounts.models import User
from tracker.accounts.roles import ROLES

APP, RECOVERY = "app", "recovery codes"
NUMBER_OF_CODES = 10
# 16 letters and digits of base 32 hold 80 bits: nobody finds the code that a digest belongs to.
CODE_BYTES = 10


@dataclass(frozen=True)
class State:
    """What somebody is told of their own second factor."""

    since: datetime | None
    codes_left: int


def is_demanded(user: User) -> bool:
    """Whether this account must have one: by its role, or because everybody must."""
    if user.is_demonstration or settings.SECOND_FACTOR == "nobody":
        return False
    if settings.SECOND_FACTOR == "everyone" or user.is_superuser:
        return True
    names = [role.name for role in ROLES if role.needs_second_factor]
    return user.groups.filter(name__in=names).exists()


def is_set_up(user: User) -> bool:
    """Whether this account has one; demonstration accounts are shown how it looks, and work without."""
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def state(user: User) -> State:
    """Since when there is one, and how many recovery codes are left."""
    app = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    return State(app.created_at if app else None, StaticToken.objects.filter(device__user=user).count())


def new_key() -> str:
    """A secret for an app, in hexadecimal as it is kept."""
    return str(default_key())


def secret_of(key: str) -> str:
    """The secret as an app asks for it, four letters at a time."""
    return _in_fours(b32encode(bytes.fromhex(key)).decode())


def picture_of(user: User, key: str) -> str:
    """The QR code that an app reads, as an address with the picture in it: black on white in dark pages too."""
    address = str(_app(user, key).config_url)
    return segno.make(address, micro=False).svg_data_uri(scale=5, border=4, dark="#000", light="#fff")


def set_up(user: User, *, key: str, code: str) -> list[str]:
    """Make the app with this key the account's second factor, if the code is the one that it shows now.

    Gives the recovery codes, which cannot be read again; none where the code was wrong.
    """
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        TOTPDevice.objects.filter(user=user).delete()
        _app(user, key).save()
        if verified(user, code) is None:
            transaction.set_rollback(True)
            return []
        record(user, by=user, what=_("Second factor set up."))
        return new_codes(user)


def new_codes(user: User) -> list[str]:
    """Fresh recovery codes in place of all earlier ones."""
    codes = [_in_fours(b32encode(token_bytes(CODE_BYTES)).decode().lower()) for _number in range(NUMBER_OF_CODES)]
    with transaction.atomic():
        StaticDevice.objects.filter(user=user).delete()
        device = StaticDevice.objects.create(user=user, name=RECOVERY)
        StaticToken.objects.bulk_create(StaticToken(device=device, token=_digest(code)) for code in codes)
    return codes


def verified(user: User, code: str) -> Device | None:
    """What the code came from, an app or the recovery codes; either works once."""
    with transaction.atomic():
        # Locked, so that of two requests with one code only the first finds it unused.
        kind, token = (TOTPDevice, code) if _is_digits(code) else (StaticDevice, _digest(code))
        device = kind.objects.select_for_update().filter(user=user, confirmed=True).first()
        return device if device and device.verify_token("".join(token.split())) else None


def take_away(user: User, *, by: User, what: str) -> None:
    """Remove app and recovery codes, and record who did it and why; sessions that rested on them end with it."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user).delete()
        StaticDevice.objects.filter(user=user).delete()
        record(user, by=by, what=what)


def record(user: User, *, by: User, what: str) -> None:
    """A line in the account's history in the admin."""
    LogEntry.objects.log_actions(
        user_id=by.pk, queryset=[user], action_flag=CHANGE, change_message=what, single_object=True
    )


def _app(user: User, key: str) -> TOTPDevice:
    return TOTPDevice(user=user, name=APP, key=key, confirmed=True)


def _is_digits(code: str) -> bool:
    return re.fullmatch(r"[0-9]{6}", "".join(code.split())) is not None


def _digest(code: str) -> str:
    # The look-alikes of base 32: 0 for O, 1 for I; blanks, dashes and capitals do not matter.
    letters = re.sub(r"[^a-z2-7]", "", code.lower().replace("0", "o").replace("1", "i"))
    return b32encode(sha256(letters.encode()).digest()[:CODE_BYTES]).decode().lower()


def _in_fours(letters: str) -> str:
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))
