"""Permissions that code asks for are those that the table of access gives."""

import re
from pathlib import Path

from tracker.accounts.access import ACCESS, VERBS, ActionPermission

ROOT = Path(__file__).parents[2] / "tracker"
ASKED_FOR = re.compile(r"""(?:has_perm|with_perm)\(\s*"(?P<name>[a-z_.]+)\"""")


def test_every_permission_named_in_code_is_a_verb_on_a_model_of_the_table() -> None:
    given = {
        f"{app}.{verb}_{name}" for app, _, name in (model.partition(".") for model in ACCESS) for verb in VERBS.values()
    }
    unknown = {
        f"{path.relative_to(ROOT)}: {found['name']}"
        for room in ("accounts", "review", "people", "newsroom")
        for path in (ROOT / room).rglob("*.py")
        for found in ASKED_FOR.finditer(path.read_text())
        if found["name"] not in given
    }
    assert unknown == set()


def test_what_is_no_verb_is_named_by_its_enum_alone() -> None:
    names = {f'"{each.value}"' for each in ActionPermission}
    literal = {
        str(path.relative_to(ROOT))
        for room in ("review", "people", "newsroom")
        for path in (ROOT / room).rglob("*.py")
        if "migrations" not in path.parts and any(name in path.read_text() for name in names)
    }
    assert literal == set()
