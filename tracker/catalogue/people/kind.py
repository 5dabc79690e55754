"""What is known of the kind of people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tracker.catalogue.listing.kind import PublicKind, PublicList
from tracker.catalogue.listing.paging import SORTS
from tracker.catalogue.models import Person
from tracker.catalogue.people.columns import PEOPLE_COLUMNS
from tracker.catalogue.people.filter import PeopleFilter, people_filter
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
        "Each row is one person.",
        PeopleFilter,
        people_filter,
        PEOPLE_COLUMNS,
        sorts=SORTS,
        is_in_head=True,
    ),
)
