"""No period ends before it begins; where one does, this says which, and changes nothing."""

from django.db import migrations

from tracker.lib.periods import EndsAfterItBegins, refuse_reversed


class Migration(migrations.Migration):
    dependencies = [
        ("units", "0003_sites_are_records"),
    ]

    operations = [
        refuse_reversed("units", ("UnitParent", "from_on", "to_on"), ("UnitStatus", "from_on", "to_on")),
        migrations.AddConstraint(
            model_name="unitparent",
            constraint=EndsAfterItBegins(begin="from_on", end="to_on", name="a_belonging_ends_after_it_begins"),
        ),
        migrations.AddConstraint(
            model_name="unitstatus",
            constraint=EndsAfterItBegins(begin="from_on", end="to_on", name="a_unit_status_ends_after_it_begins"),
        ),
    ]
