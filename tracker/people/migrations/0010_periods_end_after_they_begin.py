"""No period ends before it begins; where one does, this says which, and changes nothing."""

from django.db import migrations

from tracker.lib.periods import EndsAfterItBegins, refuse_reversed


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0009_coarser_rows"),
        ("sources", "0005_address_keys"),
        ("units", "0004_periods_end_after_they_begin"),
    ]

    operations = [
        refuse_reversed(
            "people",
            ("Contract", "signed_on", "ends_on"),
            ("Nationality", "from_on", "to_on"),
            ("Service", "from_on", "to_on"),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=EndsAfterItBegins(begin="signed_on", end="ends_on", name="a_contract_ends_after_it_is_signed"),
        ),
        migrations.AddConstraint(
            model_name="nationality",
            constraint=EndsAfterItBegins(begin="from_on", end="to_on", name="a_nationality_ends_after_it_begins"),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=EndsAfterItBegins(begin="from_on", end="to_on", name="a_service_ends_after_it_begins"),
        ),
    ]
