"""What a row of the list of people shows, in the person's own row; filled when the rows are next made anew."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0003_terms"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="fate_on",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="person",
            name="first_contract_text",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="person",
            name="units_as_stated",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=300), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="changednumbers",
            name="named",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=8),
                default=list,
                help_text="References of records that facets name, and that changed.",
                size=None,
            ),
        ),
    ]
