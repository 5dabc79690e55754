"""The lines of the file of people, stored as they are sent."""

from django.db import models

from tracker.catalogue.models.person import Person


class PersonLine(models.Model):
    """One person's line of `people.csv`, without its line feed; written with the person's rows, gone with them.

    It holds nothing that the other tables do not hold: it is read from them when they are written, so that a file of
    a million people is copied and not computed.
    """

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    line = models.TextField()
