from django.db import migrations, models


def tell_undone_rows(apps, schema_editor):
    """Rows of undone lists that counted as left out."""
    rows = apps.get_model("intake", "BatchRow").objects.using(schema_editor.connection.alias)
    rows.filter(batch__state="undone", outcome="left_out", reason="Undone.").update(outcome="undone", reason="")


def count_as_left_out(apps, schema_editor):
    rows = apps.get_model("intake", "BatchRow").objects.using(schema_editor.connection.alias)
    rows.filter(outcome="undone").update(outcome="left_out", reason="Undone.")


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0004_list_versions"),
    ]

    operations = [
        migrations.AddField(
            model_name="batchrow",
            name="mended",
            field=models.JSONField(
                default=dict,
                help_text="By column the cell as it was and as somebody mended it; of an undone list only the latter.",
            ),
        ),
        migrations.AlterField(
            model_name="batchrow",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("ready", "Ready"),
                    ("asked", "Asks: somebody has to say what a cell means"),
                    ("refused", "Refused: a cell cannot be true"),
                    ("left_out", "Left out"),
                    ("made", "Made a record"),
                    ("added", "Added to a record"),
                    ("there", "There already"),
                    ("undone", "Undone"),
                ],
                max_length=10,
            ),
        ),
        migrations.RunPython(tell_undone_rows, count_as_left_out, elidable=True),
    ]
