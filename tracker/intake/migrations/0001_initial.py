"""Which rows of the starting data were loaded."""

from django.db import migrations, models

from tracker.lib.database.migration_steps import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="LoadedRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("collection", models.CharField(max_length=40)),
                        ("row", models.CharField(max_length=200)),
                        ("kind", models.CharField(max_length=20)),
                        ("reference", models.CharField(max_length=8)),
                        (
                            "is_ready",
                            models.BooleanField(help_text="May be submitted as loaded; others wait for an editor."),
                        ),
                        ("loaded_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("collection", "row"), name="a_row_is_loaded_once")
                        ],
                    },
                ),
            ]
        ),
    ]
