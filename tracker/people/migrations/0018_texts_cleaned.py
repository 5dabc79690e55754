"""Texts that are there are cleaned as those are that are entered."""

from django.db import migrations

from tracker.lib.cleaning_step import texts_cleaned


class Migration(migrations.Migration):
    dependencies = [("people", "0017_nothing_lies_ahead")]

    operations = [
        texts_cleaned(
            "people",
            "person",
            "name",
            "birth",
            "background",
            "nationality",
            "contract",
            "payment",
            "service",
            "step",
            "citizenshipgrant",
            "fate",
            "proceeding",
            "personcitation",
            "recruiter",
            "recruitername",
            "recruitercitation",
            "request",
            "requestwriter",
            "restricteddetail",
            "merge",
            "distinction",
        ),
    ]
