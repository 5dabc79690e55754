"""Days of recruiters and requests are refused in forms where they lie ahead; columns stay as they are."""

from django.db import migrations, models

import tracker.lib.future_dates


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0015_an_age_has_its_day"),
    ]

    operations = [
        migrations.AlterField(
            model_name="recruiter",
            name="legal_checked_on",
            field=models.DateField(
                blank=True,
                null=True,
                validators=[tracker.lib.future_dates.refuse_future],
                verbose_name="legal check on",
            ),
        ),
        migrations.AlterField(
            model_name="recruiter",
            name="reply_answered_on",
            field=models.DateField(
                blank=True, null=True, validators=[tracker.lib.future_dates.refuse_future], verbose_name="answered on"
            ),
        ),
        migrations.AlterField(
            model_name="recruiter",
            name="reply_asked_on",
            field=models.DateField(
                blank=True,
                null=True,
                validators=[tracker.lib.future_dates.refuse_future],
                verbose_name="asked for a reply on",
            ),
        ),
        migrations.AlterField(
            model_name="recruiterevent",
            name="legal_checked_on",
            field=models.DateField(
                blank=True,
                null=True,
                validators=[tracker.lib.future_dates.refuse_future],
                verbose_name="legal check on",
            ),
        ),
        migrations.AlterField(
            model_name="recruiterevent",
            name="reply_answered_on",
            field=models.DateField(
                blank=True, null=True, validators=[tracker.lib.future_dates.refuse_future], verbose_name="answered on"
            ),
        ),
        migrations.AlterField(
            model_name="recruiterevent",
            name="reply_asked_on",
            field=models.DateField(
                blank=True,
                null=True,
                validators=[tracker.lib.future_dates.refuse_future],
                verbose_name="asked for a reply on",
            ),
        ),
        migrations.AlterField(
            model_name="request",
            name="answered_on",
            field=models.DateField(blank=True, null=True, validators=[tracker.lib.future_dates.refuse_future]),
        ),
        migrations.AlterField(
            model_name="request",
            name="received_on",
            field=models.DateField(validators=[tracker.lib.future_dates.refuse_future]),
        ),
        migrations.AlterField(
            model_name="requestevent",
            name="answered_on",
            field=models.DateField(blank=True, null=True, validators=[tracker.lib.future_dates.refuse_future]),
        ),
        migrations.AlterField(
            model_name="requestevent",
            name="received_on",
            field=models.DateField(validators=[tracker.lib.future_dates.refuse_future]),
        ),
    ]
