"""No date of a person, a recruiter or a request certainly lies ahead of today, but for those that may."""

from django.db import migrations

from tracker.lib.future_dates import nothing_lies_ahead


class Migration(migrations.Migration):
    dependencies = [("people", "0016_dates_of_the_desk_not_ahead")]
    operations = [
        nothing_lies_ahead(
            "people",
            {
                "birth": ("born_on", "age_on"),
                "nationality": ("from_on", "to_on"),
                "contract": ("signed_on",),
                "payment": ("on",),
                "service": ("from_on", "to_on"),
                "step": ("on",),
                "citizenshipgrant": ("on",),
                "fate": ("on",),
                "proceeding": ("on",),
                "recruiter": ("legal_checked_on", "reply_asked_on", "reply_answered_on"),
                "request": ("received_on", "answered_on"),
            },
        ),
    ]
