"""Every newsroom model is recorded, obeys the layers, and has a policy for each of its fields."""

import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from pghistory.trigger import Event

from tracker.lib.history import is_derived
from tracker.publishing.policy.register import NEVER_WHOLE, POLICY
from tracker.publishing.policy.rules import Showing

ROOT = Path(__file__).parents[2]
RECORDED_ROOMS = ("sources", "units", "people", "figures")
# Logs to which rows are only added: they are their own history.
LOGS = {"people.restrictedreading", "people.takenlist"}
# Follow from other rows, and are made anew whenever those change.
DERIVED = {"people.likeness", "people.compared"}
# What is still to be done, and what became of it; the copies themselves are recorded.
QUEUES = {"sources.capturejob"}
OURS = [
    model
    for config in apps.get_app_configs()
    if config.name.startswith("tracker.")
    for model in config.get_models(include_auto_created=True)
]
IS_EVENT = re.compile(r".*event$")


def room(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1] if model.__module__.startswith("tracker.") else model._meta.app_label


def newsroom_models() -> list[type[models.Model]]:
    return [
        model
        for model in OURS
        if model._meta.app_label not in ("catalogue", "lib")
        and not IS_EVENT.match(model._meta.model_name or "")
        and not model._meta.auto_created
    ]


def layers() -> list[set[str]]:
    """Rooms from top to bottom, those that must not meet in one set."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    listed = next(contract for contract in contracts if contract["type"] == "layers")["layers"]
    return [{name.strip() for name in re.split(r"[|:]", layer)} for layer in listed]


@pytest.mark.parametrize("model", [m for m in OURS if not m._meta.auto_created], ids=lambda m: m._meta.label)
def test_a_foreign_key_points_down_or_stays_in_its_room(model: type[models.Model]) -> None:
    depth = {name: number for number, layer in enumerate(layers()) for name in layer}
    for field in [*model._meta.fields, *model._meta.many_to_many]:
        target = field.related_model
        if not isinstance(target, type) or not target.__module__.startswith("tracker."):
            continue
        here, there = room(model), room(target)
        assert here == there or depth[there] > depth[here], f"{model._meta.label}.{field.name} points up to {there}"
        assert ("catalogue" in (here, there)) <= (here == there), f"{field} crosses a wall"


@pytest.mark.parametrize(
    "model",
    [
        m
        for m in newsroom_models()
        if m._meta.app_label in RECORDED_ROOMS and m._meta.label_lower not in LOGS | DERIVED | QUEUES
    ],
    ids=lambda m: m._meta.label,
)
def test_every_change_of_a_record_is_kept(model: type[models.Model]) -> None:
    events = apps.get_model(model._meta.app_label, f"{model.__name__}Event")
    kept = {field.name for field in events._meta.fields}
    own = {field.name for field in model._meta.fields if not is_derived(field)}
    assert own <= kept
    for field in events._meta.fields:
        if isinstance(field, models.ForeignKey):
            constrained: bool = vars(field)["db_constraint"]
            assert not constrained, f"{field} would bind history to the rows it outlives"
            assert field.remote_field.on_delete is models.DO_NOTHING
    triggers = model._meta.triggers  # type: ignore[attr-defined]
    operations = {str(each.operation) for each in triggers if isinstance(each, Event)}
    assert operations == {"INSERT", "UPDATE", "DELETE"}


@pytest.mark.parametrize("model", newsroom_models(), ids=lambda m: m._meta.label)
def test_every_private_field_has_a_policy(model: type[models.Model]) -> None:
    label = model._meta.label_lower
    if label in NEVER_WHOLE:
        assert NEVER_WHOLE[label]
        return
    fields = {field.name for field in model._meta.concrete_fields if not field.primary_key and not is_derived(field)}
    rules = POLICY.get(label, {})
    lines = "\n".join(f'        "{name}": never("why"),' for name in sorted(fields - set(rules)))
    assert fields <= set(rules), f"Give these a line in POLICY[{label!r}]:\n{lines}"
    assert set(rules) <= fields, f"These lines of POLICY[{label!r}] name no field: {set(rules) - fields}"


def test_the_policy_gives_a_reason_for_everything() -> None:
    for label, rules in POLICY.items():
        for name, rule in rules.items():
            assert rule.why, f"{label}.{name}"
            assert (rule.generalise is not None) == (rule.showing is Showing.GENERALISED), f"{label}.{name}"


def test_no_policy_is_left_of_a_model_that_is_gone() -> None:
    labels = {model._meta.label_lower for model in newsroom_models()}
    assert {*POLICY, *NEVER_WHOLE} == labels
