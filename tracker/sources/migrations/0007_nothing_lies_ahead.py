"""No source, copy or law is dated certainly ahead of today."""

from django.db import migrations

from tracker.lib.future_dates import nothing_lies_ahead


class Migration(migrations.Migration):
    dependencies = [("sources", "0006_dates_of_sources_not_ahead")]
    operations = [
        nothing_lies_ahead(
            "sources",
            {
                "source": ("published_on", "accessed_on"),
                "capture": ("captured_at",),
                "legalinstrument": ("dated",),
            },
        ),
    ]
