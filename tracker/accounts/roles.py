"""The roles of the desk: one sentence each; what each may do stands in `access`."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission

from tracker.accounts.access import ADMINISTRATOR, KEEPER, PUBLISHER, RESEARCHER, REVIEWER, permissions_of


@dataclass(frozen=True)
class Role:
    """A role: its name, what it is for, and whether a password alone is too little for it."""

    name: str
    sentence: str
    needs_second_factor: bool = False


ROLES = (
    Role(RESEARCHER, "Enters and corrects persons, units, sources and their claims, and submits them for review."),
    Role(REVIEWER, "Reads what was submitted and approves for publication what somebody else wrote."),
    Role(
        PUBLISHER,
        "Answers for what is public: approves, withdraws, and raises a level together with a reviewer.",
        needs_second_factor=True,
    ),
    Role(
        KEEPER,
        "Keeps what may hurt people, beside another role: restricted details, each reading of which is logged, and who "
        "wrote to us.",
        needs_second_factor=True,
    ),
    Role(
        ADMINISTRATOR,
        "Makes accounts and gives roles; sees no unpublished record by that alone.",
        needs_second_factor=True,
    ),
)


def sync_roles() -> None:
    """Make the groups of the database equal to the table."""
    known = {
        f"{app}.{codename}": pk
        for pk, app, codename in Permission.objects.values_list("pk", "content_type__app_label", "codename")
    }
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.name)
        group.permissions.set([known[permission] for permission in sorted(permissions_of(role.name))])
