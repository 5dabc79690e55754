import django.db.models.deletion
from django.db import migrations, models

import tracker.lib.date_fields


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0009_levels_and_counted"),
    ]

    operations = [
        migrations.CreateModel(
            name="StateAction",
            fields=[
                ("reference", models.CharField(max_length=8, primary_key=True, serialize=False)),
                ("sort_key", models.CharField(max_length=40)),
                ("territory", models.CharField(max_length=8)),
                ("kind", models.CharField(max_length=16)),
                ("on", tracker.lib.date_fields.PartialDateField(verbose_name="on")),
                ("on_earliest", tracker.lib.date_fields.EarliestField("on")),
                ("on_latest", tracker.lib.date_fields.LatestField("on")),
                ("on_range", tracker.lib.date_fields.RangeField("on")),
                ("nationality", models.CharField(blank=True, max_length=8)),
                ("summary", models.TextField()),
            ],
            options={
                "indexes": [models.Index(fields=["sort_key", "reference"], name="state_action_in_order")],
            },
        ),
        migrations.AddField(
            model_name="figurecitation",
            name="stateaction",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="citations",
                to="catalogue.stateaction",
            ),
        ),
    ]
