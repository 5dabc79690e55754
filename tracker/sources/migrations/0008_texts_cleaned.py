"""Texts that are there are cleaned as those are that are entered."""

from django.db import migrations

from tracker.lib.cleaning_step import texts_cleaned


class Migration(migrations.Migration):
    dependencies = [("sources", "0007_nothing_lies_ahead")]

    operations = [
        texts_cleaned(
            "sources",
            "source",
            "capture",
            "legalinstrument",
        ),
    ]
