"""What publishing knows of a kind of record stands in its crossing, whole, and nowhere else."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

import tracker.publishing
from tracker.catalogue import models as public
from tracker.catalogue.figures.kind import CLAIMANTS
from tracker.catalogue.kinds import KINDS as PUBLIC_KINDS
from tracker.catalogue.listing.kind import PublicKind
from tracker.figures.models import Claimant, Figure, FigureLink
from tracker.people.models import Recruiter
from tracker.publishing.crossings.crossing import Crossing
from tracker.publishing.crossings.figures import CLAIMANT
from tracker.publishing.crossings.register import BY_KIND, CROSSINGS, DERIVED, KINDS, NEVER_CROSS
from tracker.publishing.policy.register import POLICY
from tracker.review.content import RecordKind, record_kinds

TABLES = list(apps.get_app_config("catalogue").get_models())


def faults(
    kinds: Mapping[str, RecordKind],
    crossings: Iterable[Crossing[Any]] = CROSSINGS,
    public_kinds: Mapping[str, PublicKind] = PUBLIC_KINDS,
) -> Iterator[str]:
    """A sentence, with the kind's name first, for each part of a crossing that is missing or leads nowhere."""
    by_kind = {each.kind: each for each in crossings}
    yield from (f"{kind}: is neither in CROSSINGS nor in NEVER_CROSS" for kind in {*kinds} - {*by_kind, *NEVER_CROSS})
    yield from (f"{kind}: is in CROSSINGS and in NEVER_CROSS" for kind in {*by_kind} & {*NEVER_CROSS})
    yield from (f"{kind}: is not registered with review" for kind in {*by_kind, *NEVER_CROSS} - {*kinds})
    known: set[str] = set()
    for kind, each in by_kind.items():
        known.add(kind)
        if kind in kinds:
            of_twin = of_public_kind(each, kinds[kind], public_kinds.get(kind))
            found = (*of_twin, *of_tables(each), *of_links(each, known), *of_document(each, kinds[kind]))
            yield from (f"{kind}: {fault}" for fault in found)


def of_public_kind(crossing: Crossing[Any], record: RecordKind, public_kind: PublicKind | None) -> Iterator[str]:
    if public_kind is None:
        yield "catalogue/kinds.py does not know it"
        return
    column: Any = record.model._meta.get_field("reference")
    if not public_kind.prefixes.startswith(column.prefix):
        yield f"its references begin with {column.prefix}, not with {public_kind.prefixes}"
    if public_kind.model is not crossing.model:
        yield f"its table is {crossing.model.__name__} here and {public_kind.model.__name__} in catalogue/kinds.py"


def of_tables(crossing: Crossing) -> Iterator[str]:
    for model in (crossing.model, *crossing.owned):
        if model not in TABLES:
            yield f"{model.__name__} is no table of the catalogue"
    for model, owner in crossing.owned.items():
        if not is_foreign_key(model, owner, to=crossing.model):
            yield f"{model.__name__}.{owner} leads to no row of {crossing.model.__name__}"

    rows = {model.__name__ for model in crossing.owned}
    yield from (
        f"no public table holds its {claim.__name__}" for claim in crossing.claims if claim.__name__ not in rows
    )


def is_foreign_key(model: type[models.Model], name: str, *, to: type[models.Model]) -> bool:
    try:
        column: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return isinstance(column, models.ForeignKey) and column.related_model is to


def of_links(crossing: Crossing, known: set[str]) -> Iterator[str]:
    for kind in crossing.links_to:
        if kind not in known:
            yield f"links to {kind}, which does not stand before it in CROSSINGS"
    kinds = {each.model: each.kind for each in CROSSINGS}
    owners = {owned for each in CROSSINGS for owned in each.owned.items()}
    for model in (crossing.model, *crossing.owned):
        for column in model._meta.concrete_fields:
            target = kinds.get(column.related_model) if isinstance(column, models.ForeignKey) else None
            known_to_it = (crossing.kind, *crossing.links_to)
            if target and (model, column.name) not in owners and target not in known_to_it:
                yield f"{model.__name__}.{column.name} links to {target}, which is not in its links_to"


def of_document(crossing: Crossing, record: RecordKind) -> Iterator[str]:
    labels = (record.model._meta.label_lower, *(model._meta.label_lower for model in crossing.claims))
    lacking = [label for label in (*labels, *crossing.parts.values()) if label not in POLICY]
    yield from (f"the policy has no lines for {label}" for label in lacking)
    if crossing.named_by and crossing.named_by not in {model.KIND for model in crossing.claims}:
        yield f"{crossing.named_by} names it, and is none of its claims"
    for name in crossing.redacted_with_a_name:
        if name not in {*POLICY.get(labels[0], ()), *crossing.parts}:
            yield f"{name} goes with a name, and is not in its document"


def test_every_kind_that_is_reviewed_crosses_whole_or_is_declared_never_to() -> None:
    assert sorted(faults(record_kinds())) == []


def test_why_a_kind_never_crosses_is_said() -> None:
    assert all(why.endswith(".") for why in NEVER_CROSS.values())


def test_no_two_kinds_share_a_name_or_a_table() -> None:
    assert len(BY_KIND) == len(CROSSINGS)
    assert len({each.model for each in CROSSINGS}) == len(CROSSINGS)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_every_public_table_belongs_to_one_kind_or_is_declared_to_follow_from_others(table: type[models.Model]) -> None:
    records = [each.kind for each in CROSSINGS if each.model is table]
    owners = [each.owned[table] for each in CROSSINGS if table in each.owned]
    # Citations of figures, statements and state actions share a table, each kind by a foreign key of its own.
    assert len(owners) == len(set(owners))
    assert [bool(records), bool(owners), table in DERIVED].count(True) == 1, f"{table.__name__}: {records}, {owners}"


MEDAL = replace(CLAIMANT, kind="medal")
MEDALS = replace(CLAIMANTS, kind="medal")
BROKEN: dict[str, tuple[Crossing, str]] = {
    "model": (replace(MEDAL, model=Figure), "Figure is no table of the catalogue"),
    "owned": (replace(MEDAL, owned={public.Capture: "medal"}), "Capture.medal leads to no row"),
    "links_to": (replace(MEDAL, links_to=("ribbon",)), "links to ribbon"),
    "links of its rows": (
        replace(MEDAL, owned={public.Contract: "person"}, model=public.Person, links_to=()),
        "Contract.unit links to unit, which is not in its links_to",
    ),
    "claims": (replace(MEDAL, claims=(FigureLink,)), "no public table holds its FigureLink"),
    "named_by": (replace(MEDAL, named_by="medalname"), "medalname names it"),
    "parts": (replace(MEDAL, parts={"citations": "people.medalcitation"}), "no lines for people.medalcitation"),
    "redacted_with_a_name": (replace(MEDAL, redacted_with_a_name=("ribbon",)), "ribbon goes with a name"),
}


NEEDED = [each.name for each in fields(Crossing) if each.default is MISSING and each.default_factory is MISSING]


def with_medal(model: type[models.Model] = Claimant) -> dict[str, RecordKind]:
    return {**record_kinds(), "medal": RecordKind("medal", model, lambda _: {}, ())}


def with_medals(**parts: Any) -> dict[str, PublicKind]:
    return {**PUBLIC_KINDS, "medal": replace(MEDALS, **parts)}


def test_a_new_kind_that_the_public_side_does_not_know_as_the_newsroom_does_is_named() -> None:
    crossings = (*CROSSINGS, MEDAL)
    assert list(faults(with_medal(), crossings)) == ["medal: catalogue/kinds.py does not know it"]
    other_letter = faults(with_medal(), crossings, with_medals(prefixes="M"))
    assert list(other_letter) == ["medal: its references begin with C, not with M"]
    other_table = faults(with_medal(), crossings, with_medals(model=public.Figure))
    assert list(other_table) == ["medal: its table is Claimant here and Figure in catalogue/kinds.py"]


def test_a_new_kind_without_a_crossing_is_named() -> None:
    assert list(faults(with_medal())) == ["medal: is neither in CROSSINGS nor in NEVER_CROSS"]


def test_a_new_kind_without_a_policy_is_named() -> None:
    found = faults(with_medal(Recruiter), (*CROSSINGS, MEDAL), with_medals(prefixes="R"))
    assert list(found) == ["medal: the policy has no lines for people.recruiter"]


@pytest.mark.parametrize("part", BROKEN)
def test_a_new_kind_with_a_part_that_leads_nowhere_is_named(part: str) -> None:
    crossing, said = BROKEN[part]
    found = list(faults(with_medal(), (*CROSSINGS, crossing), with_medals()))
    assert any(fault.startswith("medal: ") and said in fault for fault in found), found


@pytest.mark.parametrize("part", NEEDED)
def test_a_crossing_without_one_of_the_parts_that_each_needs_cannot_be_made(part: str) -> None:
    parts: Any = {name: value for name, value in vars(MEDAL).items() if name != part}
    with pytest.raises(TypeError, match=f"'{part}'"):
        Crossing(**parts)


ROOM = Path(tracker.publishing.__file__).parent
ELSEWHERE = [path for path in ROOM.rglob("*.py") if not {"crossings", "policy", "migrations"} & set(path.parts)]


def lists_of_kinds(path: Path) -> Iterator[str]:
    """Where a file lists kinds again, or tells one that is no person from the others."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Tuple | ast.List | ast.Set) and sum(map(is_a_kind, node.elts)) > 1:
            yield f"{path.name}:{node.lineno}"
        if isinstance(node, ast.Dict) and node.keys and all(map(is_a_kind, node.keys)):
            yield f"{path.name}:{node.lineno}"
        if isinstance(node, ast.Compare) and any(map(is_a_kind, node.comparators)) and "'person'" not in ast.dump(node):
            yield f"{path.name}:{node.lineno}"


def is_a_kind(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and node.value in KINDS


def test_nothing_else_in_publishing_lists_kinds_of_records() -> None:
    assert [place for path in ELSEWHERE for place in lists_of_kinds(path)] == []
