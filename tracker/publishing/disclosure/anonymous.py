"""Persons without a name: the public document of one, its rows, and how many others look the same."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, cast
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models

from tracker.catalogue import models as public
from tracker.catalogue.listing.nothing import NOT_PUBLISHED
from tracker.catalogue.people.counting import Accepted, Recruited, bounds, recruitments
from tracker.lib.database.copying import bare_row
from tracker.lib.references import ANONYMOUS_PREFIX, new_reference
from tracker.lib.territories import label, region_of, territories
from tracker.publishing.disclosure.coarse import HELD_BACK, coarse, contradicted
from tracker.publishing.disclosure.levels import categories_of
from tracker.publishing.documents.people import AnonymousDocument, AnonymousLook
from tracker.publishing.models import ANONYMOUS, LogEntry
from tracker.review.content import Content, canonical
from tracker.vocabulary import levels as vocabulary_levels
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.levels import PROTECTED, Coarser, FateGroup, Level, SourceGroup
from tracker.vocabulary.people import FateKind, NationalityKind, Sex, Side, Stratum

COLUMNS: Mapping[str, str] = {
    "sex": "sex",
    "nationalities": "nationality",
    "birth_decade": "decade of birth",
    "side": "side",
    "contract_on": "date of the contract",
    "fate_group": "fate",
    "fate_year": "year of the fate",
    "source_kinds": "kinds of source",
}
"""All that an anonymous row shows, in words."""

_VALUES: Mapping[str, Any] = {"sex": Sex, "side": Side, "fate_group": FateGroup, "source_kinds": SourceGroup}


def columns_in_words(document: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Label and value of each column that the row would show."""
    return [(words, _in_words(name, document[name])) for name, words in COLUMNS.items() if document[name]]


def _in_words(name: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_in_words(name, each) for each in value)
    if name == "nationalities":
        return label(value)
    return str(_VALUES[name](value).label) if name in _VALUES else str(value)


_DROPPED_BY: Mapping[str, tuple[str, ...]] = {
    Coarser.NO_CONTRACT_DATE: ("contract_on",),
    Coarser.NO_DECADE: ("birth_decade",),
    Coarser.NO_SEX: ("sex",),
    Coarser.NO_FATE_YEAR: ("fate_year",),
    Coarser.NO_FATE: ("fate_group", "fate_year"),
    Coarser.NO_SOURCES: ("source_kinds",),
}


def anonymous_document(content: Content) -> AnonymousLook:
    """The public document of a person without a name: the columns of such a row and nothing else.

    `held_back` names those that are known and not shown, `disputed` those that a conflicting version contradicts: it is
    part of how the row looks, and so as common as the rest of it.
    """
    columns = asdict(coarse(content))
    wanted = content.get("coarser", [])
    if Coarser.QUARTER_TO_YEAR in wanted and columns["contract_on"] not in ("", HELD_BACK):
        columns["contract_on"] = columns["contract_on"].strip("[")[:4]
    dropped = {name for choice in wanted for name in _DROPPED_BY.get(choice, ())}
    held_back = {name for name, value in columns.items() if value == HELD_BACK or (name in dropped and value)}
    shown = {name: type(value)() if name in held_back else value for name, value in columns.items()}
    document = {"level": Level.ANONYMOUS.value, **shown, "held_back": sorted(held_back)}
    # Named only where there is a conflict, so that rows without one look as they always did.
    if disputed := [name for name in contradicted(content) if shown[name]]:
        document["disputed"] = disputed
    return cast("AnonymousLook", document)


def needed(content: Content) -> int:
    """How many people at least must look the same."""
    is_protected = PROTECTED & categories_of(content)
    return vocabulary_levels.LOOK_THE_SAME_PROTECTED if is_protected else vocabulary_levels.LOOK_THE_SAME


def look(document: Mapping[str, object]) -> bytes:
    """Equal for documents that look the same to a reader."""
    return canonical({name: value for name, value in document.items() if name != "keys"})


def with_keys(document: AnonymousLook) -> AnonymousDocument:
    """The document with keys for its claims, drawn at random: they are public, and lead to nothing."""
    return {**document, "keys": [str(uuid4()) for _ in range(3 + len(document["nationalities"]))]}


def fresh_references(number: int) -> list[str]:
    """Draw that many references that no anonymous row has, nor ever had as far as the log knows."""
    fresh: dict[str, None] = {}
    while len(fresh) < number:
        drawn = dict.fromkeys(new_reference(ANONYMOUS_PREFIX) for _ in range(number - len(fresh)))
        known = LogEntry.objects.filter(kind=ANONYMOUS, reference__in=list(drawn))
        taken = set(known.values_list("reference", flat=True))
        fresh |= {each: None for each in drawn if each not in taken}
    return list(fresh)


def distinguishing_columns(document: AnonymousLook, others: Sequence[AnonymousLook]) -> list[str]:
    """The columns, in words, without any one of which more of the others would look the same; most gain first."""
    same = sum(look(each) == look(document) for each in others)
    gains = {}
    for name, words in COLUMNS.items():
        found = sum(_without(each, name) == _without(document, name) for each in others)
        if found > same:
            gains[words] = found - same
    return sorted(gains, key=lambda words: -gains[words])


def _without(document: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {
        column: [each for each in value if each != name] if column in ("held_back", "disputed") else value
        for column, value in document.items()
        if column not in ("keys", name)
    }


def anonymous_rows(reference: str, document: AnonymousDocument) -> list[models.Model]:
    """All public rows of one, the person's own first: everything in them follows from the document."""
    keys = iter(UUID(key) for key in document["keys"])
    owner = {"person_id": reference, "status": ClaimStatus.ACCEPTED.value, "position": 0}
    nationalities = [_nationality(code, {**owner, "key": next(keys)}) for code in document["nationalities"]]
    others: list[tuple[type[public.PersonClaim], dict[str, Any]]] = [
        (public.Birth, {"born_on": document["birth_decade"]}),
        (public.Contract, {"signed_on": document["contract_on"], "side": document["side"], **_FIRST}),
        (
            public.Fate,
            {"kind": _fate(document) if document["fate_group"] else "", "on": document["fate_year"], "is_now": True},
        ),
    ]
    claims = [
        bare_row(model, {**owner, "key": key, **columns})
        for (model, columns), key in zip(others, keys, strict=True)
        if next(iter(columns.values()))
    ]
    recruited = _recruitments(document)
    person = bare_row(public.Person, _columns(reference, document, recruited))
    return [
        person,
        *(
            bare_row(
                public.Recruitment,
                {"person_id": reference, "side": row.side, "stratum": row.stratum, "basis": "", "on": row.on},
            )
            for row in recruited
        ),
        *nationalities,
        *claims,
    ]


def _nationality(code: str, owner: Content) -> public.Nationality:
    if code == NationalityKind.STATELESS:
        return bare_row(public.Nationality, {**owner, "kind": code})
    return bare_row(public.Nationality, {**owner, "kind": NationalityKind.TERRITORY.value, "territory": code})


def _fate(document: AnonymousLook) -> str:
    """The fate, where its group holds one alone; else it is not published which."""
    if not document["fate_group"]:
        return NOT_PUBLISHED if "fate_group" in document["held_back"] else ""
    exact: Mapping[str, str] = {FateGroup.DEAD: FateKind.KILLED, FateGroup.MISSING: FateKind.MISSING}
    return exact.get(document["fate_group"], NOT_PUBLISHED)


def _recruitments(document: AnonymousLook) -> list[Recruited]:
    """As whom the row counts, by what it shows alone."""
    if not document["side"]:
        return []
    nationalities = [
        public.Nationality(kind=NationalityKind.TERRITORY if code in territories() else code, territory=code)
        for code in document["nationalities"]
    ]
    contract = public.Contract(side=document["side"], signed_on=document["contract_on"])
    fates = [public.Fate(kind=_fate(document), on=document["fate_year"])] if document["fate_group"] else []
    shown = Accepted(contracts=[contract], services=[], nationalities=nationalities, grants=[], fates=fates)
    return recruitments(shown, war_started_on=settings.WAR_STARTED_ON, contingents=())


def _columns(reference: str, document: AnonymousLook, recruited: Sequence[Recruited]) -> dict[str, Any]:
    fate, fate_on = _fate(document), document["fate_year"] if document["fate_group"] else ""
    codes = document["nationalities"]
    side = document["side"]
    stratum = recruited[0].stratum if recruited else Stratum.NOT_COUNTED.value
    return {
        "reference": reference,
        "level": Level.ANONYMOUS.value,
        "name": "",
        "sort_key": LAST,
        "sex": NOT_PUBLISHED if "sex" in document["held_back"] else document["sex"],
        "nationalities": codes,
        "regions": sorted({region_of(code) for code in codes if code in territories()}),
        "sides": [side] if side else [],
        "strata": [stratum],
        "counted_as": [f"{side}:{stratum}"] if side else [],
        "fate_now": fate,
        "fates_ever": [fate] if fate else [],
        "fate_group": document["fate_group"],
        "source_kinds": document["source_kinds"],
        "held_back": document["held_back"],
        "disputed": sorted({column for name in document.get("disputed", ()) for column in _SHOWN_AS[name]}),
        "evidence": NOT_PUBLISHED,
        "has_contract": bool(document["contract_on"]),
        "first_contract_text": document["contract_on"],
        "first_contract_on": bounds(document["contract_on"])[0],
        "fate_on": fate_on,
        "fate_day": bounds(fate_on)[0],
        "published_at": None,
        "changed_at": None,
        "entry": None,
        **{column: [NOT_PUBLISHED] for column in _NEVER_SHOWN},
    }


_FIRST = {"is_first": True, "is_first_on_side": True}
_SHOWN_AS: Mapping[str, tuple[str, ...]] = {
    "nationalities": ("nationalities", "regions", "counted_as"),
    "birth_decade": ("born",),
    "side": ("sides", "counted_as"),
    "contract_on": ("contract_signed_on", "contract_signed_earliest", "contract_signed_latest"),
    "fate_group": ("fate_now", "fate_group", "fates_ever"),
    "fate_year": ("fate_on", "died_on", "died_earliest", "died_latest"),
}
"""The public columns that show each column of such a document."""

LAST = "~"
"""Sorts behind every romanised name; all anonymous rows share it, so their order tells nothing."""

_NEVER_SHOWN = (
    "citizenship_states",
    "units",
    "units_directly",
    "sites",
    "instruments",
    "sources",
)
