from django.db import migrations, models

from tracker.lib.column_order import ColumnsFirst

KEYS = (
    *("in_headline", "in_recruited", "in_outcome", "in_nationality", "in_grant", "in_work", "in_recruited_how"),
    *("in_motive", "in_indicator", "in_unit", "in_unit_directly", "in_site", "in_fates"),
)
FIXED = ("grants_counted", "independent_publishers", "has_contract", "is_plain")
SHORT = (
    *("level", "fate_now", "evidence", "sex", "sides", "nationalities", "regions", "strata", "counted_as"),
    *("reference", "sources", "units"),
)


class Migration(migrations.Migration):
    """What a filtered page reads of every person found comes first, and what all are found by."""

    dependencies = [("catalogue", "0010_state_actions")]

    operations = [
        ColumnsFirst("person", (*KEYS, *FIXED, *SHORT)),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(name="person_not_plain", fields=["reference"], condition=models.Q(is_plain=False)),
        ),
    ]
