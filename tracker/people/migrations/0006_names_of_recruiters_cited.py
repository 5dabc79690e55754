"""Accepted names of recruiters stay cited."""

from django.db import migrations

from tracker.sources.citation_rules import cited_when_accepted


class Migration(migrations.Migration):
    """Deferred constraint triggers."""

    dependencies = [("people", "0005_recruiters")]

    operations = [cited_when_accepted(room="people", kind="recruitername", owner="recruiter")]
