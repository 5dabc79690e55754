"""What is known of the kind of people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tracker.catalogue.listing.kind import PublicKind, PublicList
from tracker.catalogue.models import Person
from tracker.catalogue.people.columns import PEOPLE_COLUMNS
from tracker.catalogue.people.filter import PeopleFilter
from tracker.lib.references import ANONYMOUS_PREFIX

PEOPLE = PublicKind(
    "person",
    Person,
    f"P{ANONYMOUS_PREFIX}",
    _("Person"),
    name_column="name",
    has_page=True,
    listing=PublicList(
        "people",
        _("People"),
        ngettext_lazy("%(grouped)s person", "%(grouped)s people", "number"),
        _("people"),
        _("Each row is one person."),
        PeopleFilter,
        PEOPLE_COLUMNS,
        parameters_heading=_("People, and what is claimed about them"),
        is_in_head=True,
    ),
)
