"""No parent or formation status of a unit begins or ends certainly ahead of today."""

from django.db import migrations

from tracker.lib.future_dates import nothing_lies_ahead


class Migration(migrations.Migration):
    dependencies = [("units", "0004_periods_end_after_they_begin")]
    operations = [
        nothing_lies_ahead(
            "units",
            {
                "unitparent": ("from_on", "to_on"),
                "unitstatus": ("from_on", "to_on"),
            },
        ),
    ]
