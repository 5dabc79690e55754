"""No figure, statement or act of a state is dated certainly ahead of today; a figure's period may end later."""

from django.db import migrations

from tracker.lib.future_dates import nothing_lies_ahead


class Migration(migrations.Migration):
    dependencies = [("figures", "0004_periods_end_after_they_begin")]
    operations = [
        nothing_lies_ahead(
            "figures",
            {
                "figure": ("period_start", "as_of"),
                "statement": ("on",),
                "stateaction": ("on",),
            },
        ),
    ]
