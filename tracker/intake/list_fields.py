"""What a column of a list can mean: one register, which mapping, reading, templates and pages read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.vocabulary.course import DetailKind


class Content(StrEnum):
    """What the cells of a column hold."""

    NUMBERING = "numbering"
    NAME = "name"
    DATE = "date"
    YEAR = "year"
    AGE = "age"
    COUNTRY = "country"
    SEX = "sex"
    FATE = "fate"
    TERM = "term"
    UNIT = "unit"
    TEXT = "text"
    RESTRICTED = "restricted"
    LOCATOR = "locator"
    NOTE = "note"
    DROPPED = "dropped"


NAMING_NOBODY = frozenset(
    {Content.DATE, Content.YEAR, Content.AGE, Content.COUNTRY, Content.SEX, Content.FATE, Content.TERM, Content.UNIT}
)
"""What tells of no one person where nothing else is left of a row."""


@dataclass(frozen=True)
class Field:
    """One meaning: the claim and its column that cells become, where they become one."""

    name: str
    label: Promise
    content: Content
    claim: str = ""
    column: str = ""
    detail: str = ""
    """The kind of restricted detail; the cells are shown to few."""
    several: bool = False
    """Several columns may mean it."""
    in_grid: bool = False
    """Has a column where several people are typed at once."""


_FIELDS = (
    Field("list_number", _("Number in the list"), Content.NUMBERING),
    Field("name_full", _("Name, whole"), Content.NAME, in_grid=True),
    Field("name_family", _("Family name"), Content.NAME),
    Field("name_given", _("Given name"), Content.NAME),
    Field("name_patronymic", _("Patronymic or middle name"), Content.NAME),
    Field("name_latin", _("Name in Latin letters"), Content.NAME, in_grid=True),
    Field("name_second", _("Name, whole, in a second spelling"), Content.NAME, several=True),
    Field("name_other", _("Alias or call sign"), Content.NAME, several=True, in_grid=True),
    Field("sex", _("Sex"), Content.SEX, in_grid=True),
    Field("born_on", _("Date of birth"), Content.DATE, "birth", "born_on", in_grid=True),
    Field("birth_year", _("Year of birth"), Content.YEAR, "birth", "born_on"),
    Field("age", _("Age"), Content.AGE, "birth", "age", in_grid=True),
    Field("birth_place", _("Place of birth"), Content.TEXT, "birth", "place"),
    Field("nationality", _("Nationality"), Content.COUNTRY, "nationality", "territory", several=True, in_grid=True),
    Field(
        "identity_number",
        _("Identity number (restricted)"),
        Content.RESTRICTED,
        detail=DetailKind.IDENTITY_NUMBER,
        several=True,
    ),
    Field("contact", _("Phone, mail (restricted)"), Content.RESTRICTED, detail=DetailKind.CONTACT, several=True),
    Field("relative", _("Relatives (restricted)"), Content.RESTRICTED, detail=DetailKind.RELATIVE, several=True),
    Field("address", _("Address (restricted)"), Content.RESTRICTED, detail=DetailKind.ADDRESS, several=True),
    Field("signed_on", _("Contract: signed on"), Content.DATE, "contract", "signed_on", in_grid=True),
    Field("term", _("Contract: term"), Content.TERM, "contract", "term_months"),
    Field("signed_at", _("Contract: place of signing"), Content.TEXT, "contract", "signed_place"),
    Field("unit", _("Unit"), Content.UNIT, "contract", "unit_as_stated", in_grid=True),
    Field("role", _("Role"), Content.TEXT, "contract", "role_given"),
    Field("rank", _("Rank"), Content.TEXT, "contract", "rank"),
    Field("fate", _("Fate"), Content.FATE, "fate", "kind", in_grid=True),
    Field("fate_on", _("Fate: date"), Content.DATE, "fate", "on", in_grid=True),
    Field("fate_place", _("Fate: place"), Content.TEXT, "fate", "place", in_grid=True),
    Field("cause", _("Fate: cause"), Content.TEXT, "fate", "cause"),
    Field("captured_on", _("Captured on"), Content.DATE, "captured", "on"),
    Field("exchanged_on", _("Exchanged on"), Content.DATE, "exchanged", "on"),
    Field("charge", _("Court: charge"), Content.TEXT, "proceeding", "charge"),
    Field("verdict_on", _("Court: date of the verdict"), Content.DATE, "proceeding", "on"),
    Field("sentence", _("Court: sentence"), Content.TEXT, "proceeding", "sentence"),
    Field("citizenship_granted_on", _("Citizenship granted on"), Content.DATE, "citizenshipgrant", "on"),
    Field("occupation", _("Occupation before"), Content.TEXT, "background", "occupation"),
    Field("found_at", _("Found at: page, row or time code"), Content.LOCATOR, in_grid=True),
    Field("found_in", _("Where recruited (kept as a note)"), Content.NOTE, several=True),
    Field("recruiter", _("Recruiter (kept as a note)"), Content.NOTE, several=True),
    Field("source_link", _("Link (kept as a note)"), Content.NOTE, several=True),
    Field("remark", _("Note: kept in the internal notes, with its head"), Content.NOTE, several=True, in_grid=True),
    Field("left_out", _("Dropped: not kept"), Content.DROPPED, several=True),
)
FIELDS: Mapping[str, Field] = {field.name: field for field in _FIELDS}
NEED_SIDE = ("contract", "citizenshipgrant")
"""Claims that cannot be kept where nobody says for which side."""
NAME_PARTS = ("name_family", "name_given", "name_patronymic")
NOTE, DROPPED = "remark", "left_out"
"""What a column means for which nothing better was found, and one that is not kept."""


def field_choices() -> list[tuple[str, Promise]]:
    """All meanings with their labels, in the order of the register."""
    return [(field.name, field.label) for field in _FIELDS]
