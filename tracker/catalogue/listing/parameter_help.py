"""A parameter of a list in words: what it asks for, its values, and an example that works."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from tracker.catalogue.listing.facet import Facet

_SHOWN_VALUES = 30
_EXAMPLE_OF_COUNTRIES = "NP"


@dataclass(frozen=True)
class ParameterHelp:
    """One parameter; `example` is a value of it (empty: none can be given), `beside` what must stand with it.

    `pattern` is a regular expression that every value meets that is not empty.
    """

    name: str
    meaning: str
    values: Sequence[str] = ()
    example: str = ""
    beside: Mapping[str, str] = field(default_factory=dict)
    pattern: str = ""


def help_of_facet(facet: Facet) -> ParameterHelp:
    """A facet's parameter; of records the first one that is public, so that the example can be followed."""
    values = list(dict.fromkeys((*(facet.labels or ()), *facet.others)))
    example = facet.example
    if facet.names is not None:
        first = facet.names._default_manager.order_by("pk").values_list("pk", flat=True).first()
        example = str(first or "unknown")
    return ParameterHelp(
        facet.name,
        _("%(meaning)s May be repeated: any of them.") % {"meaning": facet.meaning or f"{facet.heading}."},
        # Languages and references are too many to print; the form lists those in use.
        values if len(values) <= _SHOWN_VALUES and facet.names is None else [],
        example or next(iter(facet.labels or (_EXAMPLE_OF_COUNTRIES,))),
    )
