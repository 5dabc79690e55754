"""No period ends before it begins; where one does, this says which, and changes nothing."""

from django.db import migrations

from tracker.lib.periods import EndsAfterItBegins, refuse_reversed


class Migration(migrations.Migration):
    dependencies = [
        ("figures", "0003_claimant_territory"),
        ("sources", "0005_address_keys"),
    ]

    operations = [
        refuse_reversed("figures", ("Figure", "period_start", "period_end")),
        migrations.AddConstraint(
            model_name="figure",
            constraint=EndsAfterItBegins(
                begin="period_start", end="period_end", name="a_period_of_a_figure_ends_after_it_begins"
            ),
        ),
    ]
