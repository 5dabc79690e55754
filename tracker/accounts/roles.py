"""What each role of the desk may do: one sentence and a permission list each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth.models import Group, Permission

RECORD_ROOMS = ("sources", "units", "people", "figures")
RESTRICTED = ("requestwriter", "restrictedfile", "restricteddetail", "restrictedreading")
"""Models that `*` does not reach: a role that may see them names each of them."""


@dataclass(frozen=True)
class Role:
    """A role: its name, its sentence, and the permissions as `app.codename` (`app.verb_*` for all models)."""

    name: str
    sentence: str
    permissions: tuple[str, ...]


def _records(*verbs: str) -> tuple[str, ...]:
    return tuple(f"{room}.{verb}_*" for room in RECORD_ROOMS for verb in verbs)


ROLES = (
    Role(
        "researcher",
        "Enters and corrects persons, units, sources and their claims, and submits them for review.",
        (*_records("view", "add", "change", "delete"), "review.view_*", "review.submit"),
    ),
    Role(
        "reviewer",
        "Reads what was submitted and approves for publication what somebody else wrote.",
        (
            *_records("view", "add", "change", "delete"),
            "review.view_*",
            "review.submit",
            "review.approve",
            "publishing.view_*",
            "publishing.withdraw",
        ),
    ),
    Role(
        "publisher",
        "Answers for what is public: approves, withdraws, and raises a level together with a reviewer.",
        (
            *_records("view"),
            "review.view_*",
            "review.approve",
            "publishing.view_*",
            "publishing.withdraw",
        ),
    ),
    Role(
        "keeper",
        "Keeps what may hurt people, beside another role: restricted details, each reading of which is logged, and who "
        "wrote to us.",
        (
            "people.view_*",
            *(
                f"people.{verb}_{model}"
                for model in ("requestwriter", "restrictedfile", "restricteddetail")
                for verb in ("view", "add", "change", "delete")
            ),
            "people.view_restrictedreading",
        ),
    ),
    Role(
        "administrator",
        "Makes accounts and gives roles; sees no unpublished record by that alone.",
        ("accounts.view_*", "accounts.add_*", "accounts.change_*", "auth.view_group"),
    ),
)


def sync_roles() -> None:
    """Make the groups of the database equal to `ROLES`."""
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.name)
        group.permissions.set(_permissions(role.permissions))


def _permissions(patterns: Iterable[str]) -> list[Permission]:
    found: list[Permission] = []
    for pattern in patterns:
        app, codename = pattern.split(".")
        if not apps.is_installed(f"tracker.{app}") and app != "auth":
            continue
        rows = Permission.objects.filter(content_type__app_label=app).exclude(content_type__model__endswith="event")
        if codename.endswith("*"):
            found += rows.filter(codename__startswith=codename[:-1]).exclude(content_type__model__in=RESTRICTED)
        else:
            found.append(rows.get(codename=codename))
    return found
