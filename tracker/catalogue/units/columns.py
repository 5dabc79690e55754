"""The columns of units in file and API: declared once."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from tracker.catalogue.listing.column import Column
from tracker.catalogue.listing.per_value import people_with
from tracker.catalogue.models import UnitAncestor, UnitCitation, UnitName, UnitParent, UnitStatus
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.units import UnitKind


def _accepted(model: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(unit=OuterRef("pk"), status=ClaimStatus.ACCEPTED)
    return rows.order_by("position")


def _periods(rows: QuerySet[Any], what: str) -> ArraySubquery:
    """What held, a space, and from when to when."""
    said = Concat(what, Value(" "), "from_on", Value("/"), "to_on", output_field=TextField())
    return ArraySubquery(rows.annotate(said=said).values("said"))


UNIT_COLUMNS: Sequence[Column] = (
    Column("reference", _("Reference"), _("Public reference of the unit; never changes."), F("reference")),
    Column("name", _("Name"), _("The name shown first."), F("name"), is_text=True, rests_on=("unitname.text",)),
    Column(
        "other_names",
        _("Other names"),
        _("All other accepted names, in any language."),
        ArraySubquery(_accepted(UnitName).exclude(text=OuterRef("name")).values("text")),
        is_list=True,
        is_text=True,
        rests_on=("unitname.text",),
    ),
    Column("kind", _("Kind"), _("What sort of formation it is, in its own words."), F("kind"), values=UnitKind),
    Column("side", _("Side or own state"), _("Code of the side's state, or of the unit's own."), F("territory")),
    Column("branch", _("Branch"), _("As sourced; empty: not known."), F("branch"), is_text=True),
    Column(
        "military_unit_number",
        _("Military unit number"),
        _("The number by which the side itself names it; empty: not known."),
        F("military_unit_number"),
        is_text=True,
    ),
    Column(
        "formation_statuses",
        _("Formation status"),
        _("The status, a space, and its dates as from/to; where one is empty, it is not known."),
        _periods(_accepted(UnitStatus), "formation_status"),
        is_list=True,
        rests_on=("unitstatus.formation_status", "unitstatus.from_on", "unitstatus.to_on"),
    ),
    Column(
        "parents",
        _("Belongs to"),
        _("Units above it: the reference, a space, and the dates as from/to; where one is empty, it is not known."),
        _periods(_accepted(UnitParent), "parent_id"),
        is_list=True,
        rests_on=("unitparent.parent", "unitparent.from_on", "unitparent.to_on"),
    ),
    Column(
        "above",
        _("All units above"),
        _("References of all units above it, directly or through others, at any date."),
        ArraySubquery(
            UnitAncestor.objects.filter(unit=OuterRef("pk"))
            .exclude(ancestor=OuterRef("pk"))
            .order_by("ancestor")
            .values("ancestor")
        ),
        is_list=True,
        rests_on=("unitparent.parent",),
        follows_from_others=True,
    ),
    Column(
        "people_within",
        _("People within"),
        _("People documented in it or in a unit below, each once."),
        people_with("units"),
        unit="people",
        follows_from_others=True,
    ),
    Column(
        "people_directly",
        _("People directly"),
        _("People documented in the unit itself."),
        people_with("units_directly"),
        unit="people",
        follows_from_others=True,
    ),
    Column(
        "disputed",
        _("Disputed"),
        _(
            "Which of these columns a credible source contradicts; the other versions are on the unit's page and in "
            "the API."
        ),
        F("disputed"),
        is_list=True,
    ),
    Column("note", _("Note"), _("Our remark."), F("public_note"), is_text=True),
    Column(
        "sources",
        _("Sources"),
        _("References of the public sources cited."),
        ArraySubquery(UnitCitation.objects.filter(unit=OuterRef("pk")).order_by("source").values("source").distinct()),
        is_list=True,
    ),
)
