"""The machine account in whose name the starting data is entered."""

from tracker.accounts.models import User

LOADER = "starting-data-loader"


def machine_account(name: str) -> User:
    """An account that cannot log in: inactive, no staff, no password; made when it is first needed."""
    user, is_new = User.objects.get_or_create(
        username=name, defaults={"is_machine": True, "is_active": False, "is_staff": False}
    )
    if is_new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user
