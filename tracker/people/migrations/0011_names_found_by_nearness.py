"""The names nearest to one are read from an index, by each of the keys that are compared."""

import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0010_periods_end_after_they_begin"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="name",
            index=django.contrib.postgres.indexes.GistIndex(
                fields=["skeleton"], name="name_nearest_skeleton", opclasses=["gist_trgm_ops(siglen=64)"]
            ),
        ),
        migrations.AddIndex(
            model_name="name",
            index=django.contrib.postgres.indexes.GistIndex(
                fields=["romanised"], name="name_nearest_romanised", opclasses=["gist_trgm_ops(siglen=64)"]
            ),
        ),
        migrations.AddIndex(
            model_name="name",
            index=django.contrib.postgres.indexes.GistIndex(
                fields=["romanised_alt"], name="name_nearest_romanised_alt", opclasses=["gist_trgm_ops(siglen=64)"]
            ),
        ),
    ]
