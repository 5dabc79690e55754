"""Accepted figures, statements and state actions stay cited."""

from django.db import migrations

from tracker.sources.citation_rules import record_cited_when_accepted

_KINDS = ("figure", "statement", "stateaction")


class Migration(migrations.Migration):
    """Deferred constraint triggers of this room."""

    dependencies = [("figures", "0001_initial")]

    operations = [record_cited_when_accepted(room="figures", kind=kind, citations="figure") for kind in _KINDS]
