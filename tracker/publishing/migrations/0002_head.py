"""The one row that is the head of the log: made here, because the desk may not insert it."""

from django.db import migrations


class Migration(migrations.Migration):
    """An empty log has a head at entry 0."""

    dependencies = [("publishing", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "INSERT INTO publishing_loghead (id, number, hash) VALUES (1, 0, repeat('0', 64)) ON CONFLICT DO NOTHING",
            migrations.RunSQL.noop,
        )
    ]
