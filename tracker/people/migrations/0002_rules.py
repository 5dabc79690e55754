"""Accepted claims about persons stay cited."""

from django.db import migrations

from tracker.sources.citation_rules import cited_when_accepted

_KINDS = (
    "name",
    "birth",
    "background",
    "nationality",
    "contract",
    "service",
    "citizenshipgrant",
    "fate",
)


class Migration(migrations.Migration):
    """Deferred constraint triggers of this room."""

    dependencies = [("people", "0001_initial")]

    operations = [cited_when_accepted(room="people", kind=kind, owner="person") for kind in _KINDS]
