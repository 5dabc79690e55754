"""What names of persons, units and recruiters share: the keys of a spelling, and which one is shown first."""

from typing import Any

from django.db import models
from django.db.models import Q

from tracker.lib.names.name_fields import KeyField, KeyVersionField, SearchField
from tracker.vocabulary.claims import ClaimStatus


class Spelling(models.Model):
    """A claim that is one name in one spelling; the kind of claim adds `text` and `preferred`."""

    text: "models.Field[Any, Any]"

    romanised = KeyField("text", "romanised")
    romanised_alt = KeyField("text", "romanised_alt")
    skeleton = KeyField("text", "skeleton")
    search_keys = KeyField("text", "search_keys")
    keys_version = KeyVersionField()
    search = SearchField("search_keys")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.text)


def one_preferred_name(owner: str) -> models.UniqueConstraint:
    """A record (of which `owner` is the column) has one preferred name at most."""
    return models.UniqueConstraint(
        name=f"one_preferred_name_per_{owner}",
        fields=(owner,),
        condition=Q(preferred=True),
        violation_error_message="Only one name can be the preferred one: take the tick off the other.",
    )


def texts_shown_first(names: "models.QuerySet[Any]") -> "models.QuerySet[Any, str]":
    """Texts of the names that were not rejected, the preferred one first."""
    return names.exclude(status=ClaimStatus.REJECTED).order_by("-preferred", "pk").values_list("text", flat=True)
