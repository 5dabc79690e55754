"""The policy as the text that the public site prints: every field of every newsroom model, in words."""

import inspect
import json
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from tracker.publishing.policy.register import NEVER_WHOLE, POLICY
from tracker.publishing.policy.rules import Rule


def policy_text() -> str:
    """The whole register as JSON in its order, one field a line."""
    records = [*(_record(label, "") for label in POLICY), *(_record(*nothing) for nothing in NEVER_WHOLE.items())]
    return "[\n" + ",\n".join(records) + "\n]\n"


def _record(label: str, why_nothing: str) -> str:
    head = {"model": label, "name": str(apps.get_model(label)._meta.verbose_name), "why_nothing": why_nothing}
    lines = ",\n".join(f"  {_json(_line(label, name, rule))}" for name, rule in POLICY.get(label, {}).items())
    return f'{_json(head)[:-1]}, "lines": [\n{lines}\n]}}'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _line(label: str, name: str, rule: Rule) -> dict[str, str]:
    return {
        "field": name,
        "label": _label(label, name),
        "showing": rule.showing.value,
        "form": _form(rule.generalise),
        "why": rule.why,
    }


def _label(label: str, name: str) -> str:
    try:
        field: Any = apps.get_model(label)._meta.get_field(name)
    except FieldDoesNotExist:
        return name.replace("_", " ")
    return str(getattr(field, "verbose_name", name))


def _form(generalise: object) -> str:
    """The first sentence of what says how a field is made coarser, without its examples."""
    words = inspect.getdoc(generalise) or "" if generalise else ""
    return words.partition("\n")[0].partition(":")[0].rstrip(".")
