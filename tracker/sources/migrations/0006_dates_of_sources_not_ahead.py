"""Days of sources and copies are refused in forms where they lie ahead; columns stay as they are."""

from django.db import migrations, models

import tracker.lib.future_dates


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0005_address_keys"),
    ]

    operations = [
        migrations.AlterField(
            model_name="capture",
            name="captured_at",
            field=models.DateTimeField(blank=True, null=True, validators=[tracker.lib.future_dates.refuse_future]),
        ),
        migrations.AlterField(
            model_name="captureevent",
            name="captured_at",
            field=models.DateTimeField(blank=True, null=True, validators=[tracker.lib.future_dates.refuse_future]),
        ),
        migrations.AlterField(
            model_name="source",
            name="accessed_on",
            field=models.DateField(blank=True, null=True, validators=[tracker.lib.future_dates.refuse_future]),
        ),
        migrations.AlterField(
            model_name="sourceevent",
            name="accessed_on",
            field=models.DateField(blank=True, null=True, validators=[tracker.lib.future_dates.refuse_future]),
        ),
    ]
